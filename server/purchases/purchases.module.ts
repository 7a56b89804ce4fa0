import { Module } from '@nestjs/common'
import { Intake } from './intake.ts'
import { Purchases } from './purchases.service.ts'

/** What was bought → one answer: eligible? The only room that opens schema `sales`, under a login of its own. */
@Module({ providers: [Purchases, Intake], exports: [Purchases, Intake] })
export class PurchasesModule {}
