import { Injectable } from '@nestjs/common'
import type { StaffTicket } from '../../shared/line.ts'
import { Desk } from '../bars/desk.entity.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from './line.ts'
import { nextInLine } from './order.ts'
import type { Ticket } from './ticket.entity.ts'
import { change, ticketOf } from './tickets.ts'
import { mayGiveUp } from './no-answer.ts'
import { staffTicket } from './views.ts'

type OpenDesk = Desk & { staffId: string }

/** What a specialist does with the line from an open desk. Each answers with the ticket as it is afterwards. */
@Injectable()
export class CallingService {
  constructor(private readonly line: Line) {}

  /** The next who is here and whom this desk can serve. @throws Refusal nobody_to_call, desk_busy, no_desk */
  callNext(by: By, who: StaffWho, barId: string, deskId: string): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const desk = await this.own(tx, deskId, who)
      const [next] = await tx.em.query<{ id: string }[]>(nextInLine, [barId, desk.skills])
      if (!next) throw new Refusal('nobody_to_call')
      return this.callTo(tx, await ticketOf(tx, next.id), desk)
    })
  }

  /** This one, out of turn. Whoever was faster is named. @throws Refusal called_by_other, desk_busy, no_desk, move_not_legal */
  call(by: By, who: StaffWho, barId: string, deskId: string, ticketId: string): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const desk = await this.own(tx, deskId, who)
      const ticket = await ticketOf(tx, ticketId)
      if (ticket.deskId && ticket.deskId !== desk.id) throw await this.namesTheWinner(tx, ticket)
      return this.callTo(tx, ticket, desk)
    })
  }

  start(by: By, who: StaffWho, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.withOwn(by, who, barId, ticketId, (tx, ticket) => change(tx, ticket, 'ticket.started', () => ticket.start(tx.now), {}))
  }

  putBack(by: By, who: StaffWho, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.withOwn(by, who, barId, ticketId, (tx, ticket) => change(tx, ticket, 'ticket.putBack', () => ticket.putBack(), {}))
  }

  noAnswer(by: By, who: StaffWho, barId: string, ticketId: string): Promise<StaffTicket> {
    return this.withOwn(by, who, barId, ticketId, (tx, ticket) => {
      mayGiveUp(tx, ticket)
      return change(tx, ticket, 'ticket.noAnswer', () => ticket.noAnswer(), {})
    })
  }

  /** Works on a ticket that this specialist has called, or a supervisor on anybody's. Sessions use it to finish. @throws Refusal called_by_other */
  onOwn<T>(by: By, who: StaffWho, barId: string, ticketId: string, work: (tx: LineTx, ticket: Ticket) => Promise<T>): Promise<T> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      if (ticket.staffId && ticket.staffId !== who.id && who.role === 'specialist') throw await this.namesTheWinner(tx, ticket)
      return work(tx, ticket)
    })
  }

  private withOwn(by: By, who: StaffWho, barId: string, ticketId: string, work: (tx: LineTx, ticket: Ticket) => Promise<void>): Promise<StaffTicket> {
    return this.onOwn(by, who, barId, ticketId, async (tx, ticket) => {
      await work(tx, ticket)
      return staffTicket(ticket)
    })
  }

  private async callTo(tx: LineTx, ticket: Ticket, desk: OpenDesk): Promise<StaffTicket> {
    await change(tx, ticket, 'ticket.called', () => ticket.callTo(desk, tx.now), { desk: desk.number })
    return staffTicket(ticket)
  }

  private async own(tx: LineTx, deskId: string, who: StaffWho): Promise<OpenDesk> {
    const [desk] = await tx.em.query<{ id: string; number: number; staff_id: string | null; skills: string[]; name: string | null; called: string | null }[]>(
      `SELECT d.id, d.number, d.staff_id, d.skills, s.name, t.code AS called FROM desk d LEFT JOIN staff s ON s.id = d.staff_id
       LEFT JOIN ticket t ON t.desk_id = d.id AND t.state = 'called' WHERE d.id = $1 AND d.bar_id = $2`,
      [deskId, tx.bar.id],
    )
    if (!desk) throw new Refusal('not_found', { sentence: 'We do not know this desk.' })
    if (!desk.staff_id) throw new Refusal('no_desk')
    if (desk.staff_id !== who.id) throw new Refusal('desk_taken', { desk: desk.number, name: desk.name })
    if (desk.called) throw new Refusal('desk_busy', { code: desk.called })
    return tx.em.create(Desk, { id: desk.id, barId: tx.bar.id, number: desk.number, staffId: who.id, skills: desk.skills }) as OpenDesk
  }

  private async namesTheWinner(tx: LineTx, ticket: Ticket): Promise<Refusal> {
    const [winner] = await tx.em.query<{ desk: number | null; name: string }[]>(
      'SELECT d.number AS desk, s.name FROM staff s LEFT JOIN desk d ON d.id = $2 WHERE s.id = $1',
      [ticket.staffId, ticket.deskId],
    )
    return new Refusal('called_by_other', { code: ticket.code, desk: winner?.desk ?? null, name: winner?.name ?? null })
  }
}
