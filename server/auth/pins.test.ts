import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Colleague, StaffMe } from '../../shared/auth.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser } from '../testing/browser.ts'
import { type Scene, scene, staffMember } from '../testing/scene.ts'
import { connect } from '../testing/sockets.ts'
import { hashPassword } from './passwords.ts'
import { hour, minute } from './tries.ts'

let app: TestApp
let here: Scene
let elsewhere: Scene
let hashed: string
const password = 'a long and easy one'

beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
  here = await scene(app.db.owner)
  elsewhere = await scene(app.db.owner)
  hashed = await hashPassword(password)
})
beforeEach(() => app.clock.travelTo('2026-03-10T10:00:00Z'))
afterAll(() => app.close())

let people = 0
type Person = { id: string; name: string; browser: Browser }
async function colleague({ role = 'specialist' as 'specialist' | 'supervisor' | 'admin', bar = here.bar, pin = '' } = {}): Promise<Person> {
  const { id, name } = await staffMember(app.db.owner, role === 'admin' ? [] : [bar], role, `Colleague ${++people}`)
  await app.db.owner.query('UPDATE staff SET password_hash = $2 WHERE id = $1', [id, hashed])
  const browser = new Browser(app, `203.0.113.${people}`)
  expect((await browser.post('/staff/sign-in', { email: `${id}@example.com`, password })).status).toBe(200)
  if (pin) expect((await browser.post('/staff/pin', { pin, password })).status).toBe(200)
  return { id, name, browser }
}
const change = (tablet: Browser, staff: string, pin: string) => tablet.post<StaffMe & { code: string; detail: string }>('/staff/change-person', { staff, pin })
const me = async (browser: Browser) => (await browser.get<StaffMe>('/staff/me')).body

test('a shared tablet changes person by PIN: the old login is over, its sockets too, and its desk stays open', async () => {
  const [ada, bo] = [await colleague(), await colleague({ pin: '2580' })]
  await ada.browser.post(`/bars/${here.bar}/desks/${here.desks[0]}/open`)
  const before = ada.browser.cookies.get('aftercare_staff') ?? ''
  const socket = await connect(app, `aftercare_staff=${before}`)
  const gone = new Promise((resolve) => socket.once('disconnect', resolve))
  expect(await change(ada.browser, bo.id, '2580')).toMatchObject({ status: 200, body: { id: bo.id, name: bo.name, hasPin: true } })
  await gone
  expect((await me(ada.browser)).id).toBe(bo.id)
  const old = new Browser(app)
  old.cookies.set('aftercare_staff', before)
  expect((await old.get('/staff/me')).status).toBe(401)
  const { rows } = await app.db.owner.query('SELECT staff_id FROM desk WHERE id = $1', [here.desks[0]])
  expect(rows).toEqual([{ staff_id: ada.id }])
  // Bo's own phone knows nothing of it.
  expect((await me(bo.browser)).id).toBe(bo.id)
})

test('it can be handed to colleagues of the bar who have a PIN, never to an admin or to whoever works elsewhere', async () => {
  const { browser } = await colleague()
  const [with_, without] = [await colleague({ pin: '2580' }), await colleague()]
  const others = [await colleague({ bar: elsewhere.bar, pin: '2580' }), await colleague({ role: 'admin', pin: '2580' })]
  const ids = (await browser.get<Colleague[]>(`/staff/people-here?bar=${here.bar}`)).body.map(({ id }) => id)
  expect(ids).toContain(with_.id)
  for (const { id } of [without, ...others]) {
    expect(ids).not.toContain(id)
    expect((await change(browser, id, '2580')).body.code).toBe('wrong_pin')
  }
  expect((await browser.get(`/staff/people-here?bar=${elsewhere.bar}`)).body).toMatchObject({ code: 'not_your_bar' })
})

