import { Module, type OnModuleInit } from '@nestjs/common'
import { AuthModule } from '../auth/auth.module.ts'
import { BookingsModule } from '../bookings/bookings.module.ts'
import { CustomersModule } from '../customers/customers.module.ts'
import { NotificationsModule } from '../notifications/notifications.module.ts'
import { Cleaning } from '../platform/cleaning.ts'
import { PurchasesModule } from '../purchases/purchases.module.ts'
import { Purchases } from '../purchases/purchases.service.ts'
import { QueueModule } from '../queue/queue.module.ts'
import { FindService } from '../sessions/find.service.ts'
import { SessionsModule } from '../sessions/sessions.module.ts'
import { AskingController } from './asking.controller.ts'
import { Bought } from './bought.ts'
import { Breaker } from './breaker.ts'
import { CodeMail } from './code-mail.ts'
import { CodesService } from './codes.service.ts'
import { DoorController } from './door.controller.ts'
import { DoorService } from './door.service.ts'
import { Eligibility } from './eligibility.ts'
import { ItemsController } from './items.controller.ts'
import { ItemsService } from './items.service.ts'
import { LinksService } from './links.service.ts'
import { MyController } from './my.controller.ts'
import { MyWaitingController } from './my-waiting.controller.ts'
import { ProofsService } from './proofs.service.ts'
import { Requests } from './requests.ts'
import { ShownService } from './shown.service.ts'
import { WaysIn } from './ways-in.ts'

/** Where customers come in: show a purchase or not, then take a place or a time. */
@Module({
  imports: [AuthModule, BookingsModule, CustomersModule, NotificationsModule, PurchasesModule, QueueModule, SessionsModule],
  controllers: [DoorController, AskingController, MyController, ItemsController, MyWaitingController],
  providers: [Bought, Breaker, CodeMail, CodesService, DoorService, Eligibility, ItemsService, LinksService, ProofsService, Requests, ShownService, WaysIn],
  exports: [Eligibility, ProofsService],
})
export class DoorModule implements OnModuleInit {
  constructor(
    private readonly cleaning: Cleaning,
    private readonly codes: CodesService,
    private readonly find: FindService,
    private readonly purchases: Purchases,
  ) {}

  onModuleInit(): void {
    this.find.orderKnown = (number) => this.purchases.knownNumber(number)
    this.cleaning.hourly((now) => this.codes.sweep(now))
  }
}
