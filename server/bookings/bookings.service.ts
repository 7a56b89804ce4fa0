import { Injectable } from '@nestjs/common'
import type { StaffTicket } from '../../shared/line.ts'
import type { By } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { type Entered, type Pass, personOf, QueueService, type Request } from '../queue/queue.service.ts'
import type { Ticket } from '../queue/ticket.entity.ts'
import { change, enter, ticketOf } from '../queue/tickets.ts'
import { staffTicket } from '../queue/views.ts'
import { FreeTimesService } from './free-times.service.ts'
import { holdSeat, mustFindSeat, mustHaveTime } from './seats.ts'
import { spanOf } from './slots.ts'

/** How many times one person may have booked and not used yet, at all bars together. */
const mostBookings = 5

/** A time that somebody wants. Contact is normalised already. */
export type Wish = Pick<Ticket, 'person' | 'customerId' | 'proof' | 'topicId' | 'way' | 'name' | 'about' | 'contact'> & { start: Date }

/** Booking a time, and choosing another. Each is one command of the bar; seats are freed by the seat keeper. */
@Injectable()
export class BookingsService {
  constructor(
    private readonly line: Line,
    private readonly queue: QueueService,
    private readonly times: FreeTimesService,
  ) {}

  /** Books `start` for as long as the topic takes. @throws Refusal slot_taken, slot_not_offered, topic_not_here, booked_already, too_many_bookings */
  book(by: By, pass: Pass, request: Request & { start: Date }): Promise<Entered> {
    return this.line.change(request.bar, by, async (tx) => {
      const { way, name, about, contact, start } = request
      await mayHaveMore(tx, pass.customerId)
      const ticket = await this.enter(tx, { ...pass, way, name, about, contact, start, person: personOf(pass.customerId, request) })
      return { ticketId: ticket.id, already: false }
    })
  }

  /** A booked ticket with its seat, within a command. @throws Refusal slot_taken, slot_not_offered, topic_not_here, booked_already */
  async enter(tx: LineTx, { start, topicId, ...who }: Wish): Promise<Ticket> {
    const topic = await this.queue.offered(tx, topicId, who.way)
    const span = spanOf(start.getTime(), topic.minutes)
    await this.times.mustBeOffered(tx, topic, start)
    await mustHaveTime(tx, who.person, span)
    const seat = await mustFindSeat(tx, span)
    const ticket = await this.queue.ticket(tx, topic, { ...who, here: false, came: 'booked', vouchedBecause: null })
    Object.assign(ticket, { state: 'booked', bookedFor: start, turnAt: start, dueAt: start } satisfies Partial<Ticket>)
    await enter(tx, ticket, 'ticket.booked', { seat })
    await holdSeat(tx, ticket.id, seat, span)
    return ticket
  }

  /**
   * The same request at another time: a booking moves, and whoever waits in the line, or was closed out of it with an offer, takes a
   * time instead. What a booking holds is kept until the new seat is had. Staff do it for somebody, who may have any number of times then.
   * `seen`: the ticket's version on the screen of whoever pressed. @throws Refusal as `book`, and move_not_legal, moved_since
   */
  change(by: By, barId: string, ticketId: string, start: Date, seen?: number): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId, seen)
      if (ticket.state === 'booked') await this.rebook(tx, ticket, start)
      else await this.takeTime(tx, ticket, start)
      return staffTicket(ticket)
    })
  }

  private async rebook(tx: LineTx, ticket: Ticket, start: Date): Promise<void> {
    if (ticket.bookedFor?.getTime() === start.getTime()) return
    await this.hold(tx, ticket, start)
    await change(tx, ticket, 'ticket.rebooked', () => ticket.bookFor('rebook', start), {})
  }

  private async takeTime(tx: LineTx, ticket: Ticket, start: Date): Promise<void> {
    if (ticket.state === 'closed' && !(ticket.offeredFor && ticket.offeredFor > tx.now))
      throw new Refusal('move_not_legal', { sentence: 'This visit has ended. You can take a new place or a new time.' })
    if (ticket.customerId && tx.by.kind === 'customer') await mayHaveMore(tx, ticket.customerId)
    await this.hold(tx, ticket, start)
    await change(tx, ticket, 'ticket.tookTime', () => ticket.bookFor('takeTime', start), {})
  }

  private async hold(tx: LineTx, ticket: Ticket, start: Date): Promise<void> {
    const topic = await this.queue.offered(tx, ticket.topicId, ticket.way)
    const span = spanOf(start.getTime(), topic.minutes)
    await this.times.mustBeOffered(tx, topic, start)
    await mustHaveTime(tx, ticket.person, span, ticket.id)
    await holdSeat(tx, ticket.id, await mustFindSeat(tx, span, ticket.id), span)
  }
}

/** Locks the person: bookings that they make at two bars in the same moment count each other. Bar first, then person, everywhere. */
async function mayHaveMore(tx: LineTx, customerId: string): Promise<void> {
  await tx.em.query('SELECT 1 FROM customer WHERE id = $1 FOR NO KEY UPDATE', [customerId])
  const [had] = await tx.em.query<{ bookings: number }[]>(`SELECT count(*)::int AS bookings FROM ticket WHERE customer_id = $1 AND state = 'booked'`, [
    customerId,
  ])
  if ((had?.bookings ?? 0) >= mostBookings) throw new Refusal('too_many_bookings', { most: mostBookings })
}
