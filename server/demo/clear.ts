/** `npm run demo:clear`: removes the demo content and leaves everything else. */
import 'reflect-metadata'
import pg from 'pg'
import { SystemClock } from '../platform/clock.ts'
import { openDatabase, run, settings } from '../platform/environment.ts'
import { migrate } from '../platform/migrate.ts'
import { clearDemo } from './clearing.ts'
import { remember } from './first-start.ts'

async function main(): Promise<void> {
  const { config, close } = await openDatabase(settings(), () => undefined, { join: true })
  const clock = new SystemClock()
  try {
    await migrate(config)
    const owner = new pg.Client({ connectionString: config.DATABASE_URL })
    await owner.connect()
    try {
      const { bars, visits, people, customers } = await clearDemo(owner, config, clock)
      // Whoever clears the demo wants a shop of their own: the next start must not bring it back.
      await remember(owner, 'cleared', clock)
      console.log(
        `The demo is gone: ${bars} bars, ${visits} visits, ${people} members of staff, ${customers} customers, and its purchases. Everything else is as it was.`,
      )
      console.log('The first admin of your own shop comes from: npm run admin -- create --email you@example.org')
    } finally {
      await owner.end()
    }
  } finally {
    await close()
  }
}

await run(main)
