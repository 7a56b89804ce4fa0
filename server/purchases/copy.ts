import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Numbered } from './new-purchase.ts'

/** PostgreSQL's COPY: some ten times as many rows a second as INSERT. `table` may name its columns. */
export async function copyInto(client: Client, table: string, text: string): Promise<void> {
  if (text !== '') await pipeline(Readable.from([Buffer.from(text)]), client.query(copyFrom(`COPY ${table} FROM STDIN`)))
}

// The text format of COPY: tabs between, a line each, \N for nothing.
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const special = /[\\\t\n\r]/
const cell = (text: string | null) => (text === null ? '\\N' : special.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => escapes[c] as string) : text)
const flag = (yes: boolean) => (yes ? 't' : 'f')

/** Rows as COPY reads them; items and contacts in the order of their table's columns. */
export const lines = {
  purchase(purchases: readonly Numbered[], feed: string, now: Date) {
    const columns = 'id, number, receipt, place, billing_postcode, shipping_postcode, bought_at, bought_on, channel, refunded, cancelled, source, imported_at'
    const same = `${cell(feed)}\t${now.toISOString()}\n`
    let text = ''
    for (const { id, purchase: p } of purchases) {
      text += `${id}\t${cell(p.number)}\t${cell(p.receipt)}\t${cell(p.place)}\t${cell(p.billingPostcode)}\t${cell(p.shippingPostcode)}\t`
      text += `${p.boughtAt}\t${p.boughtOn}\t${p.channel}\t${flag(p.refunded)}\t${flag(p.cancelled)}\t${same}`
    }
    return { columns, text }
  },

  item(purchases: readonly Numbered[]): string {
    let text = ''
    for (const { id, purchase } of purchases)
      for (const { position, quantity, sku, name, serial } of purchase.items)
        text += `${id}\t${position}\t${quantity}\t${cell(sku)}\t${cell(name)}\t${cell(serial)}\n`
    return text
  },

  contact(purchases: readonly Numbered[]): string {
    let text = ''
    for (const { id, purchase } of purchases) for (const { kind, value } of purchase.contacts) text += `${id}\t${kind}\t${cell(value)}\n`
    return text
  },
}
