import { randomBytes } from 'node:crypto'
import '../../platform/postgres-types.ts'
import pg from 'pg'
import { newId } from '../../platform/ids.ts'
import { newToken } from '../../platform/secrets.ts'
import { onDatabase, type OwnServer, ownServer } from '../cluster.ts'
import { type ServerProcess, startServer } from '../process.ts'
import { hasRedis, type TestRedis, testRedis } from '../redis.ts'
import { customer, scene } from '../scene.ts'
import { type Balancer, proxy } from './proxy.ts'

/** Three built servers behind a proxy, on a PostgreSQL and, where the machine has one, a Redis of their own. */
export type House = {
  url: string
  owner: pg.Pool
  postgres: OwnServer
  redis: TestRedis | null
  servers: ServerProcess[]
  proxy: Balancer
  close: () => Promise<void>
}

export async function threeProcesses(): Promise<House> {
  const [postgres, redis] = await Promise.all([ownServer({ synchronous_commit: 'on' }), hasRedis ? testRedis() : null])
  const database = onDatabase(postgres.url, 'aftercare')
  const admin = new pg.Client({ connectionString: postgres.url })
  await admin.connect()
  await admin.query('CREATE DATABASE aftercare')
  await admin.end()
  const env = { DATABASE_URL: database, APP_SECRET: randomBytes(24).toString('hex'), POOL_SIZE: '8', ...(redis ? { REDIS_URL: redis.url } : {}) }
  const servers = await Promise.all([startServer(env), startServer(env), startServer(env)])
  const front = await proxy(servers.map(({ url }) => url))
  const owner = new pg.Pool({ connectionString: database, max: 4 })
  owner.on('error', () => undefined)
  const close = async () => {
    await Promise.all(servers.map(({ signal }) => signal('SIGTERM')))
    await Promise.all([front.close(), owner.end(), redis?.kill()])
    await postgres.stop()
  }
  return { url: front.url, owner, postgres, redis, servers, proxy: front, close }
}

export type Place = { bar: string; topic: string; desks: { desk: string; cookie: string }[]; phones: { ticket: string; cookie: string }[] }

/** A bar that is always open, with specialists signed in at their desks and people whose phones are known. */
export async function place(owner: pg.Pool, desks: number, phones: number): Promise<Place> {
  const { bar, topics, desks: ids, staff } = await scene(owner, { desks, hours: ['00:00', '24:00'] })
  const cookies = await Promise.all(staff.map(({ id }) => staffCookie(owner, id)))
  const people = await Promise.all(Array.from({ length: phones }, (_, index) => person(owner, bar, topics.quick, index + 1)))
  await owner.query('UPDATE bar SET version = 1000 WHERE id = $1', [bar])
  return { bar, topic: topics.quick, desks: ids.map((desk, index) => ({ desk, cookie: cookies[index] ?? '' })), phones: people }
}

async function staffCookie(owner: pg.Pool, staff: string): Promise<string> {
  const { token, hash } = newToken()
  await owner.query(
    `INSERT INTO staff_login (id, token_hash, staff_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, now(), now(), now() + interval '1 day')`,
    [newId(), hash, staff],
  )
  return `aftercare_staff=${token}`
}

/** Somebody who waits already, with a device that is known. */
async function person(owner: pg.Pool, bar: string, topic: string, number: number): Promise<{ ticket: string; cookie: string }> {
  const [who, ticket, { token, hash }] = [await customer(owner), newId(), newToken()]
  await owner.query(
    `INSERT INTO customer_login (id, token_hash, customer_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, now(), now(), now() + interval '1 day')`,
    [newId(), hash, who],
  )
  await owner.query(
    `INSERT INTO ticket (id, bar_id, request_id, code, place, state, topic_id, way, came, turn_at, here, customer_id, person, name, proof, joined_at)
     VALUES ($1, $2, $1, $3, $4, 'waiting', $5, 'store', 'phone', now(), true, $6, $7, $8, 'proven', now())`,
    [ticket, bar, `Z${String(number).padStart(3, '0')}`, number, topic, who, who, `Phone ${number}`],
  )
  return { ticket, cookie: `aftercare=${token}` }
}
