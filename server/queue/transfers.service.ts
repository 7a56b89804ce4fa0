import { Injectable } from '@nestjs/common'
import type { StaffTicket } from '../../shared/line.ts'
import type { Transfer } from '../../shared/moves.ts'
import { localDay } from '../bars/opening.ts'
import { BarsService } from '../bars/bars.service.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from './line.ts'
import { mustBeInHand } from './own-desk.ts'
import { passOn, reopen, sendOn } from './passing.ts'
import { QueueService } from './queue.service.ts'
import { Ticket } from './ticket.entity.ts'
import { change, codeAt, enter, ticketOf } from './tickets.ts'
import { staffTicket } from './views.ts'

/** A visit goes on elsewhere, and the turn goes along: for another topic, with a colleague, at another bar; or it begins again. */
@Injectable()
export class TransfersService {
  constructor(
    private readonly line: Line,
    private readonly queue: QueueService,
    private readonly bars: BarsService,
  ) {}

  /** Answers with the ticket as it was here; sent to another bar, it goes on there as another. @throws Refusal topic_not_here, not_valid, called_by_other, already_in_line, bar_closed */
  transfer(by: By, who: StaffWho, barId: string, ticketId: string, to: Transfer): Promise<StaffTicket> {
    const { bar } = to
    if (bar && bar !== barId) return this.line.changeBoth(barId, bar, by, (here, there) => this.send(here, there, who, ticketId, to))
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId, to.seen)
      await mustBeInHand(tx, ticket, who)
      const topicId = to.topic ?? ticket.topicId
      const staffId = to.staff ?? null
      if (ticket.state === 'waiting' && topicId === ticket.topicId && staffId === (ticket.forStaffId ?? null))
        throw new Refusal('not_valid', { field: 'topic', sentence: 'That is where it is already.' })
      await this.mustFit(tx, ticket, topicId, staffId)
      await change(tx, ticket, 'ticket.transferred', () => passOn(ticket, { topicId, staffId }), {}, { words: to.words })
      return staffTicket(ticket)
    })
  }

  /** On the same day of the bar to the old turn, later as of now. @throws Refusal move_not_legal, already_in_line */
  reopen(by: By, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const { bar, now } = tx
      const ticket = await ticketOf(tx, ticketId)
      const today = ticket.endedAt !== null && localDay(ticket.endedAt, bar.zone) === localDay(now, bar.zone)
      const dueAt = new Date(now.getTime() + bar.waitLimitMinutes * 60_000)
      const code = ticket.state === 'done' ? await codeAt(tx, ticket.code) : ticket.code
      const again = () => {
        reopen(ticket, today, now, dueAt)
        ticket.code = code
      }
      await change(tx, ticket, 'ticket.reopened', again, {})
      return staffTicket(ticket)
    })
  }

  private async send(here: LineTx, there: LineTx, who: StaffWho, ticketId: string, to: Transfer): Promise<StaffTicket> {
    const ticket = await ticketOf(here, ticketId, to.seen)
    await mustBeInHand(here, ticket, who)
    if (there.bar.demo !== here.bar.demo) throw new Refusal('not_valid', { field: 'bar', sentence: 'One of the two places is there only to try things.' })
    if (!(await this.bars.openings(there.bar, there.em)).now)
      throw new Refusal('bar_closed', { field: 'bar', sentence: 'That place is closed right now: book a time there instead.' })
    const topicId = to.topic ?? ticket.topicId
    await this.mustFit(there, ticket, topicId, to.staff ?? null)
    const move = newId(here.now)
    const arrived = await asThere(there, ticket, topicId, to.staff ?? null)
    // The new row first: the old one says that it goes on as this one.
    await enter(there, arrived, 'ticket.received', { move, from: here.bar.id, ticket: ticket.id }, { words: to.words })
    const more = { move, to: there.bar.id, ticket: arrived.id }
    await change(here, ticket, 'ticket.sent', () => sendOn(ticket, arrived.id, here.now), more, { words: to.words })
    await here.em.query('UPDATE device SET bar_id = $2, ticket_id = $3 WHERE ticket_id = $1 AND handed_over_at IS NULL', [ticket.id, there.bar.id, arrived.id])
    return staffTicket(ticket)
  }

  /** The topic is given there, and whoever is to have it works there and can do it. @throws Refusal topic_not_here, not_valid */
  private async mustFit(tx: LineTx, { way }: Ticket, topicId: string, staffId: string | null): Promise<void> {
    const topic = await this.queue.offered(tx, topicId, way)
    if (!staffId) return
    const [staff] = await tx.em.query<{ name: string; skills: string[] }[]>(
      `SELECT name, skills FROM staff s WHERE id = $1 AND active
         AND (role = 'admin' OR EXISTS (SELECT FROM staff_bar WHERE staff_id = s.id AND bar_id = $2))`,
      [staffId, tx.bar.id],
    )
    if (!staff) throw new Refusal('not_valid', { field: 'staff', sentence: 'Nobody of that name works there.' })
    if (!topic.skills.every((skill) => staff.skills.includes(skill)))
      throw new Refusal('not_valid', { field: 'staff', sentence: `${staff.name} has not the skills for ${topic.name}.` })
  }
}

/** The same request with the same turn, as a ticket of the other bar. Its booked time belongs to the old one; whoever has to come is not there yet. */
async function asThere(there: LineTx, ticket: Ticket, topicId: string, forStaffId: string | null): Promise<Ticket> {
  const nothingHere = { deskId: null, staffId: null, calledAt: null, startedAt: null, bookedFor: null, offeredFor: null, heldFor: null, readyAt: null }
  const untold = { toldLow: null, toldHigh: null, toldAt: null, nearAt: null }
  return there.em.create(Ticket, {
    ...ticket,
    ...nothingHere,
    ...untold,
    id: newId(there.now),
    barId: there.bar.id,
    code: await codeAt(there, ticket.code),
    state: 'waiting',
    topicId,
    moreTopics: ticket.moreTopics.filter((other) => other !== topicId),
    forStaffId,
    here: ticket.way !== 'store',
  })
}
