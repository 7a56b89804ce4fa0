import '../platform/postgres-types.ts'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { DataSource, type DataSourceOptions, type EntityTarget, type ObjectLiteral } from 'typeorm'
import { TravellingClock } from '../platform/clock.ts'
import { pool } from '../platform/database.ts'
import { onDatabase, type TestCluster } from './cluster.ts'

export type TestDatabase = {
  /** The desk's login: what the server works under. */
  desk: DataSource
  /** The login of the purchases room. */
  sales: DataSource
  /** May do everything; for looking and for setting the scene. */
  owner: pg.Pool
  /** Address of the clone for each login. */
  urls: { owner: string; desk: string; sales: string }
  url: string
  clock: TravellingClock
  close: () => Promise<void>
}
type Entities = { entities?: EntityTarget<ObjectLiteral>[]; salesEntities?: EntityTarget<ObjectLiteral>[] }

function testCluster(): TestCluster {
  const known = process.env.AFTERCARE_TEST_CLUSTER
  if (!known) throw new Error('No test database: run this through jest, whose globalSetup starts one.')
  return JSON.parse(known) as TestCluster
}

/** A database of one's own, all migrations done and empty: a clone of the template, dropped on `close`. Costs some 50 ms. */
export async function testDatabase({ entities = [], salesEntities = [] }: Entities = {}): Promise<TestDatabase> {
  const cluster = testCluster()
  const name = `${cluster.template}_${randomBytes(4).toString('hex')}`
  await asAdmin(cluster, (admin) => cloneWhenFree(admin, cluster.template, name))
  const urls = { owner: onDatabase(cluster.owner, name), desk: onDatabase(cluster.desk, name), sales: onDatabase(cluster.sales, name) }
  const open = (url: string, its: EntityTarget<ObjectLiteral>[]) => new DataSource({ ...pool(url, 20), entities: its } as DataSourceOptions).initialize()
  const [desk, sales] = await Promise.all([open(urls.desk, entities), open(urls.sales, salesEntities)])
  const owner = new pg.Pool({ connectionString: urls.owner, max: 5 })
  // A connection that is closing while its database is dropped says so; there is nobody left whom it concerns.
  owner.on('error', () => undefined)
  const close = async () => {
    await Promise.all([desk.destroy(), sales.destroy(), owner.end()])
    await asAdmin(cluster, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  }
  return { desk, sales, owner, urls, url: urls.desk, clock: new TravellingClock(), close }
}

async function asAdmin<T>(cluster: TestCluster, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: onDatabase(cluster.owner, 'postgres') })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** A template that two test files clone in the same moment is "being accessed by other users" for the second: it waits its turn. */
async function cloneWhenFree(admin: pg.Client, template: string, name: string): Promise<void> {
  await admin.query('SELECT pg_advisory_lock(4107226359)')
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`)
}
