import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { oneDay } from '../auth/tries.ts'
import { BarsService } from '../bars/bars.service.ts'
import { localDay } from '../bars/opening.ts'
import { Customers } from '../customers/customers.service.ts'
import type { ShownReceipt } from '../door/bought.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { keyedHash, keyFor } from '../platform/secrets.ts'
import { inTransaction, type Tx } from '../platform/transaction.ts'

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Who stands before a tablet. A device that is everybody's knows nobody, so that a person begins anew each time; but who shows the
 * same receipt under the same name at the same bar on the same day is the same person, and so is whoever sends the same wish again.
 * Both are kept as keyed hashes, for two days, apart from the ticket: what was bought goes no further.
 */
@Injectable()
export class Visitors {
  private readonly key: Buffer

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly customers: Customers,
    private readonly bars: BarsService,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.key = keyFor(config.APP_SECRET, 'visitors of kiosks')
  }

  /** `receipt`: checked already; null: nothing was shown. `wish`: the key under which this is sent again, if at all. */
  async customer(barId: string, receipt: ShownReceipt | null, name: string, wish: string | null): Promise<string> {
    const bar = await this.bars.one(barId)
    const day = localDay(this.clock.now(), bar.zone)
    // Not the name alone: two people of one family may hold one receipt, and each gets a place.
    const hash = receipt ? keyedHash(this.key, 'receipt', bar.id, day, plain(receipt.number), plain(name)) : wish && keyedHash(this.key, 'wish', wish)
    return inTransaction(this.database, (tx) => this.known(tx, hash || null, receipt !== null))
  }

  private async known(tx: Tx, hash: Buffer | null, proven: boolean): Promise<string> {
    const before = hash && (await this.find(tx, hash))
    if (before) return before
    const customer = await this.customers.begin(tx, proven ? 'receipt' : null)
    if (!hash) return customer
    const insert = 'INSERT INTO kiosk_visitor (hash, customer_id, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1'
    const put = await tx.query<unknown[]>(insert, [hash, customer, this.clock.now()])
    if (put.length > 0) return customer
    // The same person in the same moment, at another tablet or by a second press: theirs.
    await tx.query('DELETE FROM customer WHERE id = $1', [customer])
    return (await this.find(tx, hash)) ?? this.customers.begin(tx, proven ? 'receipt' : null)
  }

  private async find(tx: Tx, hash: Buffer): Promise<string | null> {
    const [row] = await tx.query<{ customer_id: string }[]>('SELECT customer_id FROM kiosk_visitor WHERE hash = $1', [hash])
    return row?.customer_id ?? null
  }

  async sweep(now: Date): Promise<void> {
    await this.database.query('DELETE FROM kiosk_visitor WHERE made_at < $1', [new Date(now.getTime() - 2 * oneDay)])
  }
}
