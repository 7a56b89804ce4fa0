import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { customer, type Scene, scene, staffMember } from '../testing/scene.ts'
import { meant } from './find.ts'
import { FindService } from './find.service.ts'

let app: TestApp
let here: Scene
let other: Scene
let who: StaffWho
beforeAll(async () => {
  app = await testApp({ SHOP_COUNTRY: 'DE' })
  here = await scene(app.db.owner)
  other = await scene(app.db.owner)
  who = await staffMember(app.db.owner, [here.bar], 'specialist', 'Finder')
})
afterAll(() => app.close())

type Row = { bar?: Scene; name: string; code?: string; contact?: string | null; who?: string | null; state?: string; joined?: string; about?: string }
async function ticket(row: Row): Promise<string> {
  const id = newId()
  const bar = row.bar ?? here
  const joined = row.joined ?? '2026-02-01T10:00:00Z'
  const state = row.state ?? 'done'
  await app.db.owner.query(
    `INSERT INTO ticket (id, bar_id, request_id, code, place, state, topic_id, came, turn_at, person, name, contact, about, proof, joined_at, ended_at, customer_id)
     VALUES ($1::uuid, $2, $1::uuid, $3, 1, $4, $5, 'phone', $6::timestamptz, $1::uuid::text, $7, $8, $9, 'proven', $6::timestamptz, CASE WHEN $4 = 'done' THEN $6::timestamptz END, $10)`,
    [id, bar.bar, row.code ?? id.slice(-4).toUpperCase(), state, bar.topics.quick, joined, row.name, row.contact ?? null, row.about ?? '', row.who ?? null],
  )
  return id
}
const find = (q: string) => app.get(FindService).find(who, here.bar, q)
const names = async (q: string) => (await find(q)).map(({ name }) => name)

test('by any part of a name, in any order and case; who is here now comes first', async () => {
  await ticket({ name: 'Greta Lindqvist', joined: '2026-03-01T10:00:00Z' })
  const now = await ticket({ name: 'Lindqvist, Olof', state: 'waiting', code: 'WAIT', joined: '2026-02-01T10:00:00Z' })
  expect(await names('lindq')).toEqual(['Lindqvist, Olof', 'Greta Lindqvist'])
  expect(await names('LIND greta')).toEqual(['Greta Lindqvist'])
  expect((await find('lindqvist'))[0]).toEqual({
    customerId: null,
    ticketId: now,
    code: 'WAIT',
    name: 'Lindqvist, Olof',
    contact: null,
    state: 'waiting',
    lastVisit: null,
    orderKnown: false,
  })
  expect(await names('nobody of that name')).toEqual([])
})

test('what somebody wrote about the trouble is no name', async () => {
  await ticket({ name: 'Ola', about: 'The Zeppelin keyboard sticks' })
  expect(await names('zeppelin')).toEqual([])
})

test('two letters look among those who are here, so that nobody waits for every visit to be read', async () => {
  await ticket({ name: 'Yu', state: 'waiting' })
  await ticket({ name: 'Yu', state: 'done' })
  expect((await find('yu')).map(({ state }) => state)).toEqual(['waiting'])
})

test('by e-mail address, of the ticket or a verified one, from its first letters; by phone however it is typed', async () => {
  const ada = await customer(app.db.owner)
  await app.db.owner.query(`INSERT INTO contact VALUES ($1, $2, 'email', 'ada.l@example.com', now()), ($3, $2, 'phone', '+4930901820', now())`, [
    newId(),
    ada,
    newId(),
  ])
  const visit = await ticket({ name: 'Ada', who: ada, joined: '2026-02-03T10:00:00Z' })
  await ticket({ name: 'Carer of Bo', contact: 'ada.lovely@example.com' })
  expect((await names('Ada.L@')).sort()).toEqual(['Ada'])
  expect(await names('ada.l@example.com')).toEqual(['Ada'])
  expect(await names('ada.lovely@ex')).toEqual(['Carer of Bo'])
  expect(await find('(030) 90 18 20')).toMatchObject([
    { customerId: ada, ticketId: visit, contact: 'ada.l@example.com', lastVisit: '2026-02-03T10:00:00.000Z' },
  ])
})

