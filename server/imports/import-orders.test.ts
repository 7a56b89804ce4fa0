import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readConfig } from '../platform/config.ts'
import { Intake } from '../purchases/intake.ts'
import { Purchases } from '../purchases/purchases.service.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { BadRows } from './bad-rows.ts'
import type { BadRow } from './csv-records.ts'
import { demoPurchases, writeDemoOrders } from './demo-orders.ts'
import { importOrders, type ImportOptions } from './import-orders.ts'

let db: TestDatabase
let intake: Intake
let folder: string
let orders: Buffer
const count = 3000

beforeAll(async () => {
  db = await testDatabase()
  intake = new Intake(db.sales, db.clock)
  folder = await mkdtemp(join(tmpdir(), 'aftercare-orders-'))
  await writeDemoOrders(join(folder, 'orders.csv'), count, 7)
  orders = await readFile(join(folder, 'orders.csv'))
})
beforeEach(() => db.owner.query('TRUNCATE sales.purchase, sales.item, sales.contact_key'))
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await db.close()
})

/** In pieces, as a file is read. */
const bring = (bytes: Buffer | string, options: ImportOptions = {}, piece = 50_000) => {
  const buffer = Buffer.from(bytes)
  const pieces = Array.from({ length: Math.ceil(buffer.length / piece) }, (_, i) => buffer.subarray(i * piece, (i + 1) * piece))
  return importOrders(Readable.from(pieces), intake, { batch: 700, ...options })
}

/** Everything that the import left behind but its own numbering. */
async function everything(): Promise<string> {
  const { rows } = await db.owner.query(`
    SELECT p.number, p.receipt, p.bought_at, p.bought_on, p.channel, p.place, p.billing_postcode, p.shipping_postcode, p.refunded, p.cancelled, p.imported_at,
      i.items, c.contacts
    FROM sales.purchase p
    LEFT JOIN (SELECT purchase_id, json_agg(json_build_array(position, quantity, sku, name, serial) ORDER BY position) AS items FROM sales.item GROUP BY 1) i ON i.purchase_id = p.id
    LEFT JOIN (SELECT purchase_id, json_agg(value ORDER BY value) AS contacts FROM sales.contact_key GROUP BY 1) c ON c.purchase_id = p.id
    ORDER BY p.number`)
  return JSON.stringify(rows)
}

test('thousands of orders come in whole, also those that straddle a batch', async () => {
  const progress: number[] = []
  const summary = await bring(orders, { onProgress: ({ lines }) => progress.push(lines) })
  expect(summary).toEqual({ lines: orders.toString().split('\n').length - 1, added: count, known: 0, bad: 0 })
  expect(progress).toEqual([...progress].sort((a, b) => a - b))
  expect(progress.at(-1)).toBe(summary.lines)
  const items = orders.toString().match(/^#\d+,/gm)?.length
  expect((await db.owner.query('SELECT FROM sales.item')).rowCount).toBe(items)
})

test('the same file twice changes nothing', async () => {
  await bring(orders)
  const before = await everything()
  db.clock.advance(86_400_000)
  expect(await bring(orders)).toMatchObject({ added: 0, known: count, bad: 0 })
  expect(await everything()).toBe(before)
})

test('an import that broke off is finished by the next one', async () => {
  await bring(orders)
  const whole = await everything()
  await db.owner.query('TRUNCATE sales.purchase, sales.item, sales.contact_key')
  const stop = new AbortController()
  const broken = bring(orders, { signal: stop.signal, onProgress: ({ purchases }) => purchases > 1000 && stop.abort() })
  await expect(broken).rejects.toThrow(/abort/)
  const { rows } = await db.owner.query('SELECT count(*)::int AS kept FROM sales.purchase')
  expect(rows[0].kept).toBeGreaterThan(1000)
  expect(rows[0].kept).toBeLessThan(count)
  expect(await bring(orders)).toMatchObject({ added: count - rows[0].kept, known: rows[0].kept })
  expect(await everything()).toBe(whole)
})

test('a connection that dies in the middle leaves no half of an order', async () => {
  let batches = 0
  const dying: Pick<Intake, 'take'> = {
    take: async (feed, purchases) => {
      const taking = intake.take(feed, purchases)
      if (++batches === 3)
        await db.owner.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE '%_sales' AND datname = current_database() AND state <> 'idle'`,
        )
      return taking
    },
  }
  await importOrders(Readable.from([orders]), dying, { batch: 700 }).catch(() => undefined)
  const { rows } = await db.owner.query('SELECT count(*)::int AS orphans FROM sales.item WHERE purchase_id NOT IN (SELECT id FROM sales.purchase)')
  expect(rows[0].orphans).toBe(0)
  await bring(orders)
  expect((await db.owner.query('SELECT FROM sales.purchase')).rowCount).toBe(count)
})

test('neither the order of orders nor where batches and pieces end matters', async () => {
  const [header, ...rest] = orders.toString().split('\r\n#')
  const some = rest.slice(0, 60).map((row) => `#${row}`)
  const byName = new Map<string, string[]>()
  for (const row of some) byName.set(row.split(',')[0] as string, [...(byName.get(row.split(',')[0] as string) ?? []), row])
  const byOrder = [...byName.values()]
  const text = (groups: string[][]) => `${[header, ...groups.flat()].join('\r\n')}\r\n`
  await bring(text(byOrder))
  const expected = await everything()
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(byOrder, { minLength: byOrder.length }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 7, max: 9000 }),
      async (shuffled, batch, piece) => {
        await db.owner.query('TRUNCATE sales.purchase, sales.item, sales.contact_key')
        await bring(text(shuffled), { batch }, piece)
        expect(await everything()).toBe(expected)
      },
    ),
    { numRuns: 25 },
  )
})

