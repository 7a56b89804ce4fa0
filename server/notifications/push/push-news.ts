import { Injectable } from '@nestjs/common'
import type { TicketView } from '../../../shared/queue.ts'
import { Config } from '../../platform/config.ts'
import { Messages } from '../messages.service.ts'
import { type TicketLetter, ticketLetters } from '../ticket-letters.ts'
import { Undeliverable } from '../undeliverable.ts'
import { Gone, PushSender } from './push-sender.ts'
import { Subscriptions } from './subscriptions.service.ts'

/** Tells a browser. */
@Injectable()
export class PushNews {
  constructor(
    private readonly messages: Messages,
    private readonly subscriptions: Subscriptions,
    private readonly sender: PushSender,
    private readonly config: Config,
  ) {}

  /** False: there is no such browser any more. Throws when it is worth another try. The address in the notice holds no token: the device is known. */
  async deliver(message: string, subscriptionId: string | null, letter: TicketLetter, visit: TicketView, told: string): Promise<boolean> {
    const subscription = subscriptionId ? await this.subscriptions.one(subscriptionId) : null
    const { letter: words, ways } = ticketLetters[letter]
    if (!subscription || !ways.push) return false
    const worth = ways.push
    const { subject, notice } = words({ shop: this.config.SHOP_NAME, visit, link: '', told })
    const shown = { title: subject, body: notice, tag: `${visit.id} ${ways.about}`, url: `/t/${visit.id}` }
    let there = true
    const send = () =>
      this.sender.send(subscription, shown, worth).catch((error: unknown) => {
        if (!(error instanceof Gone)) throw error
        there = false
        throw new Undeliverable('refused', error.message)
      })
    await this.messages.attempt(message, send, subscription.endpoint)
    if (!there) await this.subscriptions.drop(subscription.id)
    return there
  }
}
