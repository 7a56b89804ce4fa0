import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { Bar } from '../bars/bar.entity.ts'
import { BarsService } from '../bars/bars.service.ts'
import { localDay } from '../bars/opening.ts'
import { Clock } from '../platform/clock.ts'
import { barByBar, barsWith, everyTicket } from './every-ticket.ts'
import { Line } from './line.ts'
import { change } from './tickets.ts'

/** How long an offered first time stands before the rest end as closed (minutes after closing). */
const offerStands = 30

const offeredToday = `EXISTS (SELECT 1 FROM event e WHERE e.ticket_id = ticket.id AND e.kind = 'ticket.offered' AND e.happened_at > $2::timestamptz - interval '12 hours'`

/** Whose device lies here is not sent away by the clock: somebody has to see to it. */
const nothingHere = 'NOT EXISTS (SELECT FROM device v WHERE v.ticket_id = ticket.id AND v.handed_over_at IS NULL)'

/** The end of a bar's day: first an offer to everybody who still waits, half an hour later the end, as closed and not as leavers. */
@Injectable()
export class ClosingService {
  /** The first times that can be offered, for each topic in order; bookings answers, and until it does there are none. */
  firstTimes: (barId: string, topicIds: string[]) => Promise<(Date | null)[]> = async (_, topicIds) => topicIds.map(() => null)

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
    private readonly bars: BarsService,
    private readonly clock: Clock,
  ) {}

  async tick(): Promise<void> {
    await barByBar(await barsWith(this.database, `state = 'waiting' AND joined_at <= $1`, this.clock.now()), (barId) => this.close(barId))
  }

  /** Nothing while the bar is open, or opens again today after a pause. */
  async close(barId: string): Promise<void> {
    const bar = await this.bars.one(barId)
    if (await this.opensToday(bar)) return
    await this.offer(barId)
    const over = `state = 'waiting' AND ${nothingHere} AND ${offeredToday} AND e.happened_at <= $2::timestamptz - make_interval(mins => $3))`
    await everyTicket(this.line, barId, over, [offerStands], (tx, ticket) => change(tx, ticket, 'ticket.closed', () => ticket.end('close', tx.now), {}))
  }

  private async opensToday(bar: Bar): Promise<boolean> {
    const { now, next } = await this.bars.openings(bar)
    return now !== null || (next !== null && localDay(next.opensAt, bar.zone) === localDay(this.clock.now(), bar.zone))
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
