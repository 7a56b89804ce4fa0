import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { argon2id, hash } from 'argon2'
import type { StaffMe } from '../../shared/auth.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser } from '../testing/browser.ts'
import { type Scene, scene, staffMember } from '../testing/scene.ts'
import { Asking } from './asking.ts'
import { hashPassword } from './passwords.ts'
import { hour, minute, oneDay, Tries } from './tries.ts'

let app: TestApp
let here: Scene
const password = 'a long and easy one'
const start = '2026-03-10T10:00:00Z'

beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
  here = await scene(app.db.owner)
})
beforeEach(() => app.clock.travelTo(start))
afterAll(() => app.close())

let people = 0
async function colleague(role: 'specialist' | 'supervisor' | 'admin' = 'specialist', hashed = hashPassword(password)) {
  const who = await staffMember(app.db.owner, role === 'admin' ? [] : [here.bar], role, `Colleague ${++people}`)
  await app.db.owner.query('UPDATE staff SET password_hash = $2 WHERE id = $1', [who.id, await hashed])
  return { ...who, email: `${who.id}@example.com` }
}
async function signedIn(email: string, ip?: string): Promise<Browser> {
  const browser = new Browser(app, ip)
  expect((await browser.post('/staff/sign-in', { email, password })).status).toBe(200)
  return browser
}
const meStatus = async (browser: Browser) => (await browser.get('/staff/me')).status

describe('signing in', () => {
  test('with the right password one is who one is, and the cookie is for the browser alone', async () => {
    const { email, name } = await colleague()
    const browser = new Browser(app)
    const { body, setCookies } = await browser.post<StaffMe>('/staff/sign-in', { email: ` ${email.toUpperCase()} `, password })
    expect(body).toMatchObject({ name, role: 'specialist', bars: [{ id: here.bar, zone: 'UTC' }] })
    expect(setCookies[0]).toMatch(/^aftercare_staff=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await browser.get<StaffMe>('/staff/me')).body).toEqual(body)
    const { rows } = await app.db.owner.query("SELECT encode(token_hash, 'escape') || staff_login::text AS row FROM staff_login")
    for (const { row } of rows) expect(row).not.toContain(browser.cookies.get('aftercare_staff'))
  })

  test('a wrong password and an unknown address are told the same, and cost the same work', async () => {
    const { email } = await colleague()
    const timed = async (email: string) => {
      const from = process.hrtime.bigint()
      const { status, body } = await new Browser(app, '198.51.100.9').post('/staff/sign-in', { email, password: 'wrong' })
      return { status, body, ms: Number(process.hrtime.bigint() - from) / 1e6 }
    }
    const known: Awaited<ReturnType<typeof timed>>[] = []
    const unknown: typeof known = []
    // In turn, so that whatever else the machine does slows both.
    for (let round = 0; round < 6; round++) {
      known.push(await timed(email))
      unknown.push(await timed('n1@example.com'))
    }
    expect(unknown.map(({ status, body }) => ({ status, body }))).toEqual(known.map(({ status, body }) => ({ status, body })))
    expect(known[0]).toMatchObject({ status: 401, body: { code: 'wrong_password' } })
    const fastest = (answers: { ms: number }[]) => Math.min(...answers.map(({ ms }) => ms))
    // A look-up takes 2 ms, a hash 20: without the hash for nobody this would be a tenth.
    expect(fastest(unknown)).toBeGreaterThan(fastest(known) / 2)
  })

  test('who left, and who never had a password, cannot', async () => {
    const gone = await colleague()
    await app.db.owner.query('UPDATE staff SET active = false WHERE id = $1', [gone.id])
    const invited = await staffMember(app.db.owner, [here.bar], 'specialist', 'New')
    for (const email of [gone.email, `${invited.id}@example.com`]) expect((await new Browser(app).post('/staff/sign-in', { email, password })).status).toBe(401)
  })

  test('an old, cheaper hash is replaced on the way', async () => {
    const { id, email } = await colleague('specialist', hash(password, { type: argon2id, memoryCost: 1024, timeCost: 2, parallelism: 1 }))
    await signedIn(email)
    const { rows } = await app.db.owner.query('SELECT password_hash FROM staff WHERE id = $1', [id])
    expect(rows[0].password_hash).toContain('m=19456')
    await signedIn(email)
  })
})

describe('guessing passwords', () => {
  const guess = (email: string, ip: string, with_ = 'wrong') => new Browser(app, ip).post('/staff/sign-in', { email, password: with_ })

  test('from one network one account takes eight, also all at once, and opens again after a quarter of an hour', async () => {
    const { email } = await colleague()
    const answers = await Promise.all(Array.from({ length: 24 }, () => guess(email, '198.51.100.1')))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(8)
    const refused = await guess(email, '198.51.100.1', password)
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_tries', retryAfter: 900 } })
    expect(refused.headers.get('retry-after')).toBe('900')
    app.clock.advance(15 * minute)
    expect((await guess(email, '198.51.100.1', password)).status).toBe(200)
  })

  test('from everywhere at once it never locks its owner out of where they signed in before', async () => {
    const { email } = await colleague()
    await signedIn(email, '198.51.100.2')
    for (let n = 0; n < 31; n++) await guess(email, `198.51.101.${n}`)
    expect((await guess(email, '198.51.101.200', password)).status).toBe(429)
    expect((await guess(email, '198.51.100.2', password)).status).toBe(200)
  })

  test('a network cannot call itself another one: of what the proxy passes on, only what it added itself counts', async () => {
    const { email } = await colleague()
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => guess(email, `192.0.2.${n}, 198.51.100.77`)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(8)
  })

  test('one network takes a hundred, whatever the account; an IPv6 network is its first half', async () => {
    const limit = { bucket: 'sign-in network', key: '2001:db8:7:7::/64', most: 100, within: 15 * minute }
    for (let n = 0; n < 97; n++) await app.get(Tries).spend([limit])
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => guess(`nobody${n}@example.com`, `2001:db8:7:7::${n}`)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(3)
    expect((await guess('nobody@example.com', '2001:db8:7:8::1')).status).toBe(401)
  })
})

