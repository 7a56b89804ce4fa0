import { Injectable } from '@nestjs/common'
import type { Promised } from '../../shared/events.ts'
import type { StaffTicket } from '../../shared/line.ts'
import { BarsService } from '../bars/bars.service.ts'
import type { By } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { aheadOf, promised, tell, workOf } from './ahead.ts'
import { isKept } from './kept.ts'
import { Line, type LineTx } from './line.ts'
import { type Pressed, ticketFor } from './own-desk.ts'
import type { Ticket } from './ticket.entity.ts'
import { change, ticketOf } from './tickets.ts'
import { staffTicket } from './views.ts'

/** Coming, being here, and going: what a person does, and what staff do for them. */
@Injectable()
export class ComingService {
  constructor(
    private readonly line: Line,
    private readonly bars: BarsService,
  ) {}

  /** "I am here." Saying it twice changes nothing; it ends being away, and silence. Digits, where given, must be today's. */
  arrive(by: By, barId: string, ticketId: string, digits?: string): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      if (digits !== undefined) this.mustKnow(tx, digits)
      ticket.mustAllow('arrive')
      const arrives = () => {
        ticket.isThere()
        ticket.here = true
      }
      if (!ticket.here || ticket.silent || ticket.awayUntil) await change(tx, ticket, 'ticket.arrived', arrives, {})
      return staffTicket(ticket)
    })
  }

  /** A booked person comes: the same ticket waits. Customers show with the day's digits that they are in the store. @throws Refusal wrong_digits, too_early, already_in_line */
  checkIn(by: By, barId: string, ticketId: string, digits?: string): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      if (by.kind === 'customer' || digits !== undefined) this.mustKnow(tx, digits ?? '')
      const early = ticket.bookedFor ? ticket.bookedFor.getTime() - tx.now.getTime() : 0
      if (ticket.state === 'booked' && early > earliestCheckIn)
        throw new Refusal('too_early', { sentence: 'That is quite early: you can check in from two hours before your time.' })
      await checkIn(tx, ticket)
      return staffTicket(ticket)
    })
  }

  /** @throws Refusal move_not_legal, moved_since, called_by_other */
  leave(by: By, barId: string, ticketId: string, pressed?: Pressed): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketFor(tx, ticketId, pressed)
      await change(tx, ticket, 'ticket.left', () => ticket.end('leave', tx.now), {})
      return staffTicket(ticket)
    })
  }

  cancel(by: By, barId: string, ticketId: string, pressed?: Pressed): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketFor(tx, ticketId, pressed)
      await change(tx, ticket, 'ticket.cancelled', () => ticket.end('cancel', tx.now), {})
      return staffTicket(ticket)
    })
  }

  /** Whoever was called and did not come returns to the old turn, on the day of the bar on which they were missed. */
  return(by: By, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      if (ticket.state === 'missed' && !isKept(ticket.keptUntil, tx.now))
        throw new Refusal('bar_closed', { sentence: 'That was on another day. You can take a new place or a time.' })
      await change(tx, ticket, 'ticket.returned', () => ticket.returnTo(tx.now), {})
      return staffTicket(ticket)
    })
  }

  /** A specialist answers for the purchase, with a reason that the history shows. The customer needs no proof again. */
  vouch(by: By, barId: string, ticketId: string, because: string): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      ticket.mustAllow('vouch')
      await change(tx, ticket, 'ticket.vouched', () => Object.assign(ticket, { proof: 'vouched', vouchedBecause: because }), {})
      if (ticket.customerId)
        await tx.em.query(`UPDATE customer SET proof = 'proven', proven_by = 'vouched' WHERE id = $1 AND proof = 'at_desk'`, [ticket.customerId])
      return staffTicket(ticket)
    })
  }

  private mustKnow(tx: LineTx, digits: string): void {
    if (digits.trim() !== this.bars.digits(tx.bar)) throw new Refusal('wrong_digits', { field: 'digits' })
  }
}

/** A booked person waits from now on, and is told how long. */
export async function checkIn(tx: LineTx, ticket: Ticket): Promise<void> {
  const work = await workOf(tx.em, tx.bar.id)
  const more: { promise: Promised | null } = { promise: null }
  const comes = () => {
    ticket.checkIn(tx.now)
    more.promise = promised(ticket.id, aheadOf(work, ticket.turn()))
    tell(ticket, more.promise, tx)
  }
  await change(tx, ticket, 'ticket.checkedIn', comes, more)
}

/** ms before the booked time. */
const earliestCheckIn = 2 * 3_600_000
