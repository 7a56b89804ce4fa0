/** `npm run verify`: rebuilds every bar from its log and compares. Reads only, in one snapshot for each bar; safe while the shop is open. */
import 'reflect-metadata'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { Bar } from './bars/bar.entity.ts'
import { Desk } from './bars/desk.entity.ts'
import { SystemClock } from './platform/clock.ts'
import { openDatabase, run, settings } from './platform/environment.ts'
import { pool } from './platform/database.ts'
import { loginsOf } from './platform/logins.ts'
import { Ticket } from './queue/ticket.entity.ts'
import { verifyBar } from './queue/verifying.ts'

async function main(): Promise<void> {
  const { config, close } = await openDatabase(settings(), () => undefined, { join: true })
  try {
    const reading = { statement_timeout: 120_000, idle_in_transaction_session_timeout: 120_000, options: '-c default_transaction_read_only=on' }
    const database = await new DataSource({ ...pool(loginsOf(config).desk.url, 1, reading), entities: [Bar, Desk, Ticket] } as DataSourceOptions).initialize()
    const wrong = await verifyAll(database).finally(() => database.destroy())
    if (wrong > 0) process.exitCode = 1
  } finally {
    await close()
  }
}

async function verifyAll(database: DataSource): Promise<number> {
  const began = new SystemClock().now().getTime()
  const bars = await database.query<{ id: string }[]>('SELECT id FROM bar ORDER BY slug')
  let [events, tickets, wrong] = [0, 0, 0]
  for (const { id } of bars) {
    const one = await database.transaction('REPEATABLE READ', (em) => verifyBar(em, id))
    events += one.events
    tickets += one.tickets
    if (one.faults.length === 0) continue
    wrong++
    console.log(
      `${one.slug}:\n${one.faults
        .slice(0, 20)
        .map((fault) => `  ${fault}`)
        .join('\n')}${one.faults.length > 20 ? `\n  and ${one.faults.length - 20} more` : ''}`,
    )
  }
  const seconds = ((new SystemClock().now().getTime() - began) / 1000).toFixed(1)
  console.log(
    `${many(bars.length, 'bar')}, ${many(events, 'event')}, ${many(tickets, 'visit')} in ${seconds} s: ${wrong === 0 ? 'the log and the tables say the same' : `${many(wrong, 'bar')} not as the log says`}`,
  )
  return wrong
}

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

await run(main)
