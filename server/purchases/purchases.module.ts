import { Module } from '@nestjs/common'
import { Intake } from './intake.ts'
import { Items } from './items.service.ts'
import { Purchases } from './purchases.service.ts'

/** What was bought → two answers: eligible, and what the help of somebody who was called is about. The only room that opens schema `sales`, under a login of its own. */
@Module({ providers: [Purchases, Items, Intake], exports: [Purchases, Items, Intake] })
export class PurchasesModule {}
