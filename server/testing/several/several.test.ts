import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Audience } from '../../../shared/line.ts'
import { found, rounds } from '../counts.ts'
import { build, endAll } from '../process.ts'
import { hasRedis } from '../redis.ts'
import { Follower } from './follower.ts'
import { type House, type Place, place, threeProcesses } from './house.ts'
import { Answers, work } from './pressing.ts'

jest.setTimeout(300_000)

/** How long (ms) each misfortune lasts, with people pressing all the while. */
const calm = rounds(1_000, 10_000)
const outage = rounds(3_000, 30_000)
/** Within which (ms) every screen has to be equal to a fresh picture. */
const patience = 5_000

let house: House
let places: Place[]
let clients: Follower[]

beforeAll(async () => {
  build('server')
  house = await threeProcesses()
  places = await Promise.all(Array.from({ length: 4 }, () => place(house.owner, 3, 10)))
  for (const { bar, desks } of places) for (const { desk, cookie } of desks) await new Answers().press(house.url, cookie, `/bars/${bar}/desks/${desk}/open`)
  // A hundred: at each bar ten phones, ten of the staff and five boards.
  clients = await Promise.all(places.flatMap((at) => audienceOf(at)).map((client) => client.ready()))
})
afterAll(async () => {
  for (const client of clients ?? []) client.close()
  await house?.close()
  endAll()
})

function audienceOf({ bar, desks, phones }: Place): Follower[] {
  const screen = (audience: Audience, index: number) => new Follower(house.url, desks[index % desks.length]?.cookie ?? '', { bar, audience })
  return [
    ...phones.map(({ ticket, cookie }) => new Follower(house.url, cookie, { bar, audience: 'phone', ticket })),
    ...Array.from({ length: 10 }, (_, index) => screen('staff', index)),
    ...Array.from({ length: 5 }, (_, index) => screen('board', index)),
  ]
}

/** Everybody works at their desks while `meanwhile` happens; then all is counted and compared. */
async function underLoad(meanwhile: () => Promise<unknown>): Promise<Answers> {
  const answers = new Answers()
  const stop = new AbortController()
  const working = places.flatMap(({ bar, topic, desks }) => desks.map((desk) => work(answers, house.url, { bar, topic, ...desk }, stop.signal)))
  await meanwhile().finally(() => stop.abort())
  await Promise.all(working)
  await everybodyIsEqual()
  // Whatever has no words is our own fault, and its server said why.
  const faults =
    answers.wordless.length > 0
      ? house.servers.flatMap(({ said }) =>
          said()
            .split('\n')
            .filter((line) => line.includes('failed'))
            .slice(-3),
        )
      : []
  expect([...answers.wordless, ...faults]).toEqual([])
  expect(clients.flatMap(({ disorder }) => disorder)).toEqual([])
  await nothingLostNothingTwice(answers)
  return answers
}

/** Every client holds what somebody sees who looks only now. */
async function everybodyIsEqual(): Promise<void> {
  const late = performance.now() + patience
  const differing = async () => (await Promise.all(places.map(different))).flat()
  while (performance.now() < late && (await differing()).length > 0) await sleep(50)
  expect(await differing()).toEqual([])
}

async function different({ bar, desks, phones }: Place): Promise<object[]> {
  const fresh = new Map<Audience, Follower>()
  for (const [audience, cookie, ticket] of [
    ['staff', desks[0]?.cookie, undefined],
    ['board', desks[0]?.cookie, undefined],
    ['phone', phones[0]?.cookie, phones[0]?.ticket],
  ] as const)
    fresh.set(audience, await new Follower(house.url, cookie ?? '', { bar, audience, ...(ticket ? { ticket } : {}) }).ready())
  const wrong = clients.flatMap(({ about, picture }) => {
    const now = about.bar === bar ? fresh.get(about.audience)?.picture : undefined
    const same = !now || (picture?.version === now.version && isDeepStrictEqual(picture.line, now.line))
    return same ? [] : [{ about, has: picture?.version, fresh: now.version }]
  })
  for (const follower of fresh.values()) follower.close()
  return wrong
}

