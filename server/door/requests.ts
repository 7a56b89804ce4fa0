import { Injectable } from '@nestjs/common'
import type { Join } from '../../shared/door.ts'
import type { Way } from '../../shared/line.ts'
import { hour, oneDay, Tries } from '../auth/tries.ts'
import { masked, readAddress } from '../customers/address.ts'
import { Customers } from '../customers/customers.service.ts'
import type { CustomerWho } from '../platform/access.ts'
import { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Request } from '../queue/queue.service.ts'

/** What somebody asks for, made ready for the line or the calendar. */
@Injectable()
export class Requests {
  constructor(
    private readonly customers: Customers,
    private readonly tries: Tries,
    private readonly config: Config,
  ) {}

  /** What is asked for, checked and within what one device, one network and one address may ask. @throws Refusal not_valid, too_many_tries */
  async read(who: CustomerWho, { bar, way, name, about, contact: typed, forSomebodyElse, here }: Omit<Join, 'topic'>, network: string): Promise<Request> {
    const contact = await this.contact(who.id, typed, way)
    if (way === 'phone' && !contact?.address.startsWith('+'))
      throw new Refusal('not_valid', { field: 'contact', sentence: 'A phone number, please: we call you there.' })
    const theirs = contact?.verified === false ? [{ bucket: 'asked contact', key: contact.address, most: 10, within: oneDay }] : []
    // A store's wifi carries everybody who stands in it; one person rarely asks twice.
    await this.tries.spend([
      { bucket: 'asked device', key: who.id, most: 20, within: hour },
      { bucket: 'asked network', key: network, most: 400, within: hour },
      ...theirs,
    ])
    if (!forSomebodyElse) await this.customers.named(who.id, name)
    return { bar, way, name, about, contact: contact?.address ?? null, forSomebodyElse, here }
  }

  /**
   * Where messages about this visit go: what was typed, or else the person's own verified address. Typed may also be one's own in
   * its masked form, as the form shows it. @throws Refusal not_valid
   */
  private async contact(customerId: string, typed: string, way: Way): Promise<{ address: string; verified: boolean } | null> {
    const all = await this.customers.contacts(customerId)
    // Whoever is to be called needs a number: an address that is known does not stand for it.
    const own = way === 'phone' ? all.filter(({ kind }) => kind === 'phone') : all
    const chosen = own.find((contact) => typed === '' || masked(contact) === typed)
    if (chosen) return { address: chosen.address, verified: true }
    if (typed === '') return null
    const read = readAddress(typed, this.config.SHOP_COUNTRY)
    if (!read) throw new Refusal('not_valid', { field: 'contact', sentence: 'This is neither an e-mail address nor a phone number that we can read.' })
    return { address: read.address, verified: own.some(({ address }) => address === read.address) }
  }
}
