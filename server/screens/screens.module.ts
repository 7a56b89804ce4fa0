import { Module, type OnModuleInit } from '@nestjs/common'
import { AuthModule } from '../auth/auth.module.ts'
import { BarsModule } from '../bars/bars.module.ts'
import { CustomersModule } from '../customers/customers.module.ts'
import { DoorModule } from '../door/door.module.ts'
import { Cleaning } from '../platform/cleaning.ts'
import { QueueModule } from '../queue/queue.module.ts'
import { ArrivalsService } from './arrivals.service.ts'
import { KioskController } from './kiosk.controller.ts'
import { KioskPlaces } from './kiosk-places.ts'
import { KioskService } from './kiosk.service.ts'
import { PairedController } from './paired.controller.ts'
import { PairingService } from './pairing.service.ts'
import { ScreensController } from './screens.controller.ts'
import { Visitors } from './visitors.ts'

/** Screens that are nobody's account: tablets at the door where people come in by themselves, and televisions that show who is called. */
@Module({
  imports: [AuthModule, BarsModule, CustomersModule, DoorModule, QueueModule],
  controllers: [ScreensController, PairedController, KioskController],
  providers: [ArrivalsService, KioskPlaces, KioskService, PairingService, Visitors],
})
export class ScreensModule implements OnModuleInit {
  constructor(
    private readonly cleaning: Cleaning,
    private readonly visitors: Visitors,
  ) {}

  onModuleInit(): void {
    this.cleaning.hourly((now) => this.visitors.sweep(now))
  }
}
