import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Beside, ItemView } from '../../shared/beside.ts'
import type { Asked, DoorMe } from '../../shared/door.ts'
import type { StaffTicket } from '../../shared/line.ts'
import type { NewPurchase } from '../purchases/new-purchase.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser, codeTo } from '../testing/browser.ts'
import { bought } from '../testing/purchase.ts'
import { type Scene, scene, staffMember } from '../testing/scene.ts'
import { staffCookie } from '../testing/sockets.ts'

let app: TestApp
let here: Scene
let desk: Browser
beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.travelTo('2026-03-10T10:00:00Z')
  here = await scene(app.db.owner)
  desk = await staff(here.staff[0]?.id)
  await says(`/desks/${here.desks[0]}/open`)
})

let networks = 0
const browser = () => new Browser(app, `203.0.113.${++networks}`)
async function staff(id = ''): Promise<Browser> {
  const one = browser()
  one.cookies.set('aftercare_staff', (await staffCookie(app, id)).split('=')[1] ?? '')
  return one
}
const says = <T = { code: string }>(path: string, body = {}, who = desk) => who.post<T>(`/bars/${here.bar}${path}`, body)
const beside = async (ticket: string, who = desk) => (await who.get<Beside>(`/bars/${here.bar}/tickets/${ticket}/beside`)).body
const thing = (name: string, more: Partial<NewPurchase['items'][number]> = {}) => [{ position: 1, quantity: 1, sku: null, name, serial: null, ...more }]

async function withReceipt(number: string, who = browser()): Promise<Browser> {
  expect((await who.post<DoorMe>('/door/receipts', { number, day: '2024-05-01' })).status).toBe(200)
  return who
}
const joins = async (who: Browser, about = '') =>
  (await who.post<Asked>('/door/join', { bar: here.bar, topic: here.topics.quick, name: 'Ada', about, here: true })).body.ticket.id
const calls = (ticket: string) => says<StaffTicket>(`/desks/${here.desks[0]}/call`, { ticket, because: 'a test' })
const version = async () => (await app.db.owner.query('SELECT version::int FROM bar WHERE id = $1', [here.bar])).rows[0].version as number

test('before the call nobody learns what the help is about; once called, it is the thing on the receipt', async () => {
  const ticket = await joins(await withReceipt(await bought(app, { items: thing('Kettle', { serial: 'K1' }) })))
  expect(await beside(ticket)).toMatchObject({ item: null, noItem: 'not_called', earlier: [] })
  expect((await says(`/tickets/${ticket}/items`)).body).toMatchObject({ code: 'move_not_legal' })
  await calls(ticket)
  const before = await version()
  expect(await beside(ticket)).toMatchObject({ item: { name: 'Kettle', sku: null, serial: 'K1', boughtOn: '2024-05-01' }, noItem: null })
  expect(await version()).toBe(before)
})

test('words tell which of several; whoever vouched for nothing, or never proved, has none', async () => {
  const email = 'several@example.com'
  for (const [name, day] of [
    ['Laser printer', '2019-01-01'],
    ['Headphones', '2023-01-01'],
  ] as const)
    await bought(app, { email, items: thing(name), boughtOn: day, boughtAt: `${day}T12:00:00Z` })
  const who = browser()
  await who.post('/door/codes', { address: email })
  await who.post('/door/codes/verify', { address: email, code: await codeTo(app, email) })
  const ticket = await joins(who, 'The printer jams')
  await calls(ticket)
  expect((await beside(ticket)).item).toMatchObject({ name: 'Laser printer' })
  await says(`/tickets/${ticket}/put-back`)

  const stranger = browser()
  await stranger.post('/door/unproven')
  const unknown = await joins(stranger)
  await calls(unknown)
  expect(await beside(unknown)).toMatchObject({ item: null, noItem: 'no_purchase' })
})

test('other things are shown only when they ask, only to who helps, and that they were shown stands in the log without them', async () => {
  const who = await withReceipt(await bought(app, { items: thing('Kettle') }))
  await withReceipt(await bought(app, { items: thing('Toaster') }), who)
  await bought(app, { items: thing('Somebody else’s lamp') })
  const ticket = await joins(who)
  await calls(ticket)
  const colleague = await staff(here.staff[1]?.id)
  expect((await says(`/tickets/${ticket}/items`, {}, colleague)).body).toMatchObject({ code: 'called_by_other' })
  const key = { 'idempotency-key': 'asked once' }
  const path = `/bars/${here.bar}/tickets/${ticket}/items`
  const [first, again] = [await desk.post<{ items: ItemView[] }>(path, {}, key), await desk.post<{ items: ItemView[] }>(path, {}, key)]
  expect(first.body.items.map(({ name }) => name).sort()).toEqual(['Kettle', 'Toaster'])
  expect(again.body).toEqual(first.body)
  const { rows } = await app.db.owner.query(
    `SELECT e.data::text AS data, e.data->'before' = e.data->'after' AS same FROM event e WHERE ticket_id = $1 AND kind = 'ticket.itemsShown'`,
    [ticket],
  )
  expect(rows).toMatchObject([{ same: true }])
  // Not even the answers that are kept for retries know a thing.
  const kept = await app.db.owner.query(`SELECT coalesce(string_agg(answer::text, ' '), '') AS text FROM answered`)
  for (const text of [rows[0].data, kept.rows[0].text]) expect(text).not.toMatch(/Kettle|Toaster/)
})

