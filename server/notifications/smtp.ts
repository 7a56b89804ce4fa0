import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer'
import type { Config } from '../platform/config.ts'
import { type Outgoing, Sender } from './sender.ts'
import { Undeliverable } from './undeliverable.ts'

/** Below the minute after which a job counts as dead and is taken up again. */
const timeout = 20_000

/** E-mail through the shop's mail server. */
export class Smtp extends Sender {
  private readonly transport: Transporter

  constructor(
    url: string,
    private readonly config: Config,
  ) {
    super()
    this.transport = nodemailer.createTransport({
      url,
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  async send(message: Outgoing): Promise<void> {
    await this.transport.sendMail(mailOf(message, this.config)).catch((error: { code?: string; responseCode?: number }) => {
      // The mailbox is not there, for good (RFC 5321): 4xx would ask to come again.
      if (error.code === 'EENVELOPE' && (error.responseCode ?? 0) >= 500) throw new Undeliverable('refused', `the mail server answered ${error.responseCode}`)
      throw error
    })
  }
}

/** The mail as nodemailer wants it. The Message-ID is the message's own, so that a repetition is one mail in a mailbox. */
export function mailOf({ id, to, letter }: Outgoing, config: Config): SendMailOptions {
  const { subject, text, html, calendar } = letter
  return {
    from: config.MAIL_FROM,
    to: { name: '', address: to.address },
    subject,
    text,
    html,
    messageId: `<${id}@${new URL(config.PUBLIC_URL).hostname}>`,
    // Nobody wants to hear from a holiday notice that answers a code.
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(calendar ? { icalEvent: { method: calendar.method, filename: 'time.ics', content: calendar.content } } : {}),
  }
}
