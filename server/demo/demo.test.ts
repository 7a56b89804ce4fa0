import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { checkPassword } from '../auth/passwords.ts'
import { TravellingClock } from '../platform/clock.ts'
import type { WithDatabase } from '../platform/config.ts'
import { httpServer } from '../platform/http.ts'
import { AppLogger } from '../platform/logger.ts'
import { PlatformModule } from '../platform/platform.module.ts'
import { configFor } from '../testing/app.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { pastVisit } from '../testing/past-visits.ts'
import { customer, scene } from '../testing/scene.ts'
import { clearDemo } from './clearing.ts'
import { DemoModule } from './demo.module.ts'
import { makeDemoContent, remember, type Size } from './first-start.ts'
import { bars, demoPassword } from './shop.ts'

const small: Size = { days: 3, visits: 36, purchases: 40, seed: 3 }
/** A Tuesday; noon in Dublin, evening in Osaka, early morning in Chicago. */
const clock = new TravellingClock('2026-03-10T12:00:00Z')
const quiet = () => undefined

let db: TestDatabase
let config: WithDatabase
const make = (size: Size = small, to = config) => makeDemoContent(to, quiet, size, clock)
const rows = async <T extends object>(sql: string, of = db): Promise<T[]> => (await of.owner.query(sql)).rows as T[]

/** What was lived through, without the ids and codes that chance gives. */
const story = (of: TestDatabase) =>
  rows(
    `SELECT b.slug, t.joined_at, t.name, t.about, t.state, t.came, t.way, t.called_at, t.ended_at, se.outcome, se.minutes, se.note, s.name AS by
     FROM ticket t JOIN bar b ON b.id = t.bar_id LEFT JOIN session se ON se.ticket_id = t.id LEFT JOIN staff s ON s.id = se.staff_id ORDER BY b.slug, t.place`,
    of,
  )

beforeAll(async () => {
  db = await testDatabase()
  config = configFor(db) as WithDatabase
  expect(await make()).toBe(true)
}, 120_000)
afterAll(() => db.close())

test('three bars in three zones, eight topics, a dozen specialists, supervisors, an admin, and purchases through the importer', async () => {
  const [counts] =
    await rows(`SELECT (SELECT count(*)::int FROM bar WHERE demo) AS bars, (SELECT count(DISTINCT zone)::int FROM bar) AS zones, (SELECT count(*)::int FROM topic WHERE demo) AS topics,
    (SELECT count(*)::int FROM staff WHERE role = 'specialist') AS specialists, (SELECT count(DISTINCT skills)::int FROM staff WHERE role = 'specialist') AS kinds,
    (SELECT count(*)::int FROM staff WHERE role = 'supervisor') AS supervisors, (SELECT count(*)::int FROM staff WHERE role = 'admin') AS admins, (SELECT count(*)::int FROM sales.purchase WHERE source = 'demo') AS purchases`)
  expect(counts).toMatchObject({ bars: 3, zones: 3, topics: 8, specialists: 12, supervisors: 4, admins: 1, purchases: 40 })
  expect((counts as { kinds: number }).kinds).toBeGreaterThan(6)
})

test('one of the bars is open at every hour of the year', () => {
  const clocks = bars.map(({ zone, hours, sunday }) => ({
    hours,
    sunday,
    wall: new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', weekday: 'short' }),
  }))
  const open = (at: number) =>
    clocks.some(({ wall, hours, sunday }) => {
      const shown = wall.format(at)
      const [opens, closes] = shown.startsWith('Sun') ? sunday : hours
      const now = shown.slice(-5)
      return opens <= now && now < closes
    })
  for (let hour = 0; hour < 366 * 24; hour++) expect({ hour, open: open(Date.UTC(2026, 0, 1, hour, 30)) }).toEqual({ hour, open: true })
})

test('visits were lived through by real commands: every log without a gap, every end with its events, nothing ahead of now, and no message', async () => {
  const logs = await rows<{ events: number; last: number; version: number }>(
    'SELECT count(*)::int AS events, max(e.version)::int AS last, b.version::int FROM bar b JOIN event e ON e.bar_id = b.id GROUP BY b.id',
  )
  expect(logs).toHaveLength(3)
  for (const { events, last, version } of logs) expect([events, last]).toEqual([version, version])
  const [past] = await rows<{
    visits: number
    done: number
    ended: number
    future: number
    messages: number
    jobs: number
    undemo: number
  }>(`SELECT count(*)::int AS visits, count(*) FILTER (WHERE state = 'done')::int AS done,
    (SELECT count(DISTINCT ticket_id)::int FROM event WHERE kind = 'ticket.finished') AS ended, (SELECT count(*)::int FROM event WHERE happened_at > '2026-03-10T12:00:00Z') AS future,
    (SELECT count(*)::int FROM message) AS messages, (SELECT count(*)::int FROM pgboss.job) AS jobs, count(*) FILTER (WHERE NOT demo)::int AS undemo FROM ticket`)
  expect(past).toMatchObject({ ended: past?.done, future: 0, messages: 0, jobs: 0, undemo: 0 })
  expect(past?.visits).toBeGreaterThan(25)
  expect(past?.done).toBeGreaterThan(12)
})

