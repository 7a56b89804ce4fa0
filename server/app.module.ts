import { type DynamicModule, Module } from '@nestjs/common'
import { BarsModule } from './bars/bars.module.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { PlatformModule } from './platform/platform.module.ts'
import { QueueModule } from './queue/queue.module.ts'
import { RealtimeModule } from './realtime/realtime.module.ts'

/** The table of contents: one line per room. */
@Module({
  imports: [BarsModule, QueueModule, RealtimeModule],
})
export class AppModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config, clock)] }
  }
}
