import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoggerService } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { aftercare } from '../aftercare.ts'
import type { Clock, TravellingClock } from '../platform/clock.ts'
import { type Config, readConfig, type Settings } from '../platform/config.ts'
import { Jobs } from '../platform/jobs.ts'
import { AppLogger } from '../platform/logger.ts'
import { type TestDatabase, testDatabase } from './database.ts'

export type TestApp = {
  nest: NestFastifyApplication
  db: TestDatabase
  clock: TravellingClock
  config: Config
  /** `http://127.0.0.1:PORT`, where it listens; also the origin that it takes for its own. */
  url: string
  /** Jobs run only when a test says `await app.jobs.drain()`. */
  jobs: Jobs
  /** The instance of a provider, whatever room it is in. */
  get: <T>(what: new (...args: never[]) => T) => T
  close: () => Promise<void>
}

/** The whole server on a database of its own, listening on a free port, at a time that stands still. Quiet unless TEST_LOG says otherwise. A journey brings the real clock and the built client. */
export async function testApp(settings: Partial<Settings> = {}, { clock, client }: { clock?: Clock; client?: string } = {}): Promise<TestApp> {
  const db = await testDatabase()
  const config = configFor(db, settings)
  const logger: LoggerService = new AppLogger(process.env.TEST_LOG ?? 'silent')
  const nest = await aftercare(config, clock ?? db.clock, logger, client).catch(async (error: unknown) => {
    await db.close()
    throw error
  })
  await nest.listen(0, '127.0.0.1')
  const address = nest.getHttpServer().address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const get: TestApp['get'] = (what) => nest.get(what, { strict: false })
  const close = async () => {
    await nest.close()
    await db.close()
    rmSync(dataOf(db), { recursive: true, force: true })
  }
  return { nest, db, clock: db.clock, config, url, jobs: get(Jobs), get, close }
}

/** Where a test's messages are written. */
const dataOf = (db: TestDatabase): string => join(tmpdir(), new URL(db.url).pathname)

/** Settings of a server on this test database. */
export function configFor(db: TestDatabase, settings: Partial<Settings> = {}): Config {
  const env = {
    NODE_ENV: 'test',
    DATABASE_URL: db.urls.owner,
    DESK_DATABASE_URL: db.urls.desk,
    SALES_DATABASE_URL: db.urls.sales,
    POOL_SIZE: '20',
    JOBS: 'by hand',
    DATA_DIR: dataOf(db),
  }
  return readConfig({ ...env, APP_SECRET: 'a secret that only the tests know' }, () => '').with(settings)
}
