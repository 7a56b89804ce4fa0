import { Injectable } from '@nestjs/common'
import type { StaffTicket } from '../../shared/line.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { keptUntil } from './kept.ts'
import { Line, type LineTx } from './line.ts'
import { nextFor } from './next-in-line.ts'
import { calledByOther, freeDesk, mustBeInHand, type OpenDesk } from './own-desk.ts'
import type { Ticket } from './ticket.entity.ts'
import { change, ticketOf } from './tickets.ts'
import { mayGiveUp } from './no-answer.ts'
import { staffTicket } from './views.ts'

/** What a specialist does with the line from an open desk. Each answers with the ticket as it is afterwards. */
@Injectable()
export class CallingService {
  constructor(private readonly line: Line) {}

  /** The next who is here and whom this desk can serve. @throws Refusal nobody_to_call, desk_busy, no_desk, desk_on_break */
  callNext(by: By, who: StaffWho, barId: string, deskId: string): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const desk = await freeDesk(tx, deskId, who)
      const next = await nextFor(tx, deskId)
      if (!next) throw new Refusal('nobody_to_call')
      return this.callTo(tx, await ticketOf(tx, next), desk)
    })
  }

  /** This one. Whoever is not next for this desk needs a reason, which the history shows. Whoever was faster is named. @throws Refusal reason_needed, called_by_other, desk_busy, no_desk, desk_on_break, move_not_legal */
  call(by: By, who: StaffWho, barId: string, deskId: string, ticketId: string, because = ''): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const desk = await freeDesk(tx, deskId, who)
      const ticket = await ticketOf(tx, ticketId)
      if (ticket.deskId !== desk.id && ['called', 'helping'].includes(ticket.state)) throw await calledByOther(tx, ticket)
      const outOfTurn = ticket.state === 'waiting' && (await nextFor(tx, deskId)) !== ticket.id
      if (outOfTurn && !because) throw new Refusal('reason_needed', { field: 'because' })
      return this.callTo(tx, ticket, desk, outOfTurn ? because : '')
    })
  }

  start(by: By, who: StaffWho, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.withOwn(by, who, barId, ticketId, (tx, ticket) => change(tx, ticket, 'ticket.started', () => ticket.start(tx.now), {}))
  }

  putBack(by: By, who: StaffWho, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.withOwn(by, who, barId, ticketId, (tx, ticket) => change(tx, ticket, 'ticket.putBack', () => ticket.putBack(), {}))
  }

  noAnswer(by: By, who: StaffWho, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.withOwn(by, who, barId, ticketId, async (tx, ticket) => {
      mayGiveUp(tx, ticket)
      const until = await keptUntil(tx)
      await change(tx, ticket, 'ticket.noAnswer', () => ticket.noAnswer(until), {})
    })
  }

  /** Works on a ticket that this specialist has called, or a supervisor on anybody's. Sessions use it to finish. @throws Refusal called_by_other */
  onOwn<T>(by: By, who: StaffWho, barId: string, ticketId: string, work: (tx: LineTx, ticket: Ticket) => Promise<T>): Promise<T> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      await mustBeInHand(tx, ticket, who)
      return work(tx, ticket)
    })
  }

  private withOwn(by: By, who: StaffWho, barId: string, ticketId: string, work: (tx: LineTx, ticket: Ticket) => Promise<void>): Promise<StaffTicket> {
    return this.onOwn(by, who, barId, ticketId, async (tx, ticket) => {
      await work(tx, ticket)
      return staffTicket(ticket)
    })
  }

  private async callTo(tx: LineTx, ticket: Ticket, desk: OpenDesk, because = ''): Promise<StaffTicket> {
    const how = { desk: desk.number, ...(because && { outOfTurn: true as const }) }
    await change(tx, ticket, 'ticket.called', () => ticket.callTo(desk, tx.now), how, { words: because })
    return staffTicket(ticket)
  }
}
