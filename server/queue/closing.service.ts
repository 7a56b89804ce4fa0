import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { BarsService } from '../bars/bars.service.ts'
import { type Calendar, lastDayEnd, localDay, openingAt, openingsOn } from '../bars/opening.ts'
import { Clock } from '../platform/clock.ts'
import { barByBar, barsWith, everyTicket, spread } from './every-ticket.ts'
import { hold, keep } from './held.ts'
import { after, keptUntil, liesHere, night } from './kept.ts'
import { Line, type LineTx } from './line.ts'
import type { Ticket } from './ticket.entity.ts'
import { change } from './tickets.ts'

/** How long an offered first time stands before the rest end as closed (minutes after closing). */
const offerStands = 30
/** Whether a bar has closed is looked at this often (ms): all day long the answer is no. */
const lookEvery = 30_000

const offeredToday = `EXISTS (SELECT 1 FROM event e WHERE e.ticket_id = ticket.id AND e.kind = 'ticket.offered' AND e.happened_at > $2::timestamptz - interval '12 hours'`

/** Whose device lies here is not sent away by the clock: it rests with us, and somebody has to see to it. */
const nothingHere = `NOT ${liesHere('ticket.id')}`

/** Somebody has come for what lies here. */
const cameToFetch = `state = 'held' AND held_for = 'with_us' AND here AND way = 'store'`

/** The end of a bar's day: first an offer to everybody who still waits, half an hour later the end, as closed and not as leavers; and whatever else would never end. */
@Injectable()
export class ClosingService {
  /** The first times that can be offered, for each topic in order; bookings answers, and until it does there are none. */
  firstTimes: (barId: string, topicIds: string[]) => Promise<(Date | null)[]> = async (_, topicIds) => topicIds.map(() => null)

  private readonly lookedAt = new Map<string, number>()

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
    private readonly bars: BarsService,
    private readonly clock: Clock,
  ) {}

  async tick(): Promise<void> {
    const live = `(state IN ('waiting', 'called', 'helping') OR ${cameToFetch}) AND joined_at <= $1`
    const now = this.clock.now()
    await barByBar(await barsWith(this.database, live, now), async (barId) => {
      const looked = this.lookedAt.get(barId)
      if (looked && now.getTime() - looked < lookEvery) return
      this.lookedAt.set(barId, spread(now.getTime(), looked, lookEvery))
      await this.close(barId)
    })
  }

  async close(barId: string): Promise<void> {
    const calendar = await this.bars.calendar(await this.bars.one(barId))
    const ended = lastDayEnd(this.clock.now(), calendar)
    if (this.isOver(calendar, ended)) await this.closeLine(barId, ended)
    if (ended) await this.endTheDay(barId, ended)
  }

  /** Not while the bar is open, or opens again today after a pause. The night belongs to the day before. */
  private isOver(calendar: Calendar, ended: Date | null): boolean {
    const now = this.clock.now()
    if (openingAt(now, calendar)) return false
    const opensToday = openingsOn(localDay(now, calendar.zone), calendar).some(({ opensAt }) => opensAt > now)
    return !opensToday || (ended !== null && now < after(ended, night))
  }

  private async closeLine(barId: string, ended: Date | null): Promise<void> {
    await this.offer(barId)
    const over = `state = 'waiting' AND ${nothingHere} AND ${offeredToday} AND e.happened_at <= $2::timestamptz - make_interval(mins => $3))`
    await this.each(barId, over, [offerStands], (tx, ticket) => change(tx, ticket, 'ticket.closed', () => ticket.end('close', tx.now), {}))
    if (!ended || this.clock.now() < after(ended, offerStands)) return
    const lies = `EXISTS (SELECT FROM device v WHERE v.ticket_id = ticket.id AND v.handed_over_at IS NULL AND v.taken_at <= $2::timestamptz - make_interval(mins => $3))`
    await this.each(barId, `state = 'waiting' AND ${lies} OR ${cameToFetch}`, [offerStands], (tx, ticket) =>
      change(tx, ticket, 'ticket.held', () => keep(ticket), {}),
    )
  }

  /**
   * What nobody ended: who was called in the day that is over and did not come, with the closing of the line; who is in help still, far
   * into the night. Their help rests since the closing, so that they may come again and staff find it.
   */
  private async endTheDay(barId: string, ended: Date): Promise<void> {
    const [now, nightfall] = [this.clock.now(), after(ended, night)]
    if (now < after(ended, offerStands) || !(await this.lingers(barId, nightfall))) return
    const called = `state = 'called' AND called_at <= $3 AND called_at <= $2::timestamptz - make_interval(mins => $4)`
    await this.each(barId, called, [nightfall, offerStands], async (tx, ticket) => {
      const until = await keptUntil(tx)
      await change(tx, ticket, 'ticket.noAnswer', () => ticket.noAnswer(until), {})
    })
    if (now < nightfall) return
    await this.each(barId, `state = 'helping' AND started_at <= $3`, [nightfall], (tx, ticket) => {
      const happenedAt = ticket.startedAt && ticket.startedAt > ended ? ticket.startedAt : ended
      return change(tx, ticket, 'ticket.held', () => hold(ticket, 'copying'), {}, { happenedAt })
    })
  }

  /** One look for both: all day long there is nobody. */
  private async lingers(barId: string, nightfall: Date): Promise<boolean> {
    const look = `SELECT 1 FROM ticket WHERE bar_id = $1 AND (state = 'called' AND called_at <= $2 OR state = 'helping' AND started_at <= $2) LIMIT 1`
    return (await this.database.query<unknown[]>(look, [barId, nightfall])).length > 0
  }

  /** Looks without the lock first: most of the time there is nobody. */
  private async each(barId: string, due: string, more: unknown[], work: (tx: LineTx, ticket: Ticket) => Promise<void>): Promise<void> {
    const look = `SELECT 1 FROM ticket WHERE bar_id = $1 AND (${due}) AND $2::timestamptz IS NOT NULL LIMIT 1`
    const [somebody] = await this.database.query<unknown[]>(look, [barId, this.clock.now(), ...more])
    if (somebody) await everyTicket(this.line, barId, due, more, work)
  }

  private async offer(barId: string): Promise<void> {
    const unoffered = `state = 'waiting' AND ${nothingHere} AND NOT ${offeredToday})`
    const waiting = await this.database.query<{ id: string; topic_id: string }[]>(
      `SELECT id, topic_id FROM ticket WHERE bar_id = $1 AND ${unoffered} ORDER BY lane, turn_at, place`,
      [barId, this.clock.now()],
    )
    if (waiting.length === 0) return
    const times = await this.firstTimes(
      barId,
      waiting.map(({ topic_id }) => topic_id),
    )
    const offers = new Map(waiting.map(({ id }, index) => [id, times[index] ?? null]))
    await everyTicket(this.line, barId, unoffered, [], (tx, ticket) => {
      const offeredFor = offers.get(ticket.id) ?? null
      return change(tx, ticket, 'ticket.offered', () => Object.assign(ticket, { offeredFor }), { offeredFor: offeredFor?.toISOString() ?? null })
    })
  }
}
