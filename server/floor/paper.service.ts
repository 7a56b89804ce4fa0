import { Injectable } from '@nestjs/common'
import { DateTime } from 'luxon'
import { emailKey, phoneKey } from '../../shared/contacts.ts'
import type { PaperVisit, PaperVisited } from '../../shared/floor.ts'
import { BarsService } from '../bars/bars.service.ts'
import type { By } from '../platform/access.ts'
import { Config } from '../platform/config.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { Ticket } from '../queue/ticket.entity.ts'
import { freeCode } from '../queue/tickets.ts'
import { recordPast } from '../sessions/past-session.ts'

type Span = { startedAt: Date; endedAt: Date }

/** How far back paper notes may reach (days). */
const reach = 7

/** Help that was written on paper while nothing else worked, entered afterwards with the time when it happened. */
@Injectable()
export class PaperService {
  constructor(
    private readonly line: Line,
    private readonly bars: BarsService,
    private readonly config: Config,
  ) {}

  /** One event: in the line of today this person never stood. Nobody is written to. @throws Refusal not_valid, topic_not_here, entered_already */
  enter(by: By, barId: string, visit: PaperVisit): Promise<PaperVisited> {
    return this.line.change(barId, by, async (tx) => {
      const span = spanOf(tx, visit)
      const topic = await this.bars.topic(barId, visit.topic, tx.em)
      await mustWorkHere(tx, visit.specialist)
      await mustBeNew(tx, visit, span)
      const ticket = await this.ticket(tx, { ...visit, topic: topic.id }, span)
      const { outcome, minutes } = visit
      await tx.em.insert(Ticket, ticket)
      const data = { before: null, after: ticket.standing(), code: ticket.code, place: ticket.place, outcome, minutes }
      await tx.append('ticket.noted', { ticketId: ticket.id, happenedAt: span.endedAt, data })
      const day = await recordPast(tx, ticket, { ...visit, ...span, staffId: visit.specialist })
      return { ticket: ticket.id, code: ticket.code, startedAt: span.startedAt.toISOString(), endedAt: span.endedAt.toISOString(), day, outcome, minutes }
    })
  }

  private async ticket(tx: LineTx, { name, about, contact, topic, specialist }: PaperVisit, { startedAt, endedAt }: Span): Promise<Ticket> {
    const id = newId(tx.now)
    const times = { turnAt: startedAt, joinedAt: startedAt, startedAt, endedAt }
    const nothingAside = { silent: false, laterCount: 0, moreTopics: [], people: 1, language: '', comforts: [], seat: '' }
    return tx.em.create(Ticket, {
      ...{ id, requestId: id, barId: tx.bar.id, topicId: topic, code: await freeCode(tx), state: 'done', way: 'store', came: 'paper' },
      ...{ lane: 2, here: true, staffId: specialist, person: newId(tx.now), proof: 'at_desk', demo: tx.bar.demo },
      ...{ name, about, contact: this.contact(contact), ...times, ...nothingAside },
      ...{ place: tx.nextVersion, version: tx.nextVersion },
    })
  }

  private contact(typed: string): string | null {
    if (typed === '') return null
    const contact = emailKey(typed) ?? phoneKey(typed, this.config.SHOP_COUNTRY)
    if (!contact) throw new Refusal('not_valid', { field: 'contact', sentence: 'This is neither an e-mail address nor a phone number that we can read.' })
    return contact
  }
}

/** By the clock on the bar's wall; an hour that the clocks skipped is read as the one after. @throws Refusal not_valid */
function spanOf({ bar, now }: LineTx, { startedAt: wall, minutes }: PaperVisit): Span {
  const began = DateTime.fromISO(wall, { zone: bar.zone })
  const refuse = (sentence: string) => new Refusal('not_valid', { field: 'startedAt', sentence })
  if (!began.isValid) throw refuse('There is no such day.')
  const ended = began.plus({ minutes })
  if (began < DateTime.fromJSDate(now, { zone: bar.zone }).minus({ days: reach }))
    throw refuse(`Paper notes can be entered for ${reach} days. This is longer ago.`)
  if (began.toMillis() > now.getTime()) throw refuse('That is still to come. When did it begin?')
  if (ended.toMillis() > now.getTime())
    throw new Refusal('not_valid', {
      field: 'minutes',
      sentence: 'With so many minutes it would not be over yet. When did it begin, and how long did it take?',
    })
  return { startedAt: began.toJSDate(), endedAt: ended.toJSDate() }
}

/** @throws Refusal not_valid */
async function mustWorkHere({ em, bar }: LineTx, staffId: string): Promise<void> {
  const [works] = await em.query(
    "SELECT FROM staff s WHERE s.id = $1 AND (s.role = 'admin' OR EXISTS (SELECT FROM staff_bar WHERE staff_id = s.id AND bar_id = $2))",
    [staffId, bar.id],
  )
  if (!works) throw new Refusal('not_valid', { field: 'specialist', sentence: 'Choose somebody who works here.' })
}

/** Two people may type the same sheet. @throws Refusal entered_already */
async function mustBeNew({ em, bar }: LineTx, { name, specialist }: PaperVisit, { startedAt }: Span): Promise<void> {
  const [had] = await em.query<{ code: string }[]>(
    `SELECT t.code FROM ticket t JOIN session se ON se.ticket_id = t.id
     WHERE t.bar_id = $1 AND t.joined_at = $2 AND se.started_at = $2 AND se.staff_id = $3 AND lower(t.name) = lower($4) LIMIT 1`,
    [bar.id, startedAt, specialist, name],
  )
  if (had) throw new Refusal('entered_already', { code: had.code, field: 'name' })
}
