import { type DynamicModule, Global, Module } from '@nestjs/common'
import { APP_GUARD, DiscoveryModule } from '@nestjs/core'
import { AccessGuard } from './access.guard.ts'
import { Cleaning } from './cleaning.ts'
import { Clock } from './clock.ts'
import { Config } from './config.ts'
import { DatabaseModule } from './database.ts'
import { HealthController } from './health.ts'
import { AnsweredOnce } from './idempotency.ts'
import { Jobs } from './jobs.ts'
import { OpenApi, OpenApiController } from './openapi.ts'
import { OtherProcesses } from './redis.ts'

/** What every room may ask for without importing anything: Config, Clock, the data sources, Jobs, Cleaning, OtherProcesses. */
@Global()
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest knows a module by its class
export class PlatformModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule.open(), DiscoveryModule],
      controllers: [HealthController, OpenApiController],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: APP_GUARD, useClass: AccessGuard },
        Jobs,
        Cleaning,
        OpenApi,
        AnsweredOnce,
        OtherProcesses,
      ],
      exports: [Config, Clock, Jobs, Cleaning, OtherProcesses],
    }
  }
}
