import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { ItemView } from '../../shared/beside.ts'
import type { ContactKind } from '../../shared/contacts.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { sales } from '../platform/database.ts'
import { serialNumber } from './keys.ts'
import { counts, type Receipt, receiptKeys, receiptWays } from './purchases.service.ts'
import { type Item, whichItem } from './which-item.ts'

/** Whose things: a customer, and the addresses that they verified. */
export type Owner = { customerId: string; contacts: readonly { kind: ContactKind; address: string }[] }

/** A company's order may hold thousands of things; nobody reads so many beside a person. */
const most = 200

/**
 * What somebody once bought, for whoever helps them: the one thing that the help is about, or, when they ask for it, the others. By
 * which purchase they showed that they bought is remembered here, in schema sales, and nowhere else.
 */
@Injectable()
export class Items {
  constructor(
    @InjectDataSource(sales) private readonly source: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** This customer showed this receipt. Remembering it again, or one that does not exist, changes nothing. */
  async remember(customerId: string, receipt: Receipt): Promise<void> {
    await this.source.query(
      `INSERT INTO sales.proof (customer_id, purchase_id, at)
       SELECT $8::uuid, id, $9::timestamptz FROM (${receiptWays.join(' UNION ')}) shown ON CONFLICT DO NOTHING`,
      [...this.counted, ...receiptKeys(receipt), customerId, this.clock.now()],
    )
  }

  /** Two who are one person by now: what one showed, the other has shown. */
  async handOver(from: string, to: string): Promise<void> {
    await this.source.query(
      `WITH moved AS (DELETE FROM sales.proof WHERE customer_id = $1 RETURNING purchase_id, at)
       INSERT INTO sales.proof (customer_id, purchase_id, at) SELECT $2, purchase_id, at FROM moved ON CONFLICT DO NOTHING`,
      [from, to],
    )
  }

  /** What help is about, as far as its words and the serials of what was brought tell. Null: nothing is known. */
  async about(owner: Owner, { serials, words }: { serials: string[]; words: string }): Promise<ItemView | null> {
    const written = serials.flatMap((serial) => serialNumber(serial) ?? [])
    const item = whichItem(await this.all(owner, written), { serials: written, words })
    return item && view(item)
  }

  /** Everything that the customer's proof and verified addresses open, newest first. */
  async of(owner: Owner): Promise<ItemView[]> {
    return (await this.all(owner)).map(view)
  }

  /** Newest first, but for what was brought, which a long order must not push out. */
  private all({ customerId, contacts }: Owner, serials: string[] = []): Promise<Item[]> {
    return this.source.query<Item[]>(
      `WITH theirs AS (
         SELECT purchase_id, at FROM sales.proof WHERE customer_id = $3
         UNION ALL
         SELECT k.purchase_id, NULL FROM sales.contact_key k JOIN unnest($4::text[], $5::text[]) AS own (kind, value) ON k.value = own.value AND k.kind = own.kind
       ),
       open AS (SELECT purchase_id, max(at) AS shown FROM theirs GROUP BY purchase_id)
       SELECT i.name, i.sku, i.serial, p.bought_on::text AS "boughtOn", open.shown IS NOT NULL AS proving
       FROM open JOIN sales.purchase p ON p.id = open.purchase_id JOIN sales.item i ON i.purchase_id = p.id
       WHERE ${counts} ORDER BY coalesce(i.serial = ANY ($6), false) DESC, p.bought_on DESC, p.id DESC, i.position LIMIT ${most}`,
      [...this.counted, customerId, contacts.map(({ kind }) => kind), contacts.map(({ address }) => address), serials],
    )
  }

  private get counted(): [boolean, boolean] {
    return [this.config.COUNT_REFUNDED, this.config.COUNT_CANCELLED]
  }
}

const view = ({ name, sku, serial, boughtOn }: Item): ItemView => ({ name, sku, serial, boughtOn })
