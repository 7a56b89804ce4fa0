import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { hour, Tries } from '../auth/tries.ts'
import { LostLogins } from '../auth/lost-logins.ts'
import type { Address } from '../customers/address.ts'
import { CustomerLogins } from '../customers/customer-logins.ts'
import { Customers } from '../customers/customers.service.ts'
import type { CustomerWho } from '../platform/access.ts'
import { inTransaction, postgresCode, type Tx } from '../platform/transaction.ts'
import { handOver } from '../queue/hand-over.ts'
import { Bought, type ShownReceipt } from './bought.ts'

/** Who the device knows from now on, and the token for its cookie; no token: the device keeps the one that it has. */
export type Known = { customer: string; token: string | null }
type Device = CustomerWho | undefined

/** The ways in. Each ends with a device that knows who is there; none shows anybody's visits but their own. */
@Injectable()
export class ProofsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly customers: Customers,
    private readonly logins: CustomerLogins,
    private readonly bought: Bought,
    private readonly tries: Tries,
    private readonly lost: LostLogins,
  ) {}

  /**
   * The address was verified. Who has it already is who is there now; what was begun on this device by somebody without any
   * address goes with them.
   */
  async byAddress(address: Address, device: Device): Promise<Known> {
    const bought = await this.bought.by(address)
    let gone: string | null = null
    const who = async (tx: Tx) => {
      const nameless = device && !(await this.customers.hasContact(tx, device.id)) ? device : null
      const customer = await this.customers.verified(tx, address, device?.id ?? null)
      if (bought) await this.customers.proven(tx, customer, 'contact')
      if (nameless && nameless.id !== customer) {
        if (nameless.proof === 'proven') await this.customers.proven(tx, customer, 'receipt')
        await handOver(tx, nameless.id, customer)
        gone = nameless.id
      }
      return customer
    }
    // They took the same place on the other device in this moment. Once more, with that place seen: the code is used up already.
    const known = await this.known(device, who).catch((error: unknown) => (postgresCode(error) === '23505' ? this.known(device, who) : Promise.reject(error)))
    if (gone) await this.bought.handOver(gone, known.customer)
    return known
  }

  /** `from`: where it is shown: a network, or a screen of ours. @throws Refusal no_purchase_found, too_many_tries */
  mustBeBought(receipt: ShownReceipt, from: string): Promise<void> {
    return this.bought.mustBe(receipt, from)
  }

  /** By which purchase this customer came in; for whoever is helped at a screen of ours. */
  remember(customerId: string, receipt: ShownReceipt): Promise<void> {
    return this.bought.remember(customerId, receipt)
  }

  /** A receipt was shown. Whoever shows the same one somewhere else is somebody else. @throws Refusal no_purchase_found, too_many_tries */
  async byReceipt(receipt: ShownReceipt, device: Device, network: string): Promise<Known> {
    await this.mustBeBought(receipt, network)
    const known = await this.known(device, async (tx) => {
      if (!device) return this.customers.begin(tx, 'receipt')
      await this.customers.proven(tx, device.id, 'receipt')
      return device.id
    })
    await this.bought.remember(known.customer, receipt)
    return known
  }

  /** "I can't prove it now": a place or a time like anyone's; the purchase is shown at the desk. */
  async unproven(device: Device, network: string): Promise<Known> {
    if (device) return { customer: device.id, token: null }
    await this.tries.spend([{ bucket: 'new devices network', key: network, most: 300, within: hour }])
    return this.known(device, (tx) => this.customers.begin(tx, null))
  }

  /** Somebody who came by a link and whom this device does not know yet. */
  byLink(device: Device, work: (tx: Tx, customer: string) => Promise<void>): Promise<Known> {
    return this.known(device, async (tx) => {
      const customer = device?.id ?? (await this.customers.begin(tx, null))
      await work(tx, customer)
      return customer
    })
  }

  /** "That's not me": the device knows nobody any more, here or in its sockets. */
  async forget(device: Device): Promise<void> {
    if (!device) return
    await this.logins.end(this.database.manager, device.login)
    this.lost.tell([device.login])
  }

  private async known(device: Device, who: (tx: Tx) => Promise<string>): Promise<Known> {
    const known = await inTransaction(this.database, async (tx) => {
      const customer = await who(tx)
      if (device?.id === customer) return { customer, token: null }
      if (device) await this.logins.end(tx, device.login)
      return { customer, token: await this.logins.start(tx, customer) }
    })
    if (device && known.token) this.lost.tell([device.login])
    return known
  }
}