test('somebody who proved an address and never asked for help is found by the whole address alone', async () => {
  const shy = await customer(app.db.owner)
  await app.db.owner.query(`INSERT INTO contact VALUES ($1, $2, 'email', 'shy@example.com', now())`, [newId(), shy])
  expect(await find('shy@example.com')).toMatchObject([{ customerId: shy, ticketId: null }])
  expect(await find('shy@exam')).toEqual([])
})

test('by code, living or past; one row for a person, however often they came', async () => {
  const bo = await customer(app.db.owner)
  await ticket({ name: 'Bo', who: bo, code: 'P9XY', joined: '2026-01-01T10:00:00Z' })
  await ticket({ name: 'Bo', who: bo, code: 'K7M4', joined: '2026-02-05T10:00:00Z' })
  await ticket({ name: 'Bo', who: bo, code: 'T2T2', state: 'booked', joined: '2026-03-05T10:00:00Z' })
  expect(await find('p9xy')).toMatchObject([{ name: 'Bo', lastVisit: '2026-02-05T10:00:00.000Z' }])
  expect(await find('#T2T2')).toMatchObject([{ name: 'Bo', state: 'booked', code: 'T2T2' }])
})

test('nobody of a bar where the specialist does not work; of one where they do, without a ticket that could be called here', async () => {
  await ticket({ name: 'Fernanda Quispe', bar: other, state: 'waiting', code: 'QQQQ' })
  expect(await find('quispe')).toEqual([])
  const both = { ...who, bars: [here.bar, other.bar] }
  expect(await app.get(FindService).find(both, here.bar, 'quispe')).toMatchObject([{ name: 'Fernanda Quispe', ticketId: null, code: null, state: null }])
})

test('help that is done comes with its ticket, so that it can be opened again here, also when they were elsewhere since', async () => {
  const ines = await customer(app.db.owner)
  const visit = await ticket({ name: 'Ines Oyelaran', who: ines, code: 'D2NE', joined: '2026-02-01T10:00:00Z' })
  await ticket({ name: 'Ines Oyelaran', who: ines, bar: other, joined: '2026-02-02T10:00:00Z' })
  const both = { ...who, bars: [here.bar, other.bar] }
  expect(await app.get(FindService).find(both, here.bar, 'oyelaran')).toMatchObject([
    { ticketId: visit, code: 'D2NE', state: 'done', lastVisit: '2026-02-02T10:00:00.000Z' },
  ])
})

test('at most twenty, and nothing that can be typed breaks it', async () => {
  for (let index = 0; index < 25; index++) await ticket({ name: `Smith ${index}` })
  expect(await find('smith')).toHaveLength(20)
  for (const typed of [
    '',
    '%',
    '_',
    "'; DROP TABLE ticket; --",
    '\\',
    '%%%',
    '@',
    'a@',
    '((((',
    '👍👍👍',
    '1'.repeat(100),
    'x y z w v u t s r',
    '"',
    '+',
    '00000000',
  ])
    await expect(find(typed)).resolves.toEqual(expect.any(Array))
})

test('what is typed is read as what it may be', () => {
  expect(meant('k7m4', 'DE')).toEqual({ code: 'K7M4', address: null, words: ['k7m4'] })
  expect(meant(' Ada@Example.com', 'DE')).toEqual({ code: null, address: 'ada@example.com', words: [] })
  expect(meant('030 901820', 'DE')).toMatchObject({ address: '+4930901820' })
})

test('an order number that we know is said to be known, and nothing more; not for addresses or names', async () => {
  await app.db.owner.query(
    `INSERT INTO sales.purchase (source, number, channel, bought_on, bought_at, imported_at, refunded, cancelled)
     VALUES ('test', '4711', 'web', '2016-05-01', '2016-05-01T10:00:00Z', now(), false, false)`,
  )
  expect(await find('#4711')).toContainEqual({
    customerId: null,
    ticketId: null,
    code: null,
    name: '',
    contact: null,
    state: null,
    lastVisit: null,
    orderKnown: true,
  })
  expect((await find('#4712')).filter(({ orderKnown }) => orderKnown)).toEqual([])
  expect((await find('4711@example.com')).filter(({ orderKnown }) => orderKnown)).toEqual([])
})
