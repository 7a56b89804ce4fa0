import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { BarsService } from '../bars/bars.service.ts'
import type { By } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { Line } from './line.ts'
import { TellingService } from './telling.service.ts'
import { Ticket } from './ticket.entity.ts'
import { change } from './tickets.ts'

const system: By = { kind: 'system', id: null }
const minute = 60_000
/** How long an offered first time stands before the rest end as "bar closed" (ms after closing). */
const offerStands = 30 * minute

/**
 * What happens because time passes: ordinary commands, given by the clock. Each looks again under the bar's lock, so that any
 * number of processes may run them, and a log replays without a clock.
 */
@Injectable()
export class TimersService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('timers')
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> = Promise.resolve()
  private readonly toldAt = new Map<string, number>()
  /** What first time can be offered to somebody at closing; bookings answers, and until it does there is none. */
  firstTimes: (barId: string, topicIds: string[]) => Promise<(Date | null)[]> = async (_, topicIds) => topicIds.map(() => null)

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
    private readonly bars: BarsService,
    private readonly telling: TellingService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.NODE_ENV === 'test') return
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.tick()).catch((error: unknown) => this.log.error(error))
    }, 5_000)
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }

  /** One look at everything that is due now. */
  async tick(): Promise<void> {
    for (const barId of await this.barsWith(`state = 'waiting' AND lane = 2 AND due_at <= $1`)) await this.becomeDue(barId)
    for (const barId of await this.barsWith(`state = 'booked' AND booked_for <= $1`)) await this.graceOver(barId)
    for (const barId of await this.barsWith(`state = 'waiting' AND joined_at <= $1`)) await this.closing(barId)
    await this.tellAnew()
  }

  becomeDue(barId: string): Promise<void> {
    return this.each(barId, `state = 'waiting' AND lane = 2 AND due_at <= $2`, (tx, ticket) => change(tx, ticket, 'ticket.becameDue', () => ticket.becomeDueIfPast(tx.now), {}))
  }

  /** A booking whose person did not come within the grace of the bar. They can still return that day. */
  graceOver(barId: string): Promise<void> {
    return this.each(barId, `state = 'booked' AND booked_for + make_interval(mins => $3) < $2`, (tx, ticket) => change(tx, ticket, 'ticket.graceOver', () => ticket.end('graceOver', tx.now), {}), (bar) => [bar.graceMinutes])
  }

  /** After closing: first an offer to everybody who still waits, half an hour later the end, as closed and not as leavers. */
  async closing(barId: string): Promise<void> {
    const bar = await this.bars.one(barId)
    if ((await this.bars.openings(bar)).now) return
    await this.offerFirstTimes(barId)
    const offerOver = `EXISTS (SELECT 1 FROM event e WHERE e.ticket_id = ticket.id AND e.kind = 'ticket.offered' AND e.happened_at <= $2::timestamptz - make_interval(mins => $3))`
    await this.each(barId, `state = 'waiting' AND ${offerOver}`, (tx, ticket) => change(tx, ticket, 'ticket.closed', () => ticket.end('close', tx.now), {}), () => [offerStands / minute])
  }

  private async offerFirstTimes(barId: string): Promise<void> {
    const unoffered = `state = 'waiting' AND NOT EXISTS (SELECT 1 FROM event e WHERE e.ticket_id = ticket.id AND e.kind = 'ticket.offered')`
    const waiting = await this.database.query<{ id: string; topic_id: string }[]>(`SELECT id, topic_id FROM ticket WHERE bar_id = $1 AND ${unoffered} ORDER BY lane, turn_at, place`, [barId])
    if (waiting.length === 0) return
    const times = await this.firstTimes(barId, waiting.map(({ topic_id }) => topic_id))
    const offers = new Map(waiting.map(({ id }, index) => [id, times[index] ?? null]))
    await this.each(barId, unoffered, (tx, ticket) => {
      const offered = offers.get(ticket.id) ?? null
      return change(tx, ticket, 'ticket.offered', () => (ticket.offeredFor = offered), { offeredFor: offered?.toISOString() ?? null })
    })
  }

  /** Bars whose line moved since people were last told; each at most every 15 s. */
  private async tellAnew(): Promise<void> {
    const now = this.clock.now().getTime()
    for (const barId of await this.barsWith(`state = 'waiting' AND $1::timestamptz IS NOT NULL`)) {
      if (now - (this.toldAt.get(barId) ?? 0) < 15_000) continue
      this.toldAt.set(barId, now)
      await this.telling.retell(barId)
    }
  }

  private async barsWith(due: string): Promise<string[]> {
    const rows = await this.database.query<{ bar_id: string }[]>(`SELECT DISTINCT bar_id FROM ticket WHERE ${due}`, [this.clock.now()])
    return rows.map(({ bar_id }) => bar_id)
  }

  private async each(barId: string, due: string, work: (tx: Parameters<Parameters<Line['change']>[2]>[0], ticket: Ticket) => Promise<void>, more: (bar: { graceMinutes: number }) => unknown[] = () => []): Promise<void> {
    await this.line.change(barId, system, async (tx) => {
      const rows = await tx.em.query<{ id: string }[]>(`SELECT id FROM ticket WHERE bar_id = $1 AND ${due} AND $2::timestamptz IS NOT NULL ORDER BY lane, turn_at, place`, [barId, tx.now, ...more(tx.bar)])
      for (const { id } of rows) await work(tx, await tx.em.findOneByOrFail(Ticket, { id }))
    })
  }
}
