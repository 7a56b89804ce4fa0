/** `npm run import -- FILE`: brings the purchases of a Shopify orders export in. */
import 'reflect-metadata'
import { createReadStream, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { CannotStart } from '../platform/cannot-start.ts'
import { SystemClock } from '../platform/clock.ts'
import { pool } from '../platform/database.ts'
import { openDatabase, settings } from '../platform/environment.ts'
import { migrate } from '../platform/migrate.ts'
import { Intake } from '../purchases/intake.ts'
import { BadRows } from './bad-rows.ts'
import { importOrders, type Summary } from './import-orders.ts'
import { NotAnOrdersExport } from './orders-file.ts'
import { duration, progressBar } from './progress.ts'

const usage = `npm run import -- FILE [--feed NAME]
FILE    an orders export of Shopify (Orders, Export, "CSV for Excel" or "Plain CSV file")
--feed  where it comes from, if there are several shops whose order numbers may repeat (otherwise "shopify")
Exit code: 0 everything was taken, 2 some rows were left out, 1 the import could not be done (it can be run again), 130 interrupted`

async function main(): Promise<number> {
  const { file, feed } = whatToImport(process.argv.slice(2))
  const size = sizeOf(file)
  const { config, close } = await openDatabase(settings(), () => undefined, { join: true })
  try {
    const { sales } = await migrate(config)
    const source = await new DataSource(pool(sales.url, 1) as DataSourceOptions).initialize()
    const stop = new AbortController()
    process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort())
    try {
      return await bringIn(file, size, { feed, country: config.SHOP_COUNTRY, signal: stop.signal }, new Intake(source, new SystemClock()))
    } finally {
      await source.destroy()
    }
  } finally {
    await close()
  }
}

async function bringIn(file: string, size: number, options: { feed: string; country: string; signal: AbortSignal }, intake: Intake): Promise<number> {
  const begun = performance.now()
  const badRows = new BadRows()
  const bar = progressBar(size)
  try {
    const stream = createReadStream(file, { highWaterMark: 1 << 18 })
    const summary = await importOrders(stream, intake, { ...options, onBad: (row) => badRows.note(row), onProgress: bar.show })
    bar.stop()
    badRows.tell(console.error)
    console.log(closing(summary, (performance.now() - begun) / 1000))
    return summary.bad > 0 ? 2 : 0
  } catch (error) {
    bar.stop()
    badRows.tell(console.error)
    if (!options.signal.aborted) throw error
    console.error('Interrupted. What was read by now is kept; run it again to go on.')
    return 130
  }
}

function whatToImport(args: string[]): { file: string; feed: string } {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, strict: false, options: { feed: { type: 'string' } } })
  const [file] = positionals
  const feed = typeof values.feed === 'string' ? values.feed.trim() : 'shopify'
  if (!file || positionals.length > 1 || !/^[\w.-]{1,40}$/.test(feed)) throw new CannotStart(usage)
  return { file, feed }
}

function sizeOf(file: string): number {
  try {
    const found = statSync(file)
    if (found.isFile()) return found.size
  } catch (error) {
    throw new CannotStart(`${file} cannot be read: ${(error as { code?: string }).code === 'ENOENT' ? 'there is no such file' : (error as Error).message}.`)
  }
  throw new CannotStart(`${file} is not a file.`)
}

function closing({ lines, added, known, bad }: Summary, seconds: number): string {
  const n = (count: number) => new Intl.NumberFormat('en').format(count)
  return `${n(lines)} lines in ${duration(seconds)}: ${n(added)} purchases new, ${n(known)} known, ${n(bad)} rows left out.`
}

try {
  process.exitCode = await main()
} catch (error) {
  const mendable = error instanceof CannotStart || error instanceof NotAnOrdersExport
  console.error(mendable ? error.message : error)
  process.exitCode = 1
}