test('a wrong PIN costs a try and nothing else; after five the tablet is told in words, and the password still opens', async () => {
  const [ada, bo] = [await colleague(), await colleague({ pin: '2580' })]
  const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => change(ada.browser, bo.id, `100${n % 10}`)))
  expect(guesses.filter(({ status }) => status === 409)).toHaveLength(5)
  expect((await change(ada.browser, bo.id, '2580')).body).toMatchObject({
    code: 'too_many_tries',
    detail: expect.stringContaining('sign in with the password'),
  })
  expect((await me(ada.browser)).id).toBe(ada.id)
  // Another tablet has its own five; all together have ten, so that nobody walks from tablet to tablet.
  const others = [await colleague(), await colleague()]
  for (const { browser } of others) await Promise.all(Array.from({ length: 5 }, (_, n) => change(browser, bo.id, `200${n}`)))
  expect((await change((await colleague()).browser, bo.id, '2580')).status).toBe(429)
  expect((await new Browser(app).post('/staff/sign-in', { email: `${bo.id}@example.com`, password })).status).toBe(200)
  app.clock.advance(15 * minute)
  expect((await change(ada.browser, bo.id, '2580')).status).toBe(200)
})

test('what a PIN opened ends after twelve hours even in use, and sets no PIN without the password', async () => {
  const [ada, bo] = [await colleague(), await colleague({ pin: '2580' })]
  await change(ada.browser, bo.id, '2580')
  expect((await ada.browser.post('/staff/pin', { pin: '1470', password: 'wrong' })).body).toMatchObject({ code: 'wrong_password', field: 'password' })
  expect((await change(ada.browser, bo.id, '2580')).status).toBe(200)
  for (let used = 0; used < 11; used++) {
    app.clock.advance(hour)
    expect((await ada.browser.get('/staff/me')).status).toBe(200)
  }
  app.clock.advance(hour)
  expect((await ada.browser.get('/staff/me')).status).toBe(401)
})

test('a new PIN ends what the old one opened', async () => {
  const [ada, bo] = [await colleague(), await colleague({ pin: '2580' })]
  await change(ada.browser, bo.id, '2580')
  expect((await bo.browser.post('/staff/pin', { pin: '1470', password })).status).toBe(200)
  expect((await ada.browser.get('/staff/me')).status).toBe(401)
  expect((await me(bo.browser)).id).toBe(bo.id)
})

test('a PIN is 4 to 8 digits and none of the first that somebody would try; it is kept so that a stolen hash is worth nothing', async () => {
  const { id, browser } = await colleague()
  for (const pin of ['123', '123456789', '12a4', '0000', '1234', '98765', '٠١٢٣'])
    expect((await browser.post('/staff/pin', { pin, password })).body).toMatchObject({ code: 'not_valid', field: 'pin' })
  expect((await me(browser)).hasPin).toBe(false)
  await browser.post('/staff/pin', { pin: '31415926', password })
  const { rows } = await app.db.owner.query('SELECT pin_hash FROM staff WHERE id = $1', [id])
  expect(rows[0].pin_hash).toMatch(/^\$argon2id/)
  const { verify } = await import('argon2')
  expect(await verify(rows[0].pin_hash, '31415926')).toBe(false)
})

test('shortcuts are one’s own and stay, on any machine; nonsense is refused', async () => {
  const { id, browser } = await colleague()
  const keys = { callNext: 'F2', 'outcome.solved': 'Alt+1' }
  expect((await browser.post<StaffMe>('/staff/keys', { keys })).body.keys).toEqual(keys)
  const again = new Browser(app)
  expect((await again.post<StaffMe>('/staff/sign-in', { email: `${id}@example.com`, password })).body.keys).toEqual(keys)
  const many = Object.fromEntries(Array.from({ length: 61 }, (_, n) => [`c${n}`, 'x']))
  for (const wrong of [many, { 'no name': 'x' }, { call: '' }, { call: 'x'.repeat(41) }, { call: '\u0000' }, { call: 7 }, [], null, 'x'])
    expect((await browser.post('/staff/keys', { keys: wrong })).status).toBe(422)
  expect((await me(browser)).keys).toEqual(keys)
})
