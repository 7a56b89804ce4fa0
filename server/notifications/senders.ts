import { Injectable } from '@nestjs/common'
import type { Address } from '../customers/address.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { Outbox } from './outbox.ts'
import type { Sender } from './sender.ts'
import { SmsGateway } from './sms.ts'
import { Smtp } from './smtp.ts'

/** Which way messages go: through the mail server and the gateway that are configured, or else to the outbox. */
@Injectable()
export class Senders {
  readonly outbox: Outbox
  private readonly email: Sender
  private readonly phone: Sender | null

  constructor(config: Config, clock: Clock) {
    this.outbox = new Outbox(config, clock)
    this.email = config.SMTP_URL ? new Smtp(config.SMTP_URL, config) : this.outbox
    // Without a gateway a real shop cannot write to phones, and people there are called instead.
    this.phone = config.SMS_URL ? new SmsGateway(config.SMS_URL) : config.production ? null : this.outbox
  }

  for(to: Address): Sender | null {
    return to.kind === 'email' ? this.email : this.phone
  }
}
