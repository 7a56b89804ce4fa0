import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Client } from 'pg'
import { DataSource } from 'typeorm'
import { Clock } from '../platform/clock.ts'
import { sales } from '../platform/database.ts'
import { copyInto, lines } from './copy.ts'
import type { NewPurchase, Numbered } from './new-purchase.ts'

/** `added`: purchases that were not known; `known`: those that were. */
export type Taken = { added: number; known: number }
type Known = { id: string; number: string; refunded: boolean; cancelled: boolean }

/** Where purchases come in. Every batch is one transaction, and a purchase comes with its items and contacts or not at all. */
@Injectable()
export class Intake {
  constructor(
    @InjectDataSource(sales) private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds what is not there yet: purchases, and items and contacts of purchases that are known already, so that a mended file fills
   * the gaps of the first one. Nothing is taken back, except that an order may become refunded or cancelled. The same batch again
   * changes nothing. `feed` names where the numbers come from; order 1001 of two shops is two purchases.
   */
  async take(feed: string, purchases: readonly NewPurchase[]): Promise<Taken> {
    const runner = this.source.createQueryRunner()
    const client = (await runner.connect()) as Client
    try {
      await runner.startTransaction()
      await client.query(settings)
      const taken = { added: 0, known: 0 }
      for (const round of withoutRepeats(purchases)) {
        const added = await this.takeEach(client, feed, round)
        taken.added += added
        taken.known += round.length - added
      }
      await runner.commitTransaction()
      return taken
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction()
      throw error
    } finally {
      await runner.release()
    }
  }

  /** Removes everything that came from a feed (demo content). */
  async forget(feed: string): Promise<void> {
    await this.source.transaction(async (tx) => {
      const its = 'SELECT id FROM sales.purchase WHERE source = $1'
      await tx.query(`DELETE FROM sales.proof WHERE purchase_id IN (${its})`, [feed])
      await tx.query(`DELETE FROM sales.item WHERE purchase_id IN (${its})`, [feed])
      await tx.query(`DELETE FROM sales.contact_key WHERE purchase_id IN (${its})`, [feed])
      await tx.query('DELETE FROM sales.purchase WHERE source = $1', [feed])
    })
  }

  /**
   * New purchases are copied straight into the tables: with a staging table and INSERT … ON CONFLICT the same million took PostgreSQL
   * twice as long. That is safe because the lock in `settings` lets one batch in at a time; the unique key stands behind it.
   */
  private async takeEach(client: Client, feed: string, purchases: readonly NewPurchase[]): Promise<number> {
    const known = await whatIsKnown(client, feed, purchases)
    const fresh = await numbered(
      client,
      purchases.filter(({ number }) => !known.has(number)),
    )
    if (fresh.length > 0) {
      const { columns, text } = lines.purchase(fresh, feed, this.clock.now())
      await copyInto(client, `sales.purchase (${columns})`, text)
      await copyInto(client, 'sales.item', lines.item(fresh))
      await copyInto(client, 'sales.contact_key', lines.contact(fresh))
    }
    if (known.size > 0) await fillGaps(client, purchases, known)
    return fresh.length
  }
}

/** The one number that imports lock, so that two of them never wait for each other's rows crosswise. Any that nobody else uses. */
const settings = `
  SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL synchronous_commit = off;
  SET LOCAL enable_seqscan = off;
  SELECT pg_advisory_xact_lock(4107226360)`

async function whatIsKnown(client: Client, feed: string, purchases: readonly NewPurchase[]): Promise<Map<string, Known>> {
  const { rows } = await client.query<Known>('SELECT id::text, number, refunded, cancelled FROM sales.purchase WHERE number = ANY ($2) AND source = $1', [
    feed,
    purchases.map(({ number }) => number),
  ])
  return new Map(rows.map((row) => [row.number, row]))
}

async function numbered(client: Client, purchases: NewPurchase[]): Promise<Numbered[]> {
  const { rows } = await client.query<{ ids: string[] | null }>("SELECT array_agg(nextval('sales.purchase_id_seq')::text) AS ids FROM generate_series(1, $1)", [
    purchases.length,
  ])
  const ids = rows[0]?.ids ?? []
  return purchases.map((purchase, i) => ({ id: ids[i] as string, purchase }))
}

/** Known purchases: what is missing of their items and contacts, and flags only from no to yes, so that the order of files does not matter. */
async function fillGaps(client: Client, purchases: readonly NewPurchase[], known: Map<string, Known>): Promise<void> {
  const found = purchases.flatMap((purchase) => {
    const row = known.get(purchase.number)
    return row ? [{ purchase, row, id: row.id }] : []
  })
  for (const table of ['item', 'contact_key'] as const) {
    await client.query(`CREATE TEMPORARY TABLE IF NOT EXISTS staged_${table} (LIKE sales.${table}) ON COMMIT DELETE ROWS`)
    await copyInto(client, `staged_${table}`, table === 'item' ? lines.item(found) : lines.contact(found))
    await client.query(`INSERT INTO sales.${table} SELECT * FROM staged_${table} ON CONFLICT DO NOTHING`)
    await client.query(`DELETE FROM staged_${table}`)
  }
  for (const flag of ['refunded', 'cancelled'] as const) {
    const risen = found.filter(({ purchase, row }) => purchase[flag] && !row[flag]).map(({ id }) => id)
    if (risen.length > 0) await client.query(`UPDATE sales.purchase SET ${flag} = true WHERE id = ANY ($1::bigint[])`, [risen])
  }
}

/** The batch in rounds in which no number stands twice: what repeats comes after what it repeats. */
function* withoutRepeats(purchases: readonly NewPurchase[]): Generator<readonly NewPurchase[]> {
  const seen = new Set<string>()
  const repeats: NewPurchase[] = []
  const round = purchases.filter((purchase) => {
    if (seen.has(purchase.number)) repeats.push(purchase)
    return seen.size < seen.add(purchase.number).size
  })
  yield round
  if (repeats.length > 0) yield* withoutRepeats(repeats)
}
