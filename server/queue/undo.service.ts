import { Injectable } from '@nestjs/common'
import type { Standing } from '../../shared/events.ts'
import type { StaffTicket } from '../../shared/line.ts'
import { moves } from './moves.ts'
import type { By } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from './line.ts'
import { change, ticketOf } from './tickets.ts'
import { staffTicket } from './views.ts'

type Last = { version: number; kind: string; by_kind: string; by_id: string | null; happened_at: Date; data: { before: Standing | null } }
const undoable: ReadonlySet<string> = new Set(
  Object.values(moves)
    .map(({ event }) => event)
    .filter((event) => event !== 'ticket.rebooked' && event !== 'ticket.tookTime'),
)

/** How long a person may take back what they did (ms): a customer who left by mistake may only notice a while later. */
export const undoFor = { customer: 10 * 60_000, staff: 60_000, system: 0 } as const

/**
 * Undo is a move too: it restores state and turn exactly, and both events stay. Where the place, the desk or the seat has been
 * taken since, the database refuses.
 */
@Injectable()
export class UndoService {
  constructor(private readonly line: Line) {}

  /** Takes back the last move of a ticket; by whoever made it, or (all day) by a supervisor. @throws Refusal undo_over, already_in_line, desk_busy, slot_taken */
  undo(by: By, barId: string, ticketId: string, supervises = false): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      const last = await this.lastMove(tx, ticketId)
      const before = await this.asItCanBe(tx, by, ticketId, this.mayUndo(last, by, tx, supervises))
      await change(tx, ticket, 'ticket.undone', () => ticket.restore({ ...before, proof: ticket.proof }), { undoes: last?.version ?? 0 })
      return staffTicket(ticket)
    })
  }

  private mayUndo(last: Last | undefined, by: By, tx: LineTx, supervises: boolean): Standing {
    if (!last?.data.before || !undoable.has(last.kind)) throw new Refusal('undo_over', { sentence: 'There is nothing to take back.' })
    const own = last.by_kind === by.kind && last.by_id === by.id
    if (!own && !supervises) throw new Refusal('undo_over', { sentence: 'Only who did this, or a supervisor, can take it back.' })
    const allowed = supervises ? 18 * 3_600_000 : undoFor[by.kind]
    if (tx.now.getTime() - last.happened_at.getTime() > allowed) throw new Refusal('undo_over')
    return last.data.before
  }

  private async lastMove(tx: LineTx, ticketId: string): Promise<Last | undefined> {
    // What says something about a ticket without moving it stays as it is, and is no obstacle.
    const sql = `SELECT version, kind, by_kind, by_id, happened_at, data FROM event
      WHERE ticket_id = $1 AND bar_id = $2 AND kind NOT IN ('ticket.corrected', 'ticket.vouched') ORDER BY version DESC LIMIT 1`
    const [last] = await tx.em.query<Last[]>(sql, [ticketId, tx.bar.id])
    return last
  }

  /**
   * A ticket goes back to a desk only while the same specialist stands there and has called nobody else. For a customer whose desk went on
   * to the next, it goes back into the line, to the old turn; staff are told why it cannot be.
   */
  private async asItCanBe(tx: LineTx, by: By, ticketId: string, before: Standing): Promise<Standing> {
    if (!before.deskId) return before
    const [desk] = await tx.em.query<{ staff_id: string | null; code: string | null }[]>(
      `SELECT d.staff_id, t.code FROM desk d LEFT JOIN ticket t ON t.desk_id = d.id AND t.id <> $2 AND t.state = ANY($3) WHERE d.id = $1 LIMIT 1`,
      [before.deskId, ticketId, by.kind === 'customer' ? ['called', 'helping'] : ['called']],
    )
    if (desk?.staff_id === before.staffId && !desk.code) return before
    if (by.kind === 'customer') return { ...before, state: 'waiting', deskId: null, staffId: null, calledAt: null, startedAt: null }
    if (desk?.code) throw new Refusal('desk_busy', { code: desk.code })
    throw new Refusal('undo_over', { sentence: 'Somebody else works at that desk now.' })
  }
}
