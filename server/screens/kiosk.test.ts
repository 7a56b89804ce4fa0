import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import pg from 'pg'
import type { AddressHeard, KioskJoined, KioskPlace, KioskStart } from '../../shared/screens.ts'
import { Tries } from '../auth/tries.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { CallingService } from '../queue/calling.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { HoldingService } from '../queue/holding.service.ts'
import { type Answer, Browser } from '../testing/browser.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { bought } from '../testing/purchase.ts'
import { scene, type Scene } from '../testing/scene.ts'
import { PairingService } from './pairing.service.ts'

let app: TestApp
let here: Scene
let tablet: Browser
beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
})
afterAll(() => app.close())
beforeEach(async () => {
  here = await scene(app.db.owner)
  tablet = await newTablet(here)
})

async function newTablet({ bar, staff }: Scene): Promise<Browser> {
  const pairing = app.get(PairingService)
  const { code } = await pairing.make(staff[0] as StaffWho, bar, 'kiosk', 'At the door')
  const browser = new Browser(app)
  browser.cookies.set('aftercare_screen', (await pairing.pair(code, undefined, bar)).token)
  return browser
}
const join = (body: object, key?: string): Promise<Answer<KioskJoined>> =>
  tablet.post('/screen/join', { topic: here.topics.quick, name: 'Sam', ...body }, key ? { 'idempotency-key': key } : {})
const checkIn = (body: object, on = tablet): Promise<Answer<KioskPlace>> => on.post('/screen/check-in', body)
const row = async (code: string) =>
  (await app.db.owner.query('SELECT * FROM ticket WHERE bar_id = $1 AND code = $2', [here.bar, code])).rows[0] as Record<string, unknown>

/** Somebody's own phone: takes a place from afar, or books. */
async function fromAfar(path: string, more: object = {}): Promise<{ id: string; code: string }> {
  const phone = new Browser(app, '203.0.113.77')
  await phone.post('/door/unproven')
  const asked = await phone.post<{ ticket: { id: string; code: string } }>(path, { bar: here.bar, topic: here.topics.quick, name: 'Robin', ...more })
  return asked.body.ticket
}
/** An hour of the day on which the clock stands at ten. */
const today = (hour: number) => `${app.clock.now().toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00:00Z`

