import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { Clock } from './clock.ts'

type Broom = (now: Date) => Promise<unknown>
const hour = 3_600_000

/** Forgetting what has been kept long enough. Brooms must be harmless when several processes use them in the same moment. */
@Injectable()
export class Cleaning implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly brooms: Broom[] = []
  private readonly log = new Logger('Cleaning')
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly clock: Clock) {}

  /** Run about once an hour, with the time. */
  hourly(broom: Broom): void {
    this.brooms.push(broom)
  }

  async sweep(): Promise<void> {
    for (const broom of this.brooms) await broom(this.clock.now()).catch((error: Error) => this.log.warn(`Cleaning failed: ${error.message}`))
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), hour).unref()
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer)
  }
}
