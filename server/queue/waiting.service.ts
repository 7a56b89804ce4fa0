import { Injectable } from '@nestjs/common'
import type { StaffTicket } from '../../shared/line.ts'
import type { HelpsBody } from '../../shared/queue.ts'
import { BarsService } from '../bars/bars.service.ts'
import { wall } from '../bars/opening.ts'
import type { By } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { comeBack, comesNow, latestReturn, stepOut, takeMoreTime } from './away.ts'
import { Line, type LineTx } from './line.ts'
import { type Pressed, ticketFor } from './own-desk.ts'
import type { Ticket } from './ticket.entity.ts'
import { change } from './tickets.ts'
import { staffTicket } from './views.ts'

/** Pressed twice within this time (ms), it is meant once. */
const meantOnce = 60_000

/** What people say while they wait: on my way, more time, out until then, back; and what helps them. Staff say it for them. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly line: Line,
    private readonly bars: BarsService,
  ) {}

  /** Also before a booked time, and after a call. Answers "still there?". */
  onMyWay(by: By, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.with(by, barId, ticketId, async (tx, ticket) => {
      ticket.mustAllow('onMyWay')
      const saidAlready = ticket.onWayAt && tx.now.getTime() - ticket.onWayAt.getTime() < meantOnce && !ticket.silent && !ticket.awayUntil
      if (!saidAlready) await change(tx, ticket, 'ticket.onMyWay', () => comesNow(ticket, tx.now), {})
    })
  }

  /** Ten more minutes, twice at most. Whoever was called frees the desk. @throws Refusal later_used, moved_since, called_by_other */
  later(by: By, barId: string, ticketId: string, pressed?: Pressed): Promise<StaffTicket> {
    return this.with(by, barId, ticketId, (tx, ticket) => change(tx, ticket, 'ticket.delayed', () => takeMoreTime(ticket, tx.now), {}), pressed)
  }

  /** Out until then: at most three hours, and until the place closes. Saying it twice changes nothing. @throws Refusal not_valid, bar_closed, moved_since, called_by_other */
  stepOut(by: By, barId: string, ticketId: string, until: Date, pressed?: Pressed): Promise<StaffTicket> {
    const goes = async (tx: LineTx, ticket: Ticket) => {
      await this.mustBeReasonable(tx, until)
      const isOutAlready = ticket.state === 'waiting' && ticket.awayUntil?.getTime() === until.getTime() && ticket.here === (ticket.way !== 'store')
      if (!isOutAlready) await change(tx, ticket, 'ticket.steppedOut', () => stepOut(ticket, until), {})
    }
    return this.with(by, barId, ticketId, goes, pressed)
  }

  /** Here, to be called again. Saying it twice changes nothing. */
  back(by: By, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.with(by, barId, ticketId, async (tx, ticket) => {
      ticket.mustAllow('comeBack')
      if (ticket.awayUntil || ticket.silent || !ticket.here) await change(tx, ticket, 'ticket.cameBack', () => comeBack(ticket), {})
    })
  }

  /** A specialist tells somebody that their turn is near, as the timer would later. Again only after a minute. */
  preCall(by: By, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.with(by, barId, ticketId, async (tx, ticket) => {
      ticket.mustAllow('nearlyDue')
      if (ticket.nearAt && tx.now.getTime() - ticket.nearAt.getTime() < meantOnce) return
      await change(tx, ticket, 'ticket.nearlyDue', () => (ticket.nearAt = tx.now), {})
    })
  }

  /** What makes the visit easier. The words stand in the ticket's row, where they can be erased; the event says only that there are some. */
  helps(by: By, barId: string, ticketId: string, said: HelpsBody): Promise<StaffTicket> {
    return this.with(by, barId, ticketId, async (tx, ticket) => {
      ticket.mustAllow('correct')
      const { language, comforts, seat, people } = ticket
      const helps = { language, comforts, seat, people, ...said }
      if (JSON.stringify(helps) === JSON.stringify({ language, comforts, seat, people })) return
      Object.assign(ticket, helps)
      await tx.em.query('UPDATE ticket SET language = $2, comforts = $3, seat = $4, people = $5 WHERE id = $1', [
        ticket.id,
        helps.language,
        helps.comforts,
        helps.seat,
        helps.people,
      ])
      await change(tx, ticket, 'ticket.corrected', () => {}, { what: 'helps' })
    })
  }

  private async mustBeReasonable(tx: LineTx, until: Date): Promise<void> {
    const latest = latestReturn(tx.now, await this.bars.today(tx.bar, tx.em))
    if (!latest) throw new Refusal('bar_closed', { sentence: 'We have closed for today.' })
    if (until <= tx.now) throw new Refusal('not_valid', { field: 'until', sentence: 'That time has passed already.' })
    if (until > latest)
      throw new Refusal('not_valid', {
        field: 'until',
        latest: latest.toISOString(),
        sentence: `We can keep your turn until ${wall(latest, tx.bar.zone)}. For later, a booked time is better.`,
      })
  }

  private with(by: By, barId: string, ticketId: string, work: (tx: LineTx, ticket: Ticket) => Promise<void>, pressed?: Pressed): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketFor(tx, ticketId, pressed)
      await work(tx, ticket)
      return staffTicket(ticket)
    })
  }
}