async function nothingLostNothingTwice({ joined, finished }: Answers): Promise<void> {
  const { rows } = await house.owner.query<Record<string, number>>(
    `SELECT
      (SELECT count(*)::int FROM unnest($1::text[]) AS acknowledged (name) WHERE 1 <> (SELECT count(*) FROM ticket t WHERE t.name = acknowledged.name)) AS joins_lost,
      (SELECT count(*)::int FROM (SELECT name FROM ticket GROUP BY bar_id, name HAVING count(*) > 1) AS again) AS joins_twice,
      (SELECT count(*)::int FROM unnest($2::uuid[]) AS acknowledged (id)
        WHERE NOT EXISTS (SELECT 1 FROM ticket t WHERE t.id = acknowledged.id AND t.state = 'done')
          OR 1 <> (SELECT count(*) FROM session s WHERE s.ticket_id = acknowledged.id AND s.ended_at IS NOT NULL)) AS finishes_lost_or_twice,
      (SELECT count(*)::int FROM (SELECT 1 FROM event WHERE kind LIKE 'ticket.%' AND kind <> 'ticket.nearlyDue' GROUP BY ticket_id, kind HAVING count(*) > 1) AS again) AS moves_twice,
      (SELECT count(*)::int FROM bar b WHERE b.version - 1000 <> (SELECT count(*) FROM event e WHERE e.bar_id = b.id)
        OR b.version <> (SELECT max(version) FROM event e WHERE e.bar_id = b.id)) AS logs_with_gaps`,
    [joined, finished],
  )
  expect(rows[0]).toEqual({ joins_lost: 0, joins_twice: 0, finishes_lost_or_twice: 0, moves_twice: 0, logs_with_gaps: 0 })
}

const told = (what: string, { joined, finished, repeated }: Answers) =>
  found(`Three processes, a hundred clients: ${what}; ${joined.length} joined, ${finished.length} were helped, ${repeated} commands were sent again.`)

test('commands to any process reach every screen, in order', async () => {
  const answers = await underLoad(() => sleep(calm))
  expect(answers.repeated).toBe(0)
  expect(answers.finished.length).toBeGreaterThan(0)
  for (const connections of house.proxy.taken) expect(connections).toBeGreaterThan(0)
  told('calm', answers)
})

const ifRedis = hasRedis ? test : test.skip

ifRedis('Redis is lost for a while: commands go on, and screens catch up from the log', async () => {
  let before = 0
  const answers = await underLoad(async () => {
    await house.redis?.kill()
    before = await versions()
    await sleep(outage)
    expect(await versions()).toBeGreaterThan(before)
    await house.redis?.start()
  })
  expect(answers.repeated).toBe(0)
  expect(house.servers.map(({ said }) => said().match(/Redis at \S+ is away/g)?.length)).toEqual([1, 1, 1])
  told(`Redis lost for ${outage / 1000} s`, answers)
})

const versions = async (): Promise<number> => (await house.owner.query('SELECT sum(version)::int AS all FROM bar')).rows[0].all

test('PostgreSQL is restarted, then crashes: clear errors, nothing that was acknowledged is lost, and all goes on by itself', async () => {
  const before = clients.map(({ connections }) => connections)
  const answers = await underLoad(async () => {
    for (const how of ['fast', 'crash'] as const) {
      await house.postgres.restart(how)
      const back = await versions()
      while ((await versions()) < back + 20) await sleep(20)
    }
  })
  expect(answers.repeated).toBeGreaterThan(0)
  expect(clients.map(({ connections }) => connections)).toEqual(before)
  told('PostgreSQL restarted and crashed', answers)
})

test('a process dies and answers are lost on their way: its screens go on with another, nothing is lost and nothing done twice', async () => {
  house.proxy.losesEvery = 20
  const answers = await underLoad(async () => {
    await sleep(calm / 2)
    await house.servers[0]?.signal('SIGKILL')
    await sleep(calm / 2)
  })
  expect(answers.repeated).toBeGreaterThan(0)
  expect(clients.filter(({ connections }) => connections > 1).length).toBeGreaterThan(0)
  told(`kill -9 of one process, ${clients.filter(({ connections }) => connections > 1).length} clients went to another`, answers)
})
