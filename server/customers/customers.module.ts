import { Module } from '@nestjs/common'
import { CustomerLogins } from './customer-logins.ts'
import { Customers } from './customers.service.ts'

/** Who came to the door: a name to call, verified contacts, and the devices that know them. */
@Module({ providers: [Customers, CustomerLogins], exports: [Customers, CustomerLogins] })
export class CustomersModule {}
