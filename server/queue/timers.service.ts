import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { BarsService } from '../bars/bars.service.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { ClosingService } from './closing.service.ts'
import { checkIn } from './coming.service.ts'
import { everyTicket } from './every-ticket.ts'
import { JoiningService } from './joining.service.ts'
import { Line } from './line.ts'
import { TellingService } from './telling.service.ts'
import { change } from './tickets.ts'
import { WaitingTimersService } from './waiting-timers.service.ts'

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

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
    private readonly bars: BarsService,
    private readonly telling: TellingService,
    private readonly closing: ClosingService,
    private readonly joining: JoiningService,
    private readonly waiting: WaitingTimersService,
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
    for (const barId of await this.barsWith(`state = 'booked' AND booked_for <= $1`)) await this.bookedTimesCome(barId)
    for (const barId of await this.barsWith(`state = 'waiting' AND joined_at <= $1`)) await this.close(barId)
    await this.joining.newDays()
    await this.tellAnew()
    await this.waiting.tick()
  }

  becomeDue(barId: string): Promise<void> {
    return everyTicket(this.line, barId, `state = 'waiting' AND lane = 2 AND due_at <= $2`, [], (tx, ticket) =>
      change(tx, ticket, 'ticket.becameDue', () => ticket.becomeDueIfPast(tx.now), {}),
    )
  }

  /** Whoever is helped by phone or video is there at their time. Whoever did not come to the store within its grace can still return that day. */
  async bookedTimesCome(barId: string): Promise<void> {
    await everyTicket(this.line, barId, `state = 'booked' AND way <> 'store' AND booked_for <= $2`, [], checkIn)
    const { graceMinutes } = await this.bars.one(barId)
    const over = `state = 'booked' AND way = 'store' AND booked_for + make_interval(mins => $3) < $2`
    await everyTicket(this.line, barId, over, [graceMinutes], (tx, ticket) => change(tx, ticket, 'ticket.graceOver', () => ticket.end('graceOver', tx.now), {}))
  }

  close(barId: string): Promise<void> {
    return this.closing.close(barId)
  }

  /** Bars where somebody waits, or where a range stands at the door and on the board; each at most every 15 s. */
  private async tellAnew(): Promise<void> {
    const now = this.clock.now().getTime()
    const shows = await this.database.query<{ id: string }[]>(
      `SELECT id FROM bar WHERE shown_low IS NOT NULL OR EXISTS (SELECT FROM ticket t WHERE t.bar_id = bar.id AND t.state = 'waiting')
         OR EXISTS (SELECT FROM desk d WHERE d.bar_id = bar.id AND d.staff_id IS NOT NULL)`,
    )
    for (const { id: barId } of shows) {
      if (now - (this.toldAt.get(barId) ?? 0) < 15_000) continue
      this.toldAt.set(barId, now)
      await this.telling.retell(barId)
    }
  }

  private async barsWith(due: string): Promise<string[]> {
    const rows = await this.database.query<{ bar_id: string }[]>(`SELECT DISTINCT bar_id FROM ticket WHERE ${due}`, [this.clock.now()])
    return rows.map(({ bar_id }) => bar_id)
  }
}
