import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { Customers } from '../customers/customers.service.ts'
import { Purchases } from '../purchases/purchases.service.ts'
import type { Pass } from '../queue/queue.service.ts'

/** The one question at the door: may this person be helped? Yes. What is left open is whether a purchase was shown yet. */
@Injectable()
export class Eligibility {
  constructor(
    private readonly customers: Customers,
    private readonly purchases: Purchases,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /** The answer without the evidence: nothing about a purchase goes further than this. */
  async pass(customerId: string, topicId: string): Promise<Pass> {
    return { customerId, topicId, proof: await this.proof(customerId) }
  }

  /** Any purchase ever, by any address of this person. Asked again as long as none was found: it may have been imported since. */
  private async proof(customerId: string): Promise<Pass['proof']> {
    const customer = await this.customers.one(customerId)
    if (customer?.proof === 'proven') return 'proven'
    const addresses = await this.customers.contacts(customerId)
    const bought = await Promise.all(addresses.map(({ kind, address }) => this.purchases.eligibleByContact(kind, address)))
    if (!bought.includes(true)) return 'at_desk'
    await this.customers.proven(this.database.manager, customerId, 'contact')
    return 'proven'
  }
}