test('a receipt that was shown before an address was verified goes along to whom the address belongs', async () => {
  const who = await withReceipt(await bought(app, { items: thing('Kettle') }))
  const elsewhere = browser()
  const address = 'known@example.com'
  for (const one of [elsewhere, who]) {
    await one.post('/door/codes', { address })
    await one.post('/door/codes/verify', { address, code: await codeTo(app, address) })
  }
  const ticket = await joins(elsewhere)
  await calls(ticket)
  expect((await beside(ticket)).item).toMatchObject({ name: 'Kettle' })
})

test('earlier help is this customer’s, from all places, the newest first; the same receipt opens nobody else’s', async () => {
  const number = await bought(app)
  const [mother, son] = [await withReceipt(number), await withReceipt(number)]
  const helped = async (who: Browser, note: string) => {
    const ticket = await joins(who)
    await calls(ticket)
    await says(`/tickets/${ticket}/start`)
    app.clock.advance(600_000)
    await says(`/tickets/${ticket}/finish`, { outcome: 'solved', note, summary: `Summary: ${note}` })
    return ticket
  }
  await helped(mother, 'first')
  const second = await helped(mother, 'second')
  await helped(son, 'not hers')
  const there = here
  here = await scene(app.db.owner)
  const ticket = await joins(mother)
  const specialist = await staff(here.staff[0]?.id)
  const { earlier, running, mayWrite } = await beside(ticket, specialist)
  expect(earlier.map(({ note }) => note)).toEqual(['second', 'first'])
  expect(earlier[0]).toMatchObject({
    ticketId: second,
    sameVisit: false,
    topic: 'Quick help',
    by: 'Specialist 1',
    minutes: 10,
    outcome: 'solved',
    summary: 'Summary: second',
  })
  expect([running, mayWrite]).toEqual([null, false])
  // From the old place her new visit is not to be seen, and the old one, being over, opens nothing more.
  expect((await desk.get(`/bars/${there.bar}/tickets/${ticket}/beside`)).status).toBe(404)
  expect((await desk.get<Beside>(`/bars/${there.bar}/tickets/${second}/beside`)).body.earlier).toEqual([])
})

test('one who passes a visit on leaves what was written for the next', async () => {
  const ticket = await joins(await withReceipt(await bought(app)))
  await calls(ticket)
  await says(`/tickets/${ticket}/start`)
  await says(`/tickets/${ticket}/notes`, { note: 'Tried a reset.', summary: '', seen: 0 })
  expect(await beside(ticket)).toMatchObject({ running: { note: 'Tried a reset.', revision: 1, writtenBy: 'Specialist 1' }, mayWrite: true })
  const supervisor = await staff((await staffMember(app.db.owner, [here.bar], 'supervisor', 'Floor')).id)
  expect(await beside(ticket, supervisor)).toMatchObject({ mayWrite: true })
  expect(await beside(ticket, await staff(here.staff[1]?.id))).toMatchObject({ running: { note: 'Tried a reset.' }, mayWrite: false })
})

test('what was written before a visit was passed on is beside it for the next who helps, also for somebody without a name for us', async () => {
  const { ticket } = (await says<{ ticket: { id: string } }>('/walk-ins', { topic: here.topics.quick, name: 'Walk-in' })).body
  await calls(ticket.id)
  await says(`/tickets/${ticket.id}/start`)
  await says(`/tickets/${ticket.id}/notes`, { note: 'Needs the long one.', summary: '', seen: 0 })
  expect((await says(`/tickets/${ticket.id}/transfer`, { topic: here.topics.long })).status).toBe(200)
  const next = await beside(ticket.id, await staff(here.staff[1]?.id))
  expect(next).toMatchObject({ running: null, noItem: 'not_called', earlier: [{ note: 'Needs the long one.', sameVisit: true, outcome: 'passed_on' }] })
})

test('the words with which a visit was passed on reach who has it next, also at another place; not those that were taken back', async () => {
  const { ticket } = (await says<{ ticket: { id: string } }>('/walk-ins', { topic: here.topics.quick, name: 'Walk-in' })).body
  expect((await beside(ticket.id)).passedOn).toBeNull()
  const passes = (words: string, more: object = { topic: here.topics.long }) => says(`/tickets/${ticket.id}/transfer`, { words, ...more })
  await passes('Battery swollen, do not charge')
  const said = { words: 'Battery swollen, do not charge', by: 'Specialist 1', at: app.clock.now().toISOString() }
  expect((await beside(ticket.id, await staff(here.staff[1]?.id))).passedOn).toEqual(said)
  app.clock.advance(60_000)
  await passes('', { topic: here.topics.quick })
  expect((await beside(ticket.id)).passedOn).toEqual(said)
  await passes('No, wrong person')
  expect((await beside(ticket.id)).passedOn).toMatchObject({ words: 'No, wrong person', at: '2026-03-10T10:01:00.000Z' })
  await says(`/tickets/${ticket.id}/undo`)
  expect((await beside(ticket.id)).passedOn).toEqual(said)

  const elsewhere = await scene(app.db.owner)
  await app.db.owner.query('INSERT INTO bar_topic SELECT $1, topic_id FROM bar_topic WHERE bar_id = $2', [elsewhere.bar, here.bar])
  expect((await passes('They have the part', { bar: elsewhere.bar })).status).toBe(200)
  expect((await beside(ticket.id)).passedOn).toBeNull()
  const { rows } = await app.db.owner.query<{ id: string }>('SELECT goes_on_as AS id FROM ticket WHERE id = $1', [ticket.id])
  here = elsewhere
  expect((await beside(rows[0]?.id ?? '', await staff(elsewhere.staff[0]?.id))).passedOn).toMatchObject({ words: 'They have the part', by: 'Specialist 1' })
})
