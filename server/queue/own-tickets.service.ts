import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { Outcome } from '../../shared/outcomes.ts'
import { later } from '../../shared/later.ts'
import type { TicketView } from '../../shared/queue.ts'
import type { TicketEventKind } from '../../shared/events.ts'
import type { By } from '../platform/access.ts'
import { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { Clock } from '../platform/clock.ts'
import { toldOf } from './ahead.ts'
import type { Bar } from '../bars/bar.entity.ts'
import { BarsService } from '../bars/bars.service.ts'
import { lastClosing, latestReturn } from './away.ts'
import { keptAt, lastChance } from './kept.ts'
import { Ticket } from './ticket.entity.ts'
import { undoFor } from './undo.service.ts'

const givenUp: readonly TicketEventKind[] = ['ticket.left', 'ticket.cancelled', 'ticket.rebooked', 'ticket.tookTime']

type More = {
  topic: string
  minutes: number
  more_topics: TicketView['moreTopics']
  number: number | null
  specialist: string | null
  by: string | null
  outcome: Outcome | null
  summary: string | null
  ended: Date | null
  with_us: string[]
  /** When they themselves gave up, just before, what can be taken back: the place, the booking, the time or turn from before. */
  given_up_at: Date | null
  ended_by: By['kind'] | null
}

/** The visits that a person asked for, those whose link they opened, and those as which one of these goes on. */
const whose = `t.id IN (WITH RECURSIVE mine AS (
  SELECT id, state, goes_on_as FROM ticket WHERE customer_id = :customerId
  UNION SELECT g.id, g.state, g.goes_on_as FROM ticket_guest JOIN ticket g ON g.id = ticket_id WHERE ticket_guest.customer_id = :customerId
  UNION SELECT n.id, n.state, n.goes_on_as FROM mine JOIN ticket n ON n.id = mine.goes_on_as WHERE mine.state IN ('merged', 'sent')
) SELECT id FROM mine)`

/** A time was offered at closing, and lies ahead. */
const hasOffer = `t.state = 'closed' AND t.offered_for > :now`

/** A customer's own visits: only those that they asked for themselves, on whatever device they are known. */
@Injectable()
export class OwnTicketsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly bars: BarsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The ticket, if it is this customer's. @throws Refusal not_found, the same for others' and for none */
  async own(customerId: string, ticketId: string): Promise<Ticket> {
    const tickets = this.database.manager.createQueryBuilder(Ticket, 't').where('t.id = :ticketId', { ticketId })
    // Most people ask about the visit that they asked for themselves: that is one row by its key.
    const asked = await tickets.clone().andWhere('t.customer_id = :customerId', { customerId }).getOne()
    const ticket = asked ?? (await tickets.andWhere(whose, { customerId }).getOne())
    if (!ticket)
      throw new Refusal('not_found', { sentence: 'We could not find this visit for you. If it came in a message, open the link in the message again.' })
    return ticket
  }

  async view(customerId: string, ticketId: string): Promise<TicketView> {
    return this.viewOf(await this.own(customerId, ticketId))
  }

  /** One of their own commands; the visit as it is afterwards. @throws Refusal not_found, and what the command refuses */
  async change(customerId: string, ticketId: string, command: (barId: string) => Promise<unknown>): Promise<TicketView> {
    const { barId } = await this.own(customerId, ticketId)
    await command(barId)
    return this.view(customerId, ticketId)
  }

  /** Living ones, those of the last day, and older ones that can be taken up still: missed today, or closed while the offered time lies ahead. Newest first; at most 20. */
  async all(customerId: string): Promise<TicketView[]> {
    const now = this.clock.now()
    const since = new Date(now.getTime() - 24 * 3_600_000)
    const tickets = await this.database.manager
      .createQueryBuilder(Ticket, 't')
      .where(`${whose} AND (t.state IN ('booked', 'waiting', 'called', 'helping', 'held') OR (${keptAt(':now')}) OR (${hasOffer}) OR t.joined_at > :since)`, {
        customerId,
        since,
        now,
      })
      .orderBy('t.joinedAt', 'DESC')
      .limit(20)
      .getMany()
    return Promise.all(tickets.map((ticket) => this.viewOf(ticket)))
  }

  async viewOf(ticket: Ticket): Promise<TicketView> {
    const bar = await this.bars.one(ticket.barId)
    // The sessions' rows are written by their own room; a person's own page reads them here, so that one answer says everything. Help that was
    // paused has several: the last outcome counts, and all that was written for the customer.
    const [more] = await this.database.query<[More]>(
      `SELECT topic.name AS topic, topic.minutes, (SELECT COALESCE(json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY array_position(t.more_topics, m.id)), '[]')
           FROM topic m WHERE m.id = ANY (t.more_topics)) AS more_topics, d.number, at_desk.name AS specialist, helper.name AS by, se.outcome, se.summary, se.ended_at AS ended,
         ARRAY(SELECT kind FROM device WHERE ticket_id = t.id AND handed_over_at IS NULL ORDER BY taken_at, id) AS with_us,
         (SELECT recorded_at FROM event WHERE ticket_id = t.id AND version = t.version AND by_kind = 'customer' AND kind = ANY ($2)) AS given_up_at,
         (SELECT by_kind FROM event WHERE ticket_id = t.id AND kind IN ('ticket.left', 'ticket.cancelled') ORDER BY version DESC LIMIT 1) AS ended_by
       FROM ticket t JOIN topic ON topic.id = t.topic_id LEFT JOIN desk d ON d.id = t.desk_id LEFT JOIN staff at_desk ON at_desk.id = t.staff_id
       LEFT JOIN LATERAL (
         SELECT staff_id, outcome, ended_at, (SELECT string_agg(NULLIF(summary, ''), E'\\n' ORDER BY started_at, id) FROM session WHERE ticket_id = t.id) AS summary
         FROM session WHERE ticket_id = t.id AND outcome IS NOT NULL ORDER BY ended_at DESC LIMIT 1) se ON true
       LEFT JOIN staff helper ON helper.id = se.staff_id WHERE t.id = $1`,
      [ticket.id, givenUp],
    )
    const { id, code, state, name, about, way, proof, here, place, version } = ticket
    const times = {
      joinedAt: ticket.joinedAt.toISOString(),
      bookedFor: iso(ticket.bookedFor),
      graceUntil: iso(graceUntil(ticket, bar)),
      offeredFor: iso(ticket.offeredFor),
      calledAt: iso(ticket.calledAt),
      keptUntil: iso(ticket.keptUntil),
      startedAt: iso(ticket.startedAt),
      endedAt: iso(ticket.endedAt),
    }
    return {
      id,
      code,
      state,
      ...{ name, about, way, proof, here, place, version },
      ...{ turn: ticket.turn(), ...times, told: toldOf(ticket), undoUntil: this.undoUntil(more.given_up_at) },
      topic: { id: ticket.topicId, name: more.topic, minutes: more.minutes },
      moreTopics: more.more_topics,
      bar: { id: bar.id, name: bar.name, zone: bar.zone, address: bar.address, bring: bar.bring },
      desk: more.number !== null && more.specialist && ['called', 'helping'].includes(state) ? { number: more.number, specialist: more.specialist } : null,
      help:
        state === 'done' && more.by && more.outcome && more.ended
          ? { by: more.by, outcome: more.outcome, summary: more.summary ?? '', endedAt: more.ended.toISOString() }
          : null,
      ...(await this.beingAway(ticket, bar)),
      ...{ opensUntil: iso(await this.opensUntil(ticket, bar)), endedByUs: ['left', 'cancelled'].includes(state) && more.ended_by === 'staff' },
      ...{ heldFor: ticket.heldFor ?? null, readyAt: iso(ticket.readyAt), withUs: more.with_us },
      helps: { language: ticket.language, comforts: ticket.comforts, seat: ticket.seat, people: ticket.people },
      isWrittenTo: ticket.contact !== null && (ticket.contact.includes('@') || this.config.writesToPhones),
      goesOnAs: ['merged', 'sent'].includes(state) ? (ticket.goesOnAs ?? null) : null,
    }
  }

  private async beingAway(ticket: Ticket, bar: Bar) {
    const { awayUntil, onWayAt, nearAt, silent, laterCount } = ticket
    const inLine = ['waiting', 'called'].includes(ticket.state)
    const [now, today] = [this.clock.now(), inLine ? await this.bars.today(bar) : []]
    const times = {
      awayUntil: iso(awayUntil),
      onWayAt: iso(onWayAt),
      nearAt: iso(nearAt),
      mayBeOutUntil: iso(latestReturn(now, today)),
      closesAt: iso(lastClosing(now, today)),
    }
    return { silent, laterLeft: later.times - laterCount, ...times }
  }

  private async opensUntil({ state, keptUntil }: Ticket, bar: Bar): Promise<Date | null> {
    const until = state === 'missed' && keptUntil ? lastChance(keptUntil, await this.bars.calendar(bar)) : null
    return until && until > this.clock.now() ? until : null
  }

  private undoUntil(givenUpAt: Date | null): string | null {
    if (!givenUpAt) return null
    const until = new Date(givenUpAt.getTime() + undoFor.customer)
    return until > this.clock.now() ? until.toISOString() : null
  }
}

/** As the timer counts it that notes who did not come. */
const graceUntil = ({ state, way, bookedFor }: Ticket, { graceMinutes }: Bar) =>
  state === 'booked' && way === 'store' && bookedFor ? new Date(bookedFor.getTime() + graceMinutes * 60_000) : null
const iso = (at: Date | null | undefined) => at?.toISOString() ?? null
