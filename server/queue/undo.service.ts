import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { localDay } from '../bars/opening.ts'
import type { Events } from '../../shared/events.ts'
import type { StaffTicket } from '../../shared/line.ts'
import type { By } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from './line.ts'
import { ticketOf } from './tickets.ts'
import { type Last, lastMove, undoable } from './last-move.ts'
import { restore } from './restoring.ts'
import { takeBackSent, takeBackTwo, twoOf } from './undo-of-two.ts'
import { staffTicket } from './views.ts'

/** How long a person may take back what they did (ms): a customer who left by mistake may only notice a while later. A supervisor has the bar's whole day. */
export const undoFor = { customer: 10 * 60_000, staff: 60_000, system: 0 } as const

/**
 * Undo is a move too: it restores state and turn exactly, and both events stay. Where the place, the desk or the seat has been
 * taken since, the database refuses.
 */
@Injectable()
export class UndoService {
  constructor(
    private readonly line: Line,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /**
   * Takes back the last move of a ticket; by whoever made it, or (all day) by a supervisor. A move of two tickets is taken back at
   * both. @throws Refusal undo_over, already_in_line, desk_busy, slot_taken
   */
  async undo(by: By, barId: string, ticketId: string, supervises = false): Promise<StaffTicket> {
    for (let look = 1; ; look++) {
      try {
        return await this.undoAsItStands(by, barId, ticketId, supervises)
      } catch (error) {
        // Sent on, or back, between the look and the lock: where it is now is known at the next look.
        if (look === 3 || !(error instanceof Refusal && error.code === 'try_again')) throw error
      }
    }
  }

  private async undoAsItStands(by: By, barId: string, ticketId: string, supervises: boolean): Promise<StaffTicket> {
    const there = await this.sentTo(barId, ticketId)
    if (!there) return this.line.change(barId, by, (tx) => takeBack(tx, ticketId, supervises))
    return this.line.changeBoth(barId, there, by, (here, there) => takeBack(here, ticketId, supervises, there))
  }

  /** The bar where a ticket goes on; looked up without a lock, because both bars have to be locked in order. */
  private async sentTo(barId: string, ticketId: string): Promise<string | null> {
    const [other] = await this.database.query<{ bar_id: string }[]>(
      `SELECT other.bar_id FROM ticket t JOIN ticket other ON other.id = t.goes_on_as WHERE t.id = $1 AND t.bar_id = $2 AND t.state = 'sent'`,
      [ticketId, barId],
    )
    return other?.bar_id ?? null
  }
}

async function takeBack(tx: LineTx, ticketId: string, supervises: boolean, there?: LineTx): Promise<StaffTicket> {
  const ticket = await ticketOf(tx, ticketId)
  const last = mayUndo(await lastMove(tx, ticketId), tx, supervises)
  if (last.kind === 'ticket.sent') {
    if (there?.bar.id !== (last.data as Events['ticket.sent']).to) throw new Refusal('try_again')
    await takeBackSent(tx, there, ticket, last)
  } else if (twoOf(last)) await takeBackTwo(tx, ticket, last)
  else await restore(tx, ticket, last)
  return staffTicket(ticket)
}

function mayUndo(last: Last | undefined, { by, bar, now }: LineTx, supervises: boolean): Last {
  if (!last?.data.before || !undoable.has(last.kind)) throw new Refusal('undo_over', { sentence: 'There is nothing to take back.' })
  const own = last.by_kind === by.kind && last.by_id === by.id
  if (!own && !supervises) throw new Refusal('undo_over', { sentence: 'Only who did this, or a supervisor, can take it back.' })
  const inTime = now.getTime() - last.recorded_at.getTime() <= undoFor[by.kind]
  if (!inTime && !(supervises && localDay(last.recorded_at, bar.zone) === localDay(now, bar.zone))) throw new Refusal('undo_over')
  return last
}
