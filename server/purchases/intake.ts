import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { DataSource } from 'typeorm'
import { Clock } from '../platform/clock.ts'
import { sales } from '../platform/database.ts'
import type { NewPurchase } from './new-purchase.ts'

/** `added`: purchases that were not known; `known`: those that were. */
export type Taken = { added: number; known: number }

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
      await client.query(staging)
      await copy(client, 'purchase', purchaseLines(purchases))
      await copy(client, 'item', itemLines(purchases))
      await copy(client, 'contact', contactLines(purchases))
      const added = await settle(client, feed, this.clock.now(), purchases.length)
      await runner.commitTransaction()
      return { added, known: purchases.length - added }
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
      await tx.query(`DELETE FROM sales.item WHERE purchase_id IN (${its})`, [feed])
      await tx.query(`DELETE FROM sales.contact_key WHERE purchase_id IN (${its})`, [feed])
      await tx.query('DELETE FROM sales.purchase WHERE source = $1', [feed])
    })
  }
}

// Temporary tables are not in the write-ahead log and cannot be met by another import. A new temporary table has no statistics,
// and the planner would read all purchases to find 5,000: the index is right at every size. The lock: two imports of the same orders
// would otherwise wait for each other's rows crosswise.
const staging = `
  SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL synchronous_commit = off;
  SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
  CREATE TEMPORARY TABLE IF NOT EXISTS staged_purchase (number text, receipt text, bought_at timestamptz, bought_on date, channel text,
    place text, billing_postcode text, shipping_postcode text, refunded boolean, cancelled boolean) ON COMMIT DELETE ROWS;
  CREATE TEMPORARY TABLE IF NOT EXISTS staged_item (number text, position integer, quantity integer, sku text, name text, serial text) ON COMMIT DELETE ROWS;
  CREATE TEMPORARY TABLE IF NOT EXISTS staged_contact (number text, kind text, value text) ON COMMIT DELETE ROWS;
  SELECT pg_advisory_xact_lock(4107226360)`

async function settle(client: Client, feed: string, now: Date, staged: number): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO sales.purchase (number, source, receipt, bought_at, bought_on, channel, place, billing_postcode, shipping_postcode, refunded, cancelled, imported_at)
     SELECT number, $1, receipt, bought_at, bought_on, channel, place, billing_postcode, shipping_postcode, refunded, cancelled, $2 FROM staged_purchase
     ON CONFLICT DO NOTHING`,
    [feed, now],
  )
  const added = rowCount ?? 0
  if (added < staged) {
    // Only ever from no to yes: then the order in which files come does not matter.
    await client.query(
      `UPDATE sales.purchase p SET refunded = p.refunded OR s.refunded, cancelled = p.cancelled OR s.cancelled
       FROM (SELECT number, bool_or(refunded) AS refunded, bool_or(cancelled) AS cancelled FROM staged_purchase GROUP BY number) s
       WHERE p.number = s.number AND p.source = $1 AND ((s.refunded AND NOT p.refunded) OR (s.cancelled AND NOT p.cancelled))`,
      [feed],
    )
  }
  await client.query(
    `INSERT INTO sales.item (purchase_id, position, quantity, sku, name, serial)
     SELECT p.id, s.position, s.quantity, s.sku, s.name, s.serial FROM staged_item s JOIN sales.purchase p ON p.number = s.number AND p.source = $1
     ON CONFLICT DO NOTHING`,
    [feed],
  )
  await client.query(
    `INSERT INTO sales.contact_key (purchase_id, kind, value)
     SELECT p.id, s.kind, s.value FROM staged_contact s JOIN sales.purchase p ON p.number = s.number AND p.source = $1
     ON CONFLICT DO NOTHING`,
    [feed],
  )
  return added
}

async function copy(client: Client, table: 'purchase' | 'item' | 'contact', lines: string): Promise<void> {
  await pipeline(Readable.from([Buffer.from(lines)]), client.query(copyFrom(`COPY staged_${table} FROM STDIN`)))
}

// PostgreSQL's text format of COPY: tabs between, a line each, \N for nothing.
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const cell = (text: string | null) => (text === null ? '\\N' : /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => escapes[c] as string) : text)
const yes = (flag: boolean) => (flag ? 't' : 'f')

function purchaseLines(purchases: readonly NewPurchase[]): string {
  let lines = ''
  for (const p of purchases) {
    lines += `${cell(p.number)}\t${cell(p.receipt)}\t${p.boughtAt}\t${p.boughtOn}\t${p.channel}\t${cell(p.place)}\t`
    lines += `${cell(p.billingPostcode)}\t${cell(p.shippingPostcode)}\t${yes(p.refunded)}\t${yes(p.cancelled)}\n`
  }
  return lines
}

function itemLines(purchases: readonly NewPurchase[]): string {
  let lines = ''
  for (const p of purchases)
    for (const i of p.items) lines += `${cell(p.number)}\t${i.position}\t${i.quantity}\t${cell(i.sku)}\t${cell(i.name)}\t${cell(i.serial)}\n`
  return lines
}

function contactLines(purchases: readonly NewPurchase[]): string {
  let lines = ''
  for (const p of purchases) for (const c of p.contacts) lines += `${cell(p.number)}\t${c.kind}\t${cell(c.value)}\n`
  return lines
}
