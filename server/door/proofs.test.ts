import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Asked, DoorMe } from '../../shared/door.ts'
import { hour, oneDay } from '../auth/tries.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser, codeTo } from '../testing/browser.ts'
import { bought } from '../testing/purchase.ts'
import { type Scene, scene } from '../testing/scene.ts'

let app: TestApp
const others: TestApp[] = []
/** Closed at the end, whatever happens: a server that goes on would keep the tests from ending. */
const another = async (settings: Parameters<typeof testApp>[0]): Promise<TestApp> => {
  const other = await testApp(settings)
  others.push(other)
  return other
}
let here: Scene
beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
  here = await scene(app.db.owner)
})
afterAll(() => Promise.all([app, ...others].map((server) => server.close())))

let networks = 0
const browser = () => new Browser(app, `203.0.113.${++networks}`)
const withReceipt = (who: Browser, number: string, more: object = { day: '2024-05-01' }) => who.post<DoorMe>('/door/receipts', { number, ...more })
const me = async (who: Browser) => (await who.get<DoorMe>('/door/me')).body
async function withCode(who: Browser, address: string): Promise<DoorMe> {
  await who.post('/door/codes', { address })
  return (await who.post<DoorMe>('/door/codes/verify', { address, code: await codeTo(app, address) })).body
}
async function joined(who: Browser, more: object = {}): Promise<string> {
  const { status, body } = await who.post<Asked>('/door/join', { bar: here.bar, topic: here.topics.quick, name: 'Ada', ...more })
  expect(status).toBe(200)
  return body.ticket.id
}

describe('a receipt', () => {
  test.each([
    ['with its day', { day: '2024-05-01' }],
    ['with the postcode', { postcode: '10 115' }],
  ])('%s opens the door', async (_, more) => {
    expect((await withReceipt(browser(), `#${await bought(app)}`, more)).body).toMatchObject({ known: true, proof: 'proven', contacts: [] })
  })

  test('a serial number does too', async () => {
    const number = await bought(app)
    expect((await withReceipt(browser(), `sn-${number}x`)).body.proof).toBe('proven')
  })

  test('that is not found is said kindly, with another way; the number alone is not enough', async () => {
    const number = await bought(app)
    expect((await withReceipt(browser(), number, { day: '2020-01-01' })).body).toMatchObject({
      code: 'no_purchase_found',
      detail: expect.stringContaining('another way'),
    })
    expect((await withReceipt(browser(), number, {})).body).toMatchObject({ code: 'not_valid', field: 'day' })
  })

  test('shown by two people is two people, who never see each other', async () => {
    const number = await bought(app, { email: 'family@example.com' })
    const [mother, son] = [browser(), browser()]
    await withReceipt(mother, number)
    await withReceipt(son, number)
    const ticket = await joined(mother)
    expect((await me(mother)).tickets.map(({ id }) => id)).toEqual([ticket])
    expect((await me(son)).tickets).toEqual([])
    expect((await son.get(`/my/tickets/${ticket}`)).status).toBe(404)
    // Nor does whoever owns the order's address: proof opens help, never history.
    const owner = browser()
    expect((await withCode(owner, 'family@example.com')).tickets).toEqual([])
  })

  test('cannot be guessed at for long, by number or from one network, and right ones are not counted', async () => {
    const number = await bought(app)
    for (let n = 0; n < 12; n++) expect((await withReceipt(browser(), number)).status).toBe(200)
    const codes = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => (await withReceipt(browser(), number, { day: `2021-01-${String(n + 1).padStart(2, '0')}` })).status),
    )
    expect(codes.filter((status) => status === 409)).toHaveLength(8)
    const guesser = browser()
    const swept = await Promise.all(Array.from({ length: 60 }, async (_, n) => (await withReceipt(guesser, `9${n}`)).status))
    expect(swept.filter((status) => status === 409)).toHaveLength(40)
    expect((await withReceipt(guesser, '1')).body).toMatchObject({ code: 'too_many_tries', detail: expect.stringContaining('go on without it') })
    expect((await guesser.post<DoorMe>('/door/unproven')).body).toMatchObject({ known: true, proof: 'at_desk' })
    app.clock.advance(hour)
    expect((await withReceipt(guesser, number)).status).toBe(200)
  })
})

