/** `npm run demo:clear`: removes the demo content and leaves everything else. */
import 'reflect-metadata'
import pg from 'pg'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { demoFeed } from '../imports/demo-orders.ts'
import { SystemClock } from '../platform/clock.ts'
import { pool } from '../platform/database.ts'
import { openDatabase, run, settings } from '../platform/environment.ts'
import { migrate } from '../platform/migrate.ts'
import { Intake } from '../purchases/intake.ts'
import { clearDemo } from './clearing.ts'

async function main(): Promise<void> {
  const { config, close } = await openDatabase(settings(), () => undefined, { join: true })
  try {
    const { sales } = await migrate(config)
    const source = await new DataSource(pool(sales.url, 1) as DataSourceOptions).initialize()
    await new Intake(source, new SystemClock()).forget(demoFeed).finally(() => source.destroy())
    const owner = new pg.Client({ connectionString: config.DATABASE_URL })
    await owner.connect()
    try {
      const { bars, visits, people, customers } = await clearDemo(owner)
      // Whoever clears the demo wants a shop of their own: the next start must not bring it back.
      await owner.query('DELETE FROM demo_content')
      await owner.query('INSERT INTO demo_content (begun_at, cleared_at) VALUES ($1, $1)', [new SystemClock().now()])
      console.log(`The demo is gone: ${bars} bars, ${visits} visits, ${people} members of staff, ${customers} customers, and its purchases. Everything else is as it was.`)
      console.log('The first admin of your own shop comes from: npm run admin -- create --email you@example.org')
    } finally {
      await owner.end()
    }
  } finally {
    await close()
  }
}

await run(main)