/** What the database is asked meanwhile. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
  const watching = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: unknown, ...args: unknown[]) {
    statements.push(String((args[0] as { text?: string }).text ?? args[0]))
    return query.apply(this, args)
  } as never)
  await work()
  watching.mockRestore()
  return statements
}

describe('joining', () => {
  test('with a receipt: here, proven, and the browser is given nothing to keep', async () => {
    const number = await bought(app)
    const { body, setCookies, headers } = await join({ receipt: { number, day: '2024-05-01' } })
    expect(body).toMatchObject({ code: expect.stringMatching(/^.{4}$/), topic: 'Quick help', ahead: 0, already: false })
    expect(await row(body.code)).toMatchObject({ state: 'waiting', here: true, proof: 'proven', came: 'walk_in', contact: null })
    expect([setCookies, headers.get('cache-control')]).toEqual([[], 'no-store'])
  })

  test('with none: a place like anyone, proof at the desk', async () => {
    const { body } = await join({})
    expect(await row(body.code)).toMatchObject({ state: 'waiting', here: true, proof: 'at_desk' })
  })

  test('with a receipt that is none of ours: no, in words, before and when the place is asked for', async () => {
    const receipt = { number: '424242', day: '2024-05-01' }
    expect((await tablet.post('/screen/receipt', receipt)).body).toMatchObject({ code: 'no_purchase_found', field: 'number' })
    expect((await join({ receipt })).body).toMatchObject({ code: 'no_purchase_found' })
  })

  test('who shows the same receipt under the same name again is led to the first place; another of the family gets one', async () => {
    const number = await bought(app)
    const first = (await join({ receipt: { number, day: '2024-05-01' } })).body
    const again = (await join({ name: ' sam', receipt: { number: ` #${number}`, postcode: '10115' } })).body
    expect([again.already, again.code]).toEqual([true, first.code])
    const sister = (await join({ name: 'Alex', receipt: { number, day: '2024-05-01' } })).body
    expect([sister.already, sister.code === first.code, sister.ahead]).toEqual([false, false, 1])
  })

  test('both at the same moment: one place', async () => {
    const receipt = { number: await bought(app), day: '2024-05-01' }
    const codes = await Promise.all(Array.from({ length: 6 }, async () => (await join({ receipt })).body.code))
    expect(new Set(codes).size).toBe(1)
  })

  test('sent again after the answer was lost: the same place, also without a receipt', async () => {
    const [first, again] = [await join({}, 'a wish'), await join({}, 'a wish')]
    expect(again.body.code).toBe(first.body.code)
    expect((await join({}, 'another wish')).body.code).not.toBe(first.body.code)
  })

  test('ten thousand from one tablet are not a shop full of people: it asks to come to the desk, and the next tablet goes on', async () => {
    const { screen } = (await tablet.get<KioskStart>('/screen/start')).body
    for (let n = 0; n < 88; n++) await app.get(Tries).note('kiosk joins', screen.id)
    const more = await Promise.all(Array.from({ length: 6 }, (_, n) => join({ name: `Person ${n}` })))
    expect(more.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429, 429])
    expect((await join({})).body).toMatchObject({ code: 'too_many_tries', detail: expect.stringContaining('ask at the desk') })
    tablet = await newTablet(here)
    expect((await join({})).status).toBe(200)
  })
})

describe('checking in by code', () => {
  test('a place that was taken from afar is here now; saying it twice changes nothing', async () => {
    const { code, id } = await fromAfar('/door/join')
    expect((await row(code)).here).toBe(false)
    const [first, twice] = [await checkIn({ code: ` ${code.toLowerCase()} ` }), await checkIn({ ticket: id })]
    expect([first.body.code, twice.body]).toEqual([code, first.body])
    expect((await row(code)).here).toBe(true)
  })

  test('a booked time of today waits; one that is far off is told when to come', async () => {
    const soon = await fromAfar('/door/book', { start: today(11) })
    expect((await checkIn({ code: soon.code })).body).toMatchObject({ code: soon.code, ahead: 0 })
    expect(await row(soon.code)).toMatchObject({ state: 'waiting', here: true })
    const later = await fromAfar('/door/book', { start: today(15) })
    expect((await checkIn({ code: later.code })).body).toMatchObject({ code: 'too_early' })
  })

  test('who was called and not seen gets the old turn back; who is called reads the desk', async () => {
    const { code, id } = await fromAfar('/door/join', { here: true })
    const [who, desk] = [here.staff[0] as StaffWho, here.desks[0] as string]
    const by: By = { kind: 'staff', id: who.id }
    const calling = app.get(CallingService)
    await app.get(DesksService).open(by, who, here.bar, desk)
    await calling.call(by, who, here.bar, desk, id)
    expect((await checkIn({ code })).body).toMatchObject({ desk: 1 })
    app.clock.advance(10 * 60_000)
    await calling.noAnswer(by, who, here.bar, id)
    // Whatever day the turn is from, say of somebody who was passed on over night.
    await app.db.owner.query(`UPDATE ticket SET turn_at = turn_at - interval '1 day' WHERE id = $1`, [id])
    expect((await checkIn({ code })).body).toMatchObject({ code, desk: null })
    expect(await row(code)).toMatchObject({ state: 'waiting', here: true })
  })

  test('who comes for what lies here is sent to the desk, and staff know it; ready or not is told as it is', async () => {
    const [who, desk] = [here.staff[0] as StaffWho, here.desks[0] as string]
    const by: By = { kind: 'staff', id: who.id }
    const { code, id } = await fromAfar('/door/join', { here: true, contact: 'robin@example.com' })
    await app.get(DesksService).open(by, who, here.bar, desk)
    await app.get(CallingService).call(by, who, here.bar, desk, id)
    await app.get(CallingService).start(by, who, here.bar, id)
    await app.get(HoldingService).hold(by, who, here.bar, id, 'with_us')
    expect(await row(code)).toMatchObject({ state: 'held', here: false })
    await tablet.post('/screen/check-in-by-address', { address: 'robin@example.com' })
    await app.jobs.drain()
    expect(await row(code)).toMatchObject({ state: 'held', here: true })
    expect((await checkIn({ ticket: id })).body).toMatchObject({ code, held: 'not_yet', desk: null })
    await app.get(HoldingService).ready(by, who, here.bar, id, desk)
    await app.get(CallingService).noAnswer(by, who, here.bar, id)
    expect(await row(code)).toMatchObject({ state: 'held', here: false })
    expect((await checkIn({ code })).body).toMatchObject({ code, held: 'ready', desk: null })
    expect(await row(code)).toMatchObject({ state: 'held', here: true })
    // A turn of today that is kept comes before what lies here.
    const second = await fromAfar('/door/join', { here: true, contact: 'robin@example.com' })
    await app.get(CallingService).call(by, who, here.bar, desk, second.id)
    await app.get(CallingService).noAnswer(by, who, here.bar, second.id)
    await tablet.post('/screen/check-in-by-address', { address: 'robin@example.com' })
    await app.jobs.drain()
    expect(await row(second.code)).toMatchObject({ state: 'waiting', here: true })
  })

  test('a code of another place, of nobody, or the id of a stranger: one and the same sentence', async () => {
    const { code, id } = await fromAfar('/door/join')
    const elsewhere = await newTablet(await scene(app.db.owner))
    const said = [await checkIn({ code }, elsewhere), await checkIn({ ticket: id }, elsewhere), await checkIn({ code: 'ZZZZ' })]
    expect(new Set(said.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(said[0]?.body).toMatchObject({ code: 'not_here_today' })
  })

  test('codes cannot be tried one after the other', async () => {
    await Promise.all(Array.from({ length: 60 }, () => checkIn({ code: 'ZZZZ' })))
    expect((await checkIn({ code: 'ZZZZ' })).body).toMatchObject({ code: 'too_many_tries' })
  })
})

describe('checking in by address', () => {
  const say = (address: string): Promise<Answer<AddressHeard>> => tablet.post('/screen/check-in-by-address', { address })

  test('whoever is expected by it is here then; the answer is the same for a stranger', async () => {
    const { code } = await fromAfar('/door/join', { contact: 'robin@example.com' })
    const [known, stranger] = [await say('Robin@Example.com'), await say('nobody@example.com')]
    expect([known.status, known.body]).toEqual([stranger.status, stranger.body])
    expect((await row(code)).here).toBe(false)
    await app.jobs.drain()
    expect((await row(code)).here).toBe(true)
  })

  test('nothing is looked up before the answer is out: the same statements for both, and what waits cannot be read', async () => {
    await fromAfar('/door/join', { contact: 'robin@example.com' })
    const known = await statementsOf(() => say('robin@example.com'))
    expect(await statementsOf(() => say('nobody@example.com'))).toEqual(known)
    expect(known.length).toBeGreaterThan(3)
    expect(known.join()).not.toMatch(/FROM ticket|FROM contact/)
    const { rows } = await app.db.owner.query("SELECT data FROM pgboss.job WHERE name = 'checkIn' AND state = 'created'")
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toMatch(/robin|nobody/)
  })

  test('a time that is hours away stays as it is, and nobody is told', async () => {
    const { code } = await fromAfar('/door/book', { start: today(17), contact: '+4915112345678' })
    expect((await say('+49 151 12345678')).body).toEqual({ heard: true })
    await app.jobs.drain()
    expect((await row(code)).state).toBe('booked')
  })
})

test('no answer of the tablet may be kept by its browser, whatever it is asked and whatever it says', async () => {
  const { code } = await fromAfar('/door/join')
  const answers = [
    await tablet.get('/screen/start'),
    await checkIn({ code }),
    await checkIn({ code: 'ZZZZ' }),
    await tablet.post('/screen/check-in-by-address', { address: 'robin@example.com' }),
    await tablet.post('/screen/receipt', { number: await bought(app), day: '2024-05-01' }),
    await tablet.post('/screen/receipt', { number: '424242', day: '2024-05-01' }),
    await join({}),
    await join({ name: '' }),
  ]
  expect(answers.map(({ status, headers }) => `${status} ${headers.get('cache-control')}`)).toEqual(
    [200, 200, 404, 200, 200, 409, 200, 422].map((status) => `${status} no-store`),
  )
})

test('the tablet knows its own place, and nothing that a staff member or a customer may', async () => {
  const { body } = await tablet.get<KioskStart>('/screen/start')
  expect(body).toMatchObject({ screen: { kind: 'kiosk', name: 'At the door' }, bar: { id: here.bar, joining: 'open' } })
  for (const path of [`/bars/${here.bar}/line`, '/screen/digits', '/history/visits', `/bars/${here.bar}/screens`])
    expect((await tablet.get(path)).status).toBe(401)
})