test('today is lively: somebody waits, somebody is helped, and times are booked for later', async () => {
  const live = await rows<{ state: string; n: number }>(
    `SELECT state, count(*)::int AS n FROM ticket WHERE state IN ('waiting', 'helping', 'booked') GROUP BY 1`,
  )
  const count = Object.fromEntries(live.map(({ state, n }) => [state, n]))
  expect(count.waiting).toBeGreaterThanOrEqual(3)
  expect(count.helping).toBeGreaterThanOrEqual(1)
  expect(count.booked).toBeGreaterThanOrEqual(4)
})

test('the same seed lives the same days', async () => {
  const other = await testDatabase()
  try {
    await make(small, configFor(other) as WithDatabase)
    expect(await story(other)).toEqual(await story(db))
  } finally {
    await other.close()
  }
}, 120_000)

test('the sign-in page learns who can be tried, and the passwords are right', async () => {
  const app = await httpServer({ module: DemoModule, imports: [PlatformModule.with(config, clock)] }, config, new AppLogger('silent'))
  const shop = config.with({ NODE_ENV: 'production' })
  const production = await httpServer({ module: DemoModule, imports: [PlatformModule.with(shop, clock)] }, shop, new AppLogger('silent'))
  try {
    const accounts = (await app.inject('/api/demo/accounts')).json()
    expect(accounts).toHaveLength(17)
    expect(accounts[0]).toEqual({
      email: expect.stringMatching(/@demo\.example$/),
      password: demoPassword,
      name: expect.any(String),
      role: 'specialist',
      bar: 'Chicago, Canal Street',
    })
    expect(accounts.at(-1)).toMatchObject({ role: 'admin', bar: null })
    expect((await app.inject('/api/demo/purchases')).json().length).toBeGreaterThan(2)
    const [one] = await rows<{ password_hash: string }>('SELECT password_hash FROM staff LIMIT 1')
    expect(await checkPassword(one?.password_hash ?? null, demoPassword)).toMatchObject({ right: true })
    for (const url of ['/api/demo/accounts', '/api/demo/purchases']) expect((await production.inject(url)).statusCode).toBe(404)
  } finally {
    await app.close()
    await production.close()
  }
})

test('a second start makes nothing; one that was interrupted is begun again; production makes none', async () => {
  const before = await story(db)
  expect(await make()).toBe(false)
  await db.owner.query('UPDATE demo_content SET made_at = NULL')
  expect(await makeDemoContent(config.with({ NODE_ENV: 'production' }) as WithDatabase, quiet, small, clock)).toBe(false)
  expect(await make()).toBe(true)
  expect(await story(db)).toEqual(before)
  expect(await rows("SELECT count(*)::int AS n FROM sales.purchase WHERE source = 'demo'")).toEqual([{ n: 40 }])
}, 120_000)

test('clearing leaves nothing of the demo and everything else, and it does not come back', async () => {
  const own = await scene(db.owner, {})
  await pastVisit(db.owner, { bar: own.bar, topic: own.topics.quick, joinedAt: '2026-03-09T10:00:00Z', staff: own.staff[0]?.id ?? '', outcome: 'solved' })
  await customer(db.owner)
  const [demoBar] = await rows<{ id: string; topic: string }>(
    'SELECT b.id, bt.topic_id AS topic FROM bar b JOIN bar_topic bt ON bt.bar_id = b.id WHERE b.demo LIMIT 1',
  )
  const visitor = await customer(db.owner)
  const tried = await pastVisit(db.owner, { bar: demoBar?.id ?? '', topic: demoBar?.topic ?? '', joinedAt: '2026-03-10T10:00:00Z' })
  await db.owner.query('UPDATE ticket SET customer_id = $2 WHERE id = $1', [tried, visitor])
  const client = await db.owner.connect()
  const cleared = await clearDemo(client, config, clock)
  await remember(client, 'cleared', clock)
  client.release()
  expect(cleared).toMatchObject({ bars: 3, people: 17 })
  const tables = await rows<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'sales') AND tablename NOT IN ('migrations', 'demo_content', 'typeorm_metadata')`,
  )
  const left = Object.fromEntries(
    await Promise.all(tables.map(async ({ name }) => [name, (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`))[0]?.n] as const)),
  )
  expect(Object.fromEntries(Object.entries(left).filter(([, n]) => n !== 0))).toEqual({
    'public.bar': 1,
    'public.bar_hours': 7,
    'public.topic': 3,
    'public.bar_topic': 3,
    'public.desk': 2,
    'public.staff': 2,
    'public.staff_bar': 2,
    'public.customer': 1,
    'public.ticket': 1,
    'public.session': 1,
  })
  expect(await make()).toBe(false)
})
