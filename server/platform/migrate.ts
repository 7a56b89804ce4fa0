import 'reflect-metadata'
import pg from 'pg'
import PgBoss from 'pg-boss'
import { DataSource } from 'typeorm'
import { migrations } from '../../migrations/index.ts'
import { CannotStart } from './cannot-start.ts'
import type { Config } from './config.ts'
import { grantLogins, type Logins, loginsOf } from './logins.ts'
import { queueHabits, queues } from './queues.ts'

/** Any number that no other program on the same database is likely to lock. */
const migrationLock = 4_107_226_358

/**
 * Brings the database up to date as its owner: migrations, the jobs' schema, the logins. Processes that start together wait for
 * one another here, so that everything happens once.
 */
export async function migrate(config: Config & { DATABASE_URL: string }): Promise<Logins> {
  const owner = new pg.Client({ connectionString: config.DATABASE_URL, connectionTimeoutMillis: 10_000 })
  // A connection that breaks while it waits also rejects its query; without a listener the process would end before saying why.
  owner.on('error', () => undefined)
  await connect(owner, config.DATABASE_URL)
  try {
    await refuseOldServer(owner)
    await owner.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await runMigrations(config.DATABASE_URL)
    await installJobs(owner)
    const logins = loginsOf(config)
    await grantLogins(owner, logins)
    return logins
  } finally {
    await owner.end()
  }
}

async function connect(owner: pg.Client, address: string): Promise<void> {
  try {
    await owner.connect()
  } catch (error) {
    const { host, pathname } = new URL(address)
    const why = (error as Error).message || (error as { code?: string }).code
    throw new CannotStart(`The database at DATABASE_URL (${host}${pathname}) cannot be reached: ${why}`)
  }
}

async function refuseOldServer(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ server_version_num: string }>('SHOW server_version_num')
  const version = Number(rows[0]?.server_version_num)
  if (version < 150_000) throw new CannotStart(`DATABASE_URL is a PostgreSQL ${Math.floor(version / 10_000)}; Aftercare wants 15 or later.`)
}

async function runMigrations(url: string): Promise<void> {
  const source = new DataSource({ type: 'postgres', url, migrations, extra: { max: 1 }, migrationsTableName: 'migrations' })
  await source.initialize()
  try {
    await source.runMigrations({ transaction: 'each' })
  } finally {
    await source.destroy()
  }
}

async function installJobs(owner: pg.Client): Promise<void> {
  const db = { executeSql: (text: string, values?: unknown[]) => owner.query(text, values) }
  const boss = new PgBoss({ db, schedule: false, supervise: false, migrate: true })
  await boss.start()
  for (const name of Object.keys(queues)) {
    await boss.createQueue(name, { name, ...queueHabits })
    await boss.updateQueue(name, { name, ...queueHabits })
  }
  await boss.stop({ graceful: false })
}
