import { Module, type OnModuleInit } from '@nestjs/common'
import { Cleaning } from '../platform/cleaning.ts'
import { CustomerLogins } from './customer-logins.ts'
import { Customers } from './customers.service.ts'

/** Who came to the door: a name to call, verified contacts, and the devices that know them. */
@Module({ providers: [Customers, CustomerLogins], exports: [Customers, CustomerLogins] })
export class CustomersModule implements OnModuleInit {
  constructor(
    private readonly cleaning: Cleaning,
    private readonly logins: CustomerLogins,
  ) {}

  onModuleInit(): void {
    this.cleaning.hourly((now) => this.logins.sweep(now))
  }
}
