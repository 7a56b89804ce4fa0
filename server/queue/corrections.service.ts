import { Injectable } from '@nestjs/common'
import type { StaffTicket } from '../../shared/line.ts'
import type { Correct, Urgent } from '../../shared/moves.ts'
import type { By } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from './line.ts'
import { addTopic, changeTopic, makeUrgent } from './passing.ts'
import { QueueService } from './queue.service.ts'
import type { Ticket } from './ticket.entity.ts'
import { change, ticketOf, type TicketWords, write } from './tickets.ts'
import { staffTicket } from './views.ts'

/** A visit has at most so many topics besides the first. */
const mostTopics = 5
/** What helps somebody is one thing in the log. */
const helps: readonly (keyof TicketWords)[] = ['people', 'language', 'comforts', 'seat']

/** Which ticket, and its version on the screen where somebody pressed. */
type Seen = { ticketId: string; seen: number | undefined }

/** What is put right about a visit, wherever it stands: how urgent it is, what it is about, who it is. The turn is kept. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly line: Line,
    private readonly queue: QueueService,
  ) {}

  /** Before all others, with a reason that the history shows; taken back, to the lane and turn of before. @throws Refusal move_not_legal */
  urgent(by: By, barId: string, ticketId: string, { why, because, seen }: Urgent): Promise<StaffTicket> {
    return this.with(by, barId, { ticketId, seen }, async (tx, ticket) => {
      ticket.mustAllow('makeUrgent')
      if (why === (ticket.urgent ?? null) && (why === null || because === ticket.urgentBecause)) return
      await change(tx, ticket, 'ticket.madeUrgent', () => makeUrgent(ticket, why, because, tx.now), {}, { words: because })
    })
  }

  /** Another main topic: what the order of the line goes by. A booked time keeps its seat for as long as it was booked. @throws Refusal topic_not_here */
  topic(by: By, barId: string, ticketId: string, topicId: string, seen?: number): Promise<StaffTicket> {
    return this.with(by, barId, { ticketId, seen }, async (tx, ticket) => {
      ticket.mustAllow('changeTopic')
      if (ticket.topicId === topicId) return
      await this.queue.offered(tx, topicId, ticket.way)
      await change(tx, ticket, 'ticket.topicChanged', () => changeTopic(ticket, topicId), {})
    })
  }

  /** A further topic in the same visit: its minutes are counted besides. @throws Refusal topic_not_here, not_valid */
  addTopic(by: By, barId: string, ticketId: string, topicId: string, seen?: number): Promise<StaffTicket> {
    return this.with(by, barId, { ticketId, seen }, async (tx, ticket) => {
      ticket.mustAllow('addTopic')
      if (ticket.topicId === topicId || ticket.moreTopics.includes(topicId)) return
      if (ticket.moreTopics.length >= mostTopics)
        throw new Refusal('not_valid', { field: 'topic', sentence: 'That is a lot for one visit: please make a second one of the rest.' })
      await this.queue.offered(tx, topicId, ticket.way)
      await change(tx, ticket, 'ticket.topicAdded', () => addTopic(ticket, topicId), { topic: topicId })
    })
  }

  /** Names, words and what helps somebody, put right; the log says which, never what. @throws Refusal not_valid: the contact cannot be read */
  correct(by: By, barId: string, ticketId: string, { seen, ...said }: Correct): Promise<StaffTicket> {
    return this.with(by, barId, { ticketId, seen }, async (tx, ticket) => {
      ticket.mustAllow('correct')
      const { contact, ...rest } = said
      const words = { ...rest, ...(contact === undefined ? {} : { contact: this.queue.contact(contact) }) } as Partial<TicketWords>
      const changed = (Object.keys(words) as (keyof TicketWords)[]).filter((field) => JSON.stringify(words[field]) !== JSON.stringify(ticket[field]))
      if (changed.length === 0) return
      await write(tx, ticket, Object.fromEntries(changed.map((field) => [field, words[field]])))
      const what = [...new Set(changed.map((field) => (helps.includes(field) ? 'helps' : field)))]
      await change(tx, ticket, 'ticket.corrected', () => undefined, { what: what.join(',') })
    })
  }

  private with(by: By, barId: string, { ticketId, seen }: Seen, work: (tx: LineTx, ticket: Ticket) => Promise<void>): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId, seen)
      await work(tx, ticket)
      return staffTicket(ticket)
    })
  }
}
