import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { localDay } from '../bars/opening.ts'
import type { Events, TicketEventKind } from '../../shared/events.ts'
import type { StaffTicket } from '../../shared/line.ts'
import type { By } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from './line.ts'
import { ticketOf } from './tickets.ts'
import { type Last, lastMove, movedSince, undoable } from './last-move.ts'
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
   * both. `seen`: the ticket's version on the screen where it was pressed; a newer move is somebody else's, and is not taken back for
   * it. @throws Refusal undo_over, already_in_line, desk_busy, desk_on_break, slot_taken
   */
  async undo(by: By, barId: string, ticketId: string, supervises = false, seen?: number): Promise<StaffTicket> {
    for (let look = 1; ; look++) {
      try {
        return await this.undoAsItStands(by, barId, { ticketId, supervises, seen })
      } catch (error) {
        // Sent on, or back, between the look and the lock: where it is now is known at the next look.
        if (look === 3 || !(error instanceof Refusal && error.code === 'try_again')) throw error
      }
    }
  }

  private async undoAsItStands(by: By, barId: string, wish: Wish): Promise<StaffTicket> {
    const there = await this.sentTo(barId, wish.ticketId)
    if (!there) return this.line.change(barId, by, (tx) => takeBack(tx, wish))
    return this.line.changeBoth(barId, there, by, (here, there) => takeBack(here, wish, there))
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

type Wish = { ticketId: string; supervises: boolean; seen: number | undefined }

async function takeBack(tx: LineTx, { ticketId, supervises, seen }: Wish, there?: LineTx): Promise<StaffTicket> {
  const ticket = await ticketOf(tx, ticketId)
  const made = await lastMove(tx, ticketId)
  if (made && seen !== undefined && made.version > seen) {
    const since = await movedSince(tx, ticket.code, made)
    throw new Refusal('undo_over', {
      ...since,
      sentence: `${since.code} has been moved since by ${since.name}: look at it again before anything is taken back.`,
    })
  }
  const last = mayUndo(made, tx, supervises)
  if (last.kind === 'ticket.sent') {
    if (there?.bar.id !== (last.data as Events['ticket.sent']).to) throw new Refusal('try_again')
    await takeBackSent(tx, there, ticket, last)
  } else if (twoOf(last)) await takeBackTwo(tx, ticket, last)
  else await restore(tx, ticket, last)
  return staffTicket(ticket)
}

/** Taken back, it would be done again within seconds: what to do instead. */
const byTheClock: Partial<Record<TicketEventKind, string>> = {
  'ticket.graceOver': 'The time that was kept free is over: bring them back to their turn instead.',
  'ticket.noAnswer': 'The bar has closed. Today they can still be brought back to their turn.',
  'ticket.closed': 'The bar has closed: they can choose a time, or be added again.',
  'ticket.held': 'This rests with us since: go on with it instead.',
}

function mayUndo(last: Last | undefined, { by, bar, now }: LineTx, supervises: boolean): Last {
  if (!last?.data.before || !undoable.has(last.kind)) throw new Refusal('undo_over', { sentence: 'There is nothing to take back.' })
  if (last.by_kind === 'system') {
    const kind = last.data.after.state === 'held' ? 'ticket.held' : last.kind
    throw new Refusal('undo_over', { sentence: byTheClock[kind] ?? 'The clock did this, and would do it again.' })
  }
  const own = last.by_kind === by.kind && last.by_id === by.id
  if (!own && !supervises) throw new Refusal('undo_over', { sentence: 'Only who did this, or a supervisor, can take it back.' })
  const inTime = now.getTime() - last.recorded_at.getTime() <= undoFor[by.kind]
  if (!inTime && !(supervises && localDay(last.recorded_at, bar.zone) === localDay(now, bar.zone))) throw new Refusal('undo_over')
  return last
}
