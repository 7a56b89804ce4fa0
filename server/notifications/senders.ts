import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { Address } from '../customers/address.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { Outbox } from './outbox.ts'
import type { Sender } from './sender.ts'
import { SmsGateway, smsForms } from './sms.ts'
import { SmsConsole } from './sms-console.ts'
import { Smtp } from './smtp.ts'
import { TextCap } from './text-cap.ts'

/** Which way messages go: through the mail server and the gateway that are configured, or else to the outbox. */
@Injectable()
export class Senders {
  readonly outbox: Outbox
  readonly cap: TextCap
  private readonly email: Sender
  private readonly phone: Sender | null

  constructor(config: Config, clock: Clock, @InjectDataSource() database: DataSource) {
    this.outbox = new Outbox(config, clock)
    this.cap = new TextCap(database, clock, config)
    this.email = config.SMTP_URL ? new Smtp(config.SMTP_URL, config) : this.outbox
    const { SMS_URL } = config
    // Where phones cannot be written to, people are called instead.
    const instead = config.writesToPhones ? this.outbox : null
    this.phone = SMS_URL ? textsBy(SMS_URL, config, this.cap) : instead
  }

  for(to: Pick<Address, 'kind'>): Sender | null {
    return to.kind === 'email' ? this.email : this.phone
  }
}

const textsBy = (url: string, { SMS_FORM, SMS_FROM }: Config, cap: TextCap): Sender =>
  new URL(url).protocol === 'console:' ? new SmsConsole() : new SmsGateway(url, smsForms[SMS_FORM](SMS_FROM), cap)