describe('without proof', () => {
  test('one gets a place like anyone, marked; proof shown while waiting is seen at the desk', async () => {
    const who = browser()
    expect((await who.post<DoorMe>('/door/unproven')).body).toMatchObject({ known: true, proof: 'at_desk' })
    await joined(who)
    expect((await me(who)).tickets[0]?.proof).toBe('at_desk')
    const cookie = who.cookies.get('aftercare')
    await withReceipt(who, await bought(app))
    expect(await me(who)).toMatchObject({ proof: 'proven', tickets: [{ proof: 'proven', state: 'waiting' }] })
    expect(who.cookies.get('aftercare')).toBe(cookie)
  })

  test('an address whose purchase is imported later counts from then on', async () => {
    const who = browser()
    expect((await withCode(who, 'early@example.com')).proof).toBe('at_desk')
    await bought(app, { email: 'early@example.com' })
    await joined(who)
    expect(await me(who)).toMatchObject({ proof: 'proven', tickets: [{ proof: 'proven' }] })
  })
})

describe('who this device knows', () => {
  test('stays known for 400 days after the last visit', async () => {
    const who = browser()
    await who.post('/door/unproven')
    app.clock.advance(399 * oneDay)
    const { body, setCookies } = await who.get<DoorMe>('/door/me')
    expect(body.known).toBe(true)
    expect(setCookies.join()).toContain('Max-Age=34560000')
    app.clock.advance(399 * oneDay)
    expect((await me(who)).known).toBe(true)
    app.clock.advance(400 * oneDay)
    expect((await me(who)).known).toBe(false)
  })

  test('"That’s not me" ends it here and on the server', async () => {
    const who = browser()
    await withCode(who, 'leaving@example.com')
    const token = who.cookies.get('aftercare')
    expect((await who.post<DoorMe>('/door/forget')).body).toEqual({ known: false, name: null, proof: null, contacts: [], tickets: [] })
    expect(who.cookies.size).toBe(0)
    who.cookies.set('aftercare', token ?? '')
    expect((await me(who)).known).toBe(false)
  })

  test('an address brings its owner back on another device, with what was begun there without any', async () => {
    const [laptop, phone] = [browser(), browser()]
    await withCode(laptop, 'grace@example.com')
    const first = await joined(laptop, { name: 'Grace' })
    const elsewhere = await scene(app.db.owner)
    await phone.post('/door/unproven')
    const second = (await phone.post<Asked>('/door/join', { bar: elsewhere.bar, topic: elsewhere.topics.quick, name: 'Grace' })).body.ticket.id
    const known = await withCode(phone, 'grace@example.com')
    expect(known).toMatchObject({ name: 'Grace', contacts: [{ masked: 'g…@example.com' }] })
    expect(known.tickets.map(({ id }) => id).sort()).toEqual([first, second].sort())
    expect((await laptop.get(`/my/tickets/${second}`)).status).toBe(200)
    // The place came along: asking again there leads to it.
    const again = (await phone.post<Asked>('/door/join', { bar: elsewhere.bar, topic: elsewhere.topics.quick, name: 'Grace' })).body
    expect(again).toMatchObject({ already: true, ticket: { id: second } })
    // And so does the one that was taken on the other device.
    expect(await joined(phone)).toBe(first)
  })

  test('two who share a tablet and verify their own addresses stay two', async () => {
    const tablet = browser()
    await withCode(tablet, 'one@example.com')
    const ticket = await joined(tablet)
    expect(await withCode(tablet, 'two@example.com')).toMatchObject({ contacts: [{ masked: 't…@example.com' }], tickets: [] })
    expect((await tablet.get(`/my/tickets/${ticket}`)).status).toBe(404)
  })

  test('one new address verified on two devices in the same moment is one person', async () => {
    const [a, b] = [browser(), browser()]
    const codes: string[] = []
    for (const who of [a, b]) {
      await who.post('/door/codes', { address: 'twice@example.com' })
      codes.push(await codeTo(app, 'twice@example.com'))
    }
    const answers = await Promise.all([a, b].map((who, n) => who.post<DoorMe>('/door/codes/verify', { address: 'twice@example.com', code: codes[n] })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { rows } = await app.db.owner.query(
      "SELECT count(DISTINCT l.customer_id)::int AS people FROM customer_login l JOIN contact c USING (customer_id) WHERE c.address = 'twice@example.com'",
    )
    expect(rows[0].people).toBe(1)
  })
})

test('where people type https, cookies travel over nothing else', async () => {
  const secure = await another({ PUBLIC_URL: 'https://help.example.org' })
  const answer = await new Browser(secure).post('/door/unproven', {}, { origin: 'https://help.example.org' })
  expect(answer.setCookies[0]).toMatch(/; HttpOnly; Secure; SameSite=Lax$/)
})
