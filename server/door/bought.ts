import { Injectable } from '@nestjs/common'
import { hour, type Limit, Tries } from '../auth/tries.ts'
import type { Address } from '../customers/address.ts'
import { Refusal } from '../platform/refusal.ts'
import { Items } from '../purchases/items.service.ts'
import { Purchases } from '../purchases/purchases.service.ts'

export type ShownReceipt = { number: string; day?: string | undefined; postcode?: string | undefined }

const orGoOn = 'go on without it and show it in the store'

/** What the door asks and tells the purchases room while somebody comes in. No purchase comes back: only that there is one. */
@Injectable()
export class Bought {
  constructor(
    private readonly purchases: Purchases,
    private readonly items: Items,
    private readonly tries: Tries,
  ) {}

  by({ kind, address }: Address): Promise<boolean> {
    return this.purchases.eligibleByContact(kind, address)
  }

  /** `from`: where it is shown: a network, or a screen of ours. @throws Refusal no_purchase_found, too_many_tries */
  async mustBe(receipt: ShownReceipt, from: string): Promise<void> {
    const limits: Limit[] = [
      { bucket: 'receipts network', key: from, most: 40, within: hour, otherwise: orGoOn },
      { bucket: 'receipts number', key: receipt.number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''), most: 8, within: hour, otherwise: orGoOn },
    ]
    await this.tries.spend(limits)
    if (!(await this.purchases.eligibleByReceipt(withSerial(receipt)))) throw new Refusal('no_purchase_found', { field: 'number' })
    await this.tries.giveBack(limits)
  }

  /** Where the purchases are, and only there, is kept by which of them this customer came in: what goes on to the line carries none. */
  remember(customerId: string, receipt: ShownReceipt): Promise<void> {
    return this.items.remember(customerId, withSerial(receipt))
  }

  /** Two turned out to be one person. */
  handOver(from: string, to: string): Promise<void> {
    return this.items.handOver(from, to)
  }
}

/** What is typed as the number may be the serial on the thing itself. */
const withSerial = (receipt: ShownReceipt) => ({ ...receipt, serial: receipt.number })
