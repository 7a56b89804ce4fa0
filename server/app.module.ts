import { type DynamicModule, Module } from '@nestjs/common'
import { AuthModule } from './auth/auth.module.ts'
import { BarsModule } from './bars/bars.module.ts'
import { BookingsModule } from './bookings/bookings.module.ts'
import { CustomersModule } from './customers/customers.module.ts'
import { DemoModule } from './demo/demo.module.ts'
import { DevicesModule } from './devices/devices.module.ts'
import { DoorModule } from './door/door.module.ts'
import { FloorModule } from './floor/floor.module.ts'
import { NotificationsModule } from './notifications/notifications.module.ts'
import { HistoryModule } from './history/history.module.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { PlatformModule } from './platform/platform.module.ts'
import { PurchasesModule } from './purchases/purchases.module.ts'
import { QueueModule } from './queue/queue.module.ts'
import { RealtimeModule } from './realtime/realtime.module.ts'
import { ScreensModule } from './screens/screens.module.ts'
import { SessionsModule } from './sessions/sessions.module.ts'

/** The table of contents: one line per room. */
@Module({
  imports: [
    AuthModule,
    BarsModule,
    BookingsModule,
    CustomersModule,
    DemoModule,
    DevicesModule,
    DoorModule,
    FloorModule,
    HistoryModule,
    NotificationsModule,
    PurchasesModule,
    QueueModule,
    RealtimeModule,
    ScreensModule,
    SessionsModule,
  ],
})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest knows a module by its class
export class AppModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config, clock)] }
  }
}