describe('staying signed in', () => {
  test('twelve hours without use end it; use keeps it, seven days at most', async () => {
    const { email } = await colleague()
    const idle = await signedIn(email)
    app.clock.advance(12 * hour)
    expect(await meStatus(idle)).toBe(401)
    const busy = await signedIn(email)
    for (let used = 0; used < 7 * 24 - 10; used += 10) {
      app.clock.advance(10 * hour)
      expect(await meStatus(busy)).toBe(200)
    }
    app.clock.advance(10 * hour)
    expect(await meStatus(busy)).toBe(401)
  })

  test('a question that was on its way when the login ended does not wake it up', async () => {
    const browser = await signedIn((await colleague()).email)
    const { owner } = app.db
    await owner.query('BEGIN')
    await owner.query('LOCK TABLE staff_login IN ACCESS EXCLUSIVE MODE')
    const asked = meStatus(browser)
    const waits = "SELECT 1 FROM pg_locks WHERE relation = 'staff_login'::regclass AND NOT granted"
    while ((await owner.query(waits)).rowCount === 0) await new Promise((resolve) => setImmediate(resolve))
    app.clock.advance(oneDay)
    await owner.query('COMMIT')
    expect([await asked, await meStatus(browser)]).toEqual([200, 401])
  })

  test('nobody is refused because it could not be written that they were seen', async () => {
    const browser = await signedIn((await colleague()).email)
    const { owner } = app.db
    await owner.query(`CREATE FUNCTION not_today() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''the disk is full''; END'`)
    await owner.query('CREATE TRIGGER not_today BEFORE UPDATE ON staff_login EXECUTE FUNCTION not_today()')
    app.clock.advance(hour)
    expect(await meStatus(browser)).toBe(200)
    await owner.query('DROP FUNCTION not_today CASCADE')
  })

  test('signing out ends this device at once and tells who listens; everywhere ends the others too', async () => {
    const { email } = await colleague()
    const [one, two, three] = [await signedIn(email), await signedIn(email), await signedIn(email)] as [Browser, Browser, Browser]
    const lost: string[] = []
    const stop = app.get(Asking).onLost((login) => lost.push(login))
    const token = one.cookies.get('aftercare_staff')
    await one.post('/staff/sign-out')
    expect(one.cookies.has('aftercare_staff')).toBe(false)
    one.cookies.set('aftercare_staff', token ?? '')
    expect(await meStatus(one)).toBe(401)
    expect(await meStatus(two)).toBe(200)
    expect(lost).toHaveLength(1)
    await two.post('/staff/sign-out-everywhere')
    expect(await meStatus(three)).toBe(401)
    expect(lost).toHaveLength(3)
    stop()
  })

  test('signing in again on the same device leaves no login behind', async () => {
    const { id, email } = await colleague()
    const browser = await signedIn(email)
    await browser.post('/staff/sign-in', { email, password })
    const { rows } = await app.db.owner.query('SELECT count(*)::int AS n FROM staff_login WHERE staff_id = $1', [id])
    expect(rows).toEqual([{ n: 1 }])
  })

  test('losing a bar or the job acts at once', async () => {
    const { id, email } = await colleague()
    const browser = await signedIn(email)
    const asking = app.get(Asking)
    const { staff } = await asking.whoOfCookies(`aftercare_staff=${browser.cookies.get('aftercare_staff')}`)
    expect(staff?.bars).toEqual([here.bar])
    expect(staff && (await asking.stillValid([staff]))).toEqual(new Set([staff?.login]))
    await app.db.owner.query('DELETE FROM staff_bar WHERE staff_id = $1', [id])
    expect(staff && (await asking.stillValid([staff]))).toEqual(new Set())
    expect((await browser.get<StaffMe>('/staff/me')).body.bars).toEqual([])
    await app.db.owner.query('UPDATE staff SET active = false WHERE id = $1', [id])
    expect(await meStatus(browser)).toBe(401)
  })

  test('an admin works at every bar; a token that is none is nobody', async () => {
    const { email } = await colleague('admin')
    const admin = await signedIn(email)
    expect((await admin.get<StaffMe>('/staff/me')).body.bars.map(({ id }) => id)).toContain(here.bar)
    for (const token of ['', 'x', 'ä', 'x'.repeat(43), `${'x'.repeat(43)}"`, oneDay]) {
      const browser = new Browser(app)
      browser.cookies.set('aftercare_staff', encodeURIComponent(String(token)))
      expect(await meStatus(browser)).toBe(401)
    }
  })
})
