import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { ContactKind } from '../../shared/contacts.ts'
import { Config } from '../platform/config.ts'
import { sales } from '../platform/database.ts'
import { orderNumber, postcode, receiptNumber, serialNumber } from './keys.ts'

/** What somebody holds in their hand. `day` is a calendar day, `2026-03-29`; `number` an order or receipt number, however it is typed. */
export type Receipt = { number?: string | undefined; day?: string | undefined; postcode?: string | undefined; serial?: string | undefined }

/**
 * Answers about purchases, never the purchases: there is no entity here that another room could hold. Any purchase ever counts;
 * how much it was, how recent or how many is not asked. Each answer is one statement that runs whole whether something is found or not.
 */
@Injectable()
export class Purchases {
  constructor(
    @InjectDataSource(sales) private readonly source: DataSource,
    private readonly config: Config,
  ) {}

  /** Did this address ever buy? `address` as `shared/contacts.ts` writes it: e-mail in lower case, phone as E.164. */
  eligibleByContact(kind: ContactKind, address: string): Promise<boolean> {
    return this.ask(
      `SELECT EXISTS (SELECT FROM sales.contact_key k JOIN sales.purchase p ON p.id = k.purchase_id
        WHERE k.value = $3 AND k.kind = $4 AND ${counts}) AS eligible`,
      [address, kind],
    )
  }

  /**
   * Is there such a purchase? Two things have to fit: the number or the serial, and the day (give or take one: a purchase near
   * midnight, or far away, is dated differently), the postcode of either address, or the serial beside the number.
   */
  eligibleByReceipt({ number = '', day, postcode: code = '', serial = '' }: Receipt): Promise<boolean> {
    return this.ask(
      `SELECT coalesce(bool_or(found), false) AS eligible FROM (${receiptWays.map((way) => `SELECT EXISTS (${way}) AS found`).join(' UNION ALL ')}) ways`,
      [...receiptKeys({ number, day, postcode: code, serial })],
    )
  }

  /** Is there an order or receipt of this number? For a specialist before whom somebody stands with it; a door without anybody asks for more. */
  knownNumber(number: string): Promise<boolean> {
    const statement = `SELECT EXISTS (SELECT FROM sales.purchase p WHERE (p.number = $3 OR p.receipt = $4) AND ${counts}) AS eligible`
    return this.ask(statement, [orderNumber(number), receiptNumber(number)])
  }

  private async ask(statement: string, values: (string | null)[]): Promise<boolean> {
    const rows: { eligible: boolean }[] = await this.source.query(statement, [this.config.COUNT_REFUNDED, this.config.COUNT_CANCELLED, ...values])
    return rows[0]?.eligible === true
  }
}

/** Whether a purchase `p` counts; $1 and $2 say whether refunded and cancelled ones do. */
export const counts = '($1 OR NOT p.refunded) AND ($2 OR NOT p.cancelled)'
const fits = '(p.bought_on BETWEEN $6::date - 1 AND $6::date + 1 OR $7 IN (p.billing_postcode, p.shipping_postcode))'
/** The purchases that a receipt shows: by its number, and by a serial number. $3 to $7 are `receiptKeys`. */
export const receiptWays = [
  `SELECT p.id FROM sales.purchase p WHERE (p.number = $3 OR p.receipt = $4) AND ${counts}
    AND (${fits} OR EXISTS (SELECT FROM sales.item i WHERE i.purchase_id = p.id AND i.serial = $5))`,
  `SELECT p.id FROM sales.item i JOIN sales.purchase p ON p.id = i.purchase_id WHERE i.serial = $5 AND ${counts} AND ${fits}`,
] as const
export const receiptKeys = ({ number = '', day, postcode: code = '', serial = '' }: Receipt): (string | null)[] => [
  orderNumber(number),
  receiptNumber(number),
  serialNumber(serial),
  day ?? null,
  postcode(code),
]
