import { Injectable } from '@nestjs/common'
import type { Hold, StaffTicket } from '../../shared/line.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { beReady, callReady, hold, resume } from './held.ts'
import { Line } from './line.ts'
import { freeDesk, mustBeInHand, ownDesk } from './own-desk.ts'
import { change, ticketOf } from './tickets.ts'
import { staffTicket } from './views.ts'

/** Help that rests: data copies, or something stays with us. How it ends, collected or sent, is told with the sessions. */
@Injectable()
export class HoldingService {
  constructor(private readonly line: Line) {}

  /** @throws Refusal move_not_legal, called_by_other */
  hold(by: By, who: StaffWho, barId: string, ticketId: string, heldFor: Hold): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      await mustBeInHand(tx, ticket, who)
      await change(tx, ticket, 'ticket.held', () => hold(ticket, heldFor), {})
      return staffTicket(ticket)
    })
  }

  /** At one's own desk; whoever held it. @throws Refusal no_desk, desk_taken, desk_on_break, already_in_line */
  resume(by: By, who: StaffWho, barId: string, ticketId: string, deskId: string): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      const desk = await ownDesk(tx, deskId, who)
      await change(tx, ticket, 'ticket.resumed', () => resume(ticket, desk, tx.now), { desk: desk.number })
      return staffTicket(ticket)
    })
  }

  /** Called to one's own desk, or, without one, to be collected when they like. Saying the latter twice changes nothing. @throws Refusal as `resume`, and desk_busy */
  ready(by: By, who: StaffWho, barId: string, ticketId: string, deskId?: string): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      const desk = deskId ? await freeDesk(tx, deskId, who) : null
      if (desk) await change(tx, ticket, 'ticket.ready', () => callReady(ticket, desk, tx.now), { desk: desk.number })
      else if (ticket.state !== 'held' || !ticket.readyAt) await change(tx, ticket, 'ticket.ready', () => beReady(ticket, tx.now), { desk: null })
      return staffTicket(ticket)
    })
  }
}
