import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Customers } from '../customers/customers.service.ts'
import { code } from '../notifications/letters/code.ts'
import { Messages } from '../notifications/messages.service.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { Jobs } from '../platform/jobs.ts'
import { unseal } from '../platform/secrets.ts'
import { Purchases } from '../purchases/purchases.service.ts'
import { type CodeJob, codeKey, type SealedCode, validMinutes } from './codes.service.ts'

/**
 * Sends the codes. Only here is looked up whether an address is known: after the answer went out, so that neither the answer nor
 * its timing can tell. Both letters hold the code: with it an unknown address gets in as well, and shows a purchase at the desk.
 */
@Injectable()
export class CodeMail implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly purchases: Purchases,
    private readonly customers: Customers,
    private readonly messages: Messages,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.work<CodeJob>('code', (job) => this.send(job))
  }

  private async send({ message, sealed }: CodeJob): Promise<void> {
    const { kind, address, code: digits, until, second } = JSON.parse(unseal(codeKey(this.config), sealed)) as SealedCode
    if (new Date(until) <= this.clock.now()) return this.messages.skip(message, 'too late for this code')
    const known = (await this.purchases.eligibleByContact(kind, address)) || (await this.customers.ownerOf({ kind, address })) !== null
    const letter = code({ shop: this.config.SHOP_NAME, door: this.config.PUBLIC_URL, digits, validMinutes, known, second })
    await this.messages.deliver(message, { kind, address }, letter)
  }
}
