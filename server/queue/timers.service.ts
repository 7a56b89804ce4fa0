import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { Config } from '../platform/config.ts'
import { ClosingService } from './closing.service.ts'
import { DueService } from './due.service.ts'
import { JoiningService } from './joining.service.ts'
import { TellingService } from './telling.service.ts'
import { WaitingTimersService } from './waiting-timers.service.ts'

/** How often the clockwork looks (ms). */
const lookEvery = 5_000

/**
 * What happens because time passes: ordinary commands, given by the clock. Each looks again under the bar's lock, so that any
 * number of processes may run them, and a log replays without a clock.
 */
@Injectable()
export class TimersService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('timers')
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> = Promise.resolve()

  constructor(
    private readonly due: DueService,
    private readonly closing: ClosingService,
    private readonly joining: JoiningService,
    private readonly telling: TellingService,
    private readonly waiting: WaitingTimersService,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.NODE_ENV === 'test') return
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.tick()).catch((error: unknown) => this.log.error(error))
    }, lookEvery)
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }

  /** One look at everything that is due now. */
  async tick(): Promise<void> {
    await this.due.tick()
    await this.closing.tick()
    await this.joining.newDays()
    await this.waiting.tick()
    await this.telling.tick()
  }
}
