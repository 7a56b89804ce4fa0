import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Events } from '../../shared/events.ts'
import type { State } from '../../shared/line.ts'
import { BarsService } from '../bars/bars.service.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { moves } from '../queue/moves.ts'
import { ticketOf } from '../queue/tickets.ts'
import { findSeat, giveUpSeat, holdSeat, holdsSeatFrom, mustHaveTime } from './seats.ts'
import { spanOf } from './slots.ts'

/** A booked time holds its seat while its person may come, waits after checking in, or is being helped; whatever else happens frees it. */
const holding: readonly State[] = ['booked', 'waiting', 'called', 'helping']
const freeing = [
  ...new Set(
    Object.values(moves)
      .filter(({ to }) => !holding.includes(to))
      .map(({ event }) => event),
  ),
]

type Moved = Pick<Events['ticket.undone'], 'after'>

/** Seats follow their tickets, in the ticket's own transaction. */
@Injectable()
export class SeatKeeper implements OnModuleInit {
  constructor(
    private readonly line: Line,
    private readonly bars: BarsService,
  ) {}

  onModuleInit(): void {
    for (const kind of freeing) this.line.within(kind, (tx, event) => this.free(tx, event))
    this.line.within('ticket.undone', (tx, event) => this.restore(tx, event))
  }

  private async free(tx: LineTx, { ticketId, data }: { ticketId: string | null; data: Moved }): Promise<void> {
    // An event may stand for several moves, of which only one frees the seat.
    if (ticketId && data.after.bookedFor && !holding.includes(data.after.state)) await giveUpSeat(tx, ticketId)
  }

  /**
   * What was taken back takes its seat again, at the time from before. A booking without one cannot stand, and is refused; whoever is in
   * the line already keeps the place also without: there the turn counts, and no seat. @throws Refusal slot_taken, booked_already
   */
  private async restore(tx: LineTx, { ticketId, data: { after } }: { ticketId: string | null; data: Moved }): Promise<void> {
    if (!ticketId) return
    if (!after.bookedFor || !holding.includes(after.state)) return giveUpSeat(tx, ticketId)
    const start = new Date(after.bookedFor)
    if (await holdsSeatFrom(tx, ticketId, start)) return
    const ticket = await ticketOf(tx, ticketId)
    const [topic] = await this.bars.topics([ticket.topicId], tx.em)
    const span = spanOf(start.getTime(), topic?.minutes ?? tx.bar.slotMinutes)
    if (after.state === 'booked') await mustHaveTime(tx, ticket.person, span, ticketId)
    const seat = await findSeat(tx, span, ticketId)
    if (seat !== null) return holdSeat(tx, ticketId, seat, span)
    if (after.state === 'booked') throw new Refusal('slot_taken')
  }
}
