import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import pg from 'pg'
import type { CodeSent, DoorMe } from '../../shared/door.ts'
import { hour, minute } from '../auth/tries.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser, codeTo, mailsTo } from '../testing/browser.ts'
import { bought } from '../testing/purchase.ts'
import { tooManyWrong } from './breaker.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true, PUBLIC_URL: 'http://localhost:3000' })
})
afterAll(() => app.close())

let people = 0
/** Somebody who bought once, at a browser in a network of their own. */
async function buyer() {
  const email = `buyer${++people}@example.com`
  await bought(app, { email })
  return { email, browser: new Browser(app, `203.0.113.${people}`) }
}
const ask = (browser: Browser, address: string) => browser.post<CodeSent>('/door/codes', { address })
const verify = (browser: Browser, address: string, code: string) => browser.post<DoorMe & { code: string }>('/door/codes/verify', { address, code })
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('coming in with a code', () => {
  test('six digits to the address one bought with open the door, and the device stays known', async () => {
    const { email, browser } = await buyer()
    expect((await ask(browser, ` ${email.toUpperCase()} `)).body).toEqual({ sent: true, validMinutes: 10 })
    const code = await codeTo(app, email)
    expect(code).toMatch(/^\d{6}$/)
    const { body, setCookies } = await verify(browser, email, ` ${code.slice(0, 3)} ${code.slice(3)} `)
    expect(body).toMatchObject({ known: true, proof: 'proven', contacts: [{ kind: 'email', masked: 'b…@example.com' }], tickets: [] })
    expect(setCookies.find((line) => line.startsWith('aftercare='))).toMatch(/^aftercare=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await browser.get<DoorMe>('/door/me')).body).toEqual(body)
  })

  test('a code works once, for ten minutes, and in the browser that asked for it', async () => {
    const { email, browser } = await buyer()
    await ask(browser, email)
    const code = await codeTo(app, email)
    const thief = (await buyer()).browser
    await ask(thief, 'thief@example.com')
    for (const stranger of [new Browser(app), thief]) expect((await verify(stranger, email, code)).body.code).toBe('code_over')
    expect((await verify(browser, email, code)).status).toBe(200)
    expect((await verify(browser, email, code)).body.code).toBe('code_over')
    await ask(browser, email)
    const late = await codeTo(app, email)
    app.clock.advance(10 * minute)
    expect((await verify(browser, email, late)).body.code).toBe('code_over')
  })

  test('of fifty guesses at once five are heard', async () => {
    const { email, browser } = await buyer()
    await ask(browser, email)
    const code = await codeTo(app, email)
    const guesses = await Promise.all(Array.from({ length: 50 }, () => verify(browser, email, other(code))))
    const heard = (what: string) => guesses.filter(({ body }) => body.code === what).length
    expect([heard('code_wrong'), heard('code_over')]).toEqual([5, 45])
    expect((await verify(browser, email, code)).body.code).toBe('code_over')
  })

  test('of fifty right codes at once one is taken', async () => {
    const { email, browser } = await buyer()
    await ask(browser, email)
    const code = await codeTo(app, email)
    const right = await Promise.all(Array.from({ length: 50 }, () => verify(browser, email, code)))
    expect(right.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('a wrong code says how often one may still try, and what else there is', async () => {
    const { email, browser } = await buyer()
    await ask(browser, email)
    const wrong = other(await codeTo(app, email))
    expect((await verify(browser, email, wrong)).body).toMatchObject({
      field: 'code',
      left: 4,
      detail: 'That code is not right. You can try 4 more times, ask for a new one, or show a receipt or order number instead.',
    })
  })

  test('three an hour and five a day go to one address, whoever asks', async () => {
    const { email } = await buyer()
    const statuses = async (times: number) => {
      const answers = await Promise.all(Array.from({ length: times }, (_, n) => ask(new Browser(app, `192.0.2.${n + 1}`), email)))
      await app.jobs.drain()
      return answers.filter(({ status }) => status === 200).length
    }
    expect(await statuses(10)).toBe(3)
    app.clock.advance(hour)
    expect(await statuses(10)).toBe(2)
    app.clock.advance(hour)
    expect(await statuses(2)).toBe(0)
    expect((await ask(new Browser(app, '192.0.2.9'), email)).body).toMatchObject({
      code: 'too_many_tries',
      detail: expect.stringMatching(/wait 22 hours, or show a receipt/),
    })
    app.clock.advance(23 * hour)
    expect(await statuses(1)).toBe(1)
    expect(await mailsTo(app, email)).toHaveLength(6)
  })

  test('codes to phones only where they can be sent', async () => {
    expect((await ask(new Browser(app), '+49 30 901820')).body).toMatchObject({ code: 'phone_not_offered', field: 'address' })
    expect((await ask(new Browser(app), 'who knows')).body).toMatchObject({ code: 'not_valid', field: 'address' })
  })
})

describe('an address that we do not know', () => {
  test('is told so in its letter alone, kindly, and gets in all the same', async () => {
    const browser = new Browser(app, '203.0.113.200')
    await ask(browser, 'stranger@example.com')
    const [letter] = await mailsTo(app, 'stranger@example.com')
    expect(letter?.text).toContain('We did not find a purchase under this address. That happens')
    expect(letter?.text).toContain('the number on an order or receipt')
    const code = await codeTo(app, 'stranger@example.com')
    expect((await verify(browser, 'stranger@example.com', code)).body).toMatchObject({ known: true, proof: 'at_desk' })
  })

  test('is answered the same, after the same statements, as one that we know', async () => {
    const { email } = await buyer()
    const watched = async (address: string, ip: string) => {
      const { answer, statements } = await statementsOf(() => ask(new Browser(app, ip), address))
      return { status: answer.status, body: answer.body, cookies: answer.setCookies.map((line) => line.replace(/=[^;]*/, '')), statements }
    }
    const known = await watched(email, '203.0.113.201')
    expect(await watched('nobody-at-all@example.com', '203.0.113.202')).toEqual(known)
    expect(known.statements.length).toBeGreaterThan(3)
    expect(known.statements.join()).not.toMatch(/sales\.|contact/)
  })
})

describe('while wrong codes rain on everybody', () => {
  test('a right code is answered with a second one, and the door stays open', async () => {
    for (let n = 0; n <= tooManyWrong / 5; n++) {
      const browser = new Browser(app, `198.51.100.${n}`)
      const address = `victim${n}@example.com`
      await ask(browser, address)
      const wrong = other(await codeTo(app, address))
      for (let guess = 0; guess < 5; guess++) await verify(browser, address, wrong)
    }
    const { email, browser } = await buyer()
    await ask(browser, email)
    const first = await verify(browser, email, await codeTo(app, email))
    expect(first).toMatchObject({ status: 409, body: { code: 'second_code' } })
    expect((await browser.get<DoorMe>('/door/me')).body.known).toBe(false)
    const second = (await mailsTo(app, email)).at(-1)
    expect(second?.text).toContain('your second code')
    expect((await verify(browser, email, await codeTo(app, email))).body).toMatchObject({ known: true, proof: 'proven' })
    expect((await new Browser(app).post<DoorMe>('/door/unproven')).body.known).toBe(true)
    app.clock.advance(hour)
    const calm = await buyer()
    await ask(calm.browser, calm.email)
    expect((await verify(calm.browser, calm.email, await codeTo(app, calm.email))).status).toBe(200)
  })
})

/** What is asked of PostgreSQL, on every connection, while something happens. */
async function statementsOf<T>(work: () => Promise<T>): Promise<{ answer: T; statements: string[] }> {
  const statements: string[] = []
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
  const watching = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: unknown, ...args: unknown[]) {
    statements.push(String((args[0] as { text?: string }).text ?? args[0]))
    return query.apply(this, args)
  } as never)
  const answer = await work()
  watching.mockRestore()
  return { answer, statements }
}
