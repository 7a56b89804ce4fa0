import { Module, type OnModuleInit } from '@nestjs/common'
import { CustomersModule } from '../customers/customers.module.ts'
import { Cleaning } from '../platform/cleaning.ts'
import { Asking } from './asking.ts'
import { Cookies } from './cookies.ts'
import { LostLogins } from './lost-logins.ts'
import { PinsController } from './pins.controller.ts'
import { PinsService } from './pins.service.ts'
import { ScreenLogins } from './screen-logins.ts'
import { SignInService } from './sign-in.service.ts'
import { StaffController } from './staff.controller.ts'
import { StaffLogins } from './staff-logins.ts'
import { oneDay, Tries } from './tries.ts'

/** Who is asking, and how often they may. */
@Module({
  imports: [CustomersModule],
  controllers: [StaffController, PinsController],
  providers: [Asking, Cookies, LostLogins, PinsService, ScreenLogins, SignInService, StaffLogins, Tries],
  exports: [Asking, Cookies, LostLogins, ScreenLogins, StaffLogins, Tries],
})
export class AuthModule implements OnModuleInit {
  constructor(
    private readonly cleaning: Cleaning,
    private readonly tries: Tries,
    private readonly logins: StaffLogins,
    private readonly screens: ScreenLogins,
  ) {}

  onModuleInit(): void {
    // No limit and no familiar network looks further back.
    this.cleaning.hourly(() => this.tries.sweep(31 * oneDay))
    this.cleaning.hourly((now) => this.logins.sweep(now))
    this.cleaning.hourly((now) => this.screens.sweep(now))
  }
}