test('bad rows are reported with their lines and do not stop the rest', async () => {
  const lines = orders.toString().split('\r\n')
  const firstRow = (from: number) =>
    lines.findIndex(
      (line, i) =>
        i >= from &&
        line.startsWith('#') &&
        line.includes(',paid,') &&
        lines[i + 1]?.startsWith('#') === true &&
        lines[i + 1]?.includes(',fulfilled,') === true &&
        !lines[i + 1]?.startsWith(line.split(',')[0] as string),
    )
  const spoilt = [firstRow(10), firstRow(900), firstRow(2000)] as const
  lines[spoilt[0]] = (lines[spoilt[0]] as string).replace(',paid,', ',paid,,')
  lines[spoilt[1]] = (lines[spoilt[1]] as string).replace(',paid,', ',"paid,')
  lines[spoilt[2]] = (lines[spoilt[2]] as string).replaceAll(/\d{4}-\d\d-\d\d /g, '2020-02-30 ')
  const bad = new BadRows()
  const reported: number[] = []
  const onBad = (row: BadRow) => {
    bad.note(row)
    reported.push(row.line)
  }
  const summary = await bring(lines.join('\r\n'), { onBad })
  expect(reported).toEqual(spoilt.map((index) => index + 1))
  expect(summary).toMatchObject({ added: count - 3, bad: 3 })
  const said: string[] = []
  bad.tell((line) => said.push(line))
  expect(said).toHaveLength(3)
  expect(said[0]).toBe(`Line ${spoilt[0] + 1} was left out: it has 80 cells, the header 79.`)
})

describe('blind to amounts', () => {
  test('no price of any row is in the database, in a report of bad rows or in a refusal', async () => {
    const marked = fc.integer({ min: 100_000, max: 999_999 }).map((n) => `${n}.${String(n % 89).padStart(2, '0')}`)
    const slip = fc.constantFrom('none', 'cell', 'quote', 'header', 'date')
    await fc.assert(
      fc.asyncProperty(marked, slip, async (amount, kind) => {
        await db.owner.query('TRUNCATE sales.purchase, sales.item, sales.contact_key')
        const rows = orders.toString().split('\r\n').slice(0, 40)
        let text = rows.join('\r\n').replaceAll(/(?<=,)\d+\.\d\d(?=,)/g, amount)
        if (kind === 'cell') text = text.replaceAll(',fulfilled,', ',fulfilled,,')
        if (kind === 'quote') text = text.replaceAll(`,${amount},`, `,"${amount},`)
        if (kind === 'header') text = text.slice(text.indexOf('\n') + 1)
        if (kind === 'date') text = text.replaceAll(/\d{4}-\d\d-\d\d [\d:]{8} \+0000/g, amount)
        expect(text).toContain(amount)
        const said: string[] = []
        const reports = new BadRows()
        await bring(text, { onBad: (row) => reports.note(row) }).then(
          (summary) => said.push(JSON.stringify(summary)),
          (error: Error) => said.push(String(error.stack), JSON.stringify(error)),
        )
        reports.tell((line) => said.push(line))
        const found = `${said.join('\n')}\n${await allText()}`
        expect(found).not.toContain(amount)
        expect(found).not.toContain(amount.slice(0, 6))
      }),
      { numRuns: 25 },
    )
  })

  test('no column of the schema could hold one', async () => {
    const { rows } = await db.owner.query(
      `SELECT table_name || '.' || column_name AS name, data_type FROM information_schema.columns WHERE table_schema = 'sales'`,
    )
    expect(rows.filter(({ name }) => /price|amount|total|discount|tax|currency|spen|value_|paid|cost|sum/i.test(name))).toEqual([])
    expect(rows.filter(({ data_type }) => /numeric|money|double|real|json/.test(data_type))).toEqual([])
  })

  async function allText(): Promise<string> {
    const tables = await Promise.all(['purchase', 'item', 'contact_key'].map((table) => db.owner.query(`SELECT t::text AS row FROM sales.${table} t`)))
    return tables.flatMap(({ rows }) => rows.map(({ row }: { row: string }) => row)).join('\n')
  }
})

test('what the demo promises opens the door', async () => {
  await bring(orders)
  const purchases = new Purchases(
    db.sales,
    readConfig({ APP_SECRET: 'a secret that only the tests know' }, () => ''),
  )
  for (const { email, number, receipt, day, postcode, serial } of demoPurchases) {
    if (email) expect(await purchases.eligibleByContact('email', email)).toBe(true)
    expect(await purchases.eligibleByReceipt({ number: receipt || number, day })).toBe(true)
    if (postcode) expect(await purchases.eligibleByReceipt({ number, postcode })).toBe(true)
    if (serial) expect(await purchases.eligibleByReceipt({ serial, day })).toBe(true)
  }
})
