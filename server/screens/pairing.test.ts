import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { NewScreen, ScreenMe, ScreenRow } from '../../shared/screens.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser } from '../testing/browser.ts'
import { scene, type Scene, staffMember } from '../testing/scene.ts'
import { connect, staffCookie } from '../testing/sockets.ts'

let app: TestApp
let here: Scene
let supervisor: Browser
const minute = 60_000
let networks = 0
/** A device in a network of its own. */
const device = () => new Browser(app, `198.51.100.${++networks}`)
const withCookie = (browser: Browser, header: string) => {
  const [name = '', value = ''] = header.split('=')
  browser.cookies.set(name, value)
  return browser
}

beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
  here = await scene(app.db.owner)
})
afterAll(() => app.close())
const signIn = async () => {
  const who = await staffMember(app.db.owner, [here.bar], 'supervisor', 'Supervisor')
  supervisor = withCookie(device(), await staffCookie(app, who.id))
}
beforeEach(signIn)

const make = async (kind = 'board', name = 'Above the desk') => (await supervisor.post<NewScreen>(`/bars/${here.bar}/screens`, { kind, name })).body
const list = async () => (await supervisor.get<ScreenRow[]>(`/bars/${here.bar}/screens`)).body
const pair = (browser: Browser, code: string) => browser.post<ScreenMe>('/screens/pair', { code })
const me = async (browser: Browser) => (await browser.get<ScreenMe>('/screen/me')).body.screen

describe('a code', () => {
  test('makes one device a screen, however it is typed, and then no other', async () => {
    const { code, screen } = await make('kiosk', 'At the door')
    expect(code).toMatch(/^[2-9A-HJKMNP-RT-Z]{8}$/)
    const tablet = device()
    const paired = await pair(tablet, `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`)
    expect(paired.body.screen).toMatchObject({ id: screen.id, kind: 'kiosk', name: 'At the door', bar: { id: here.bar } })
    expect(paired.setCookies.find((line) => line.startsWith('aftercare_screen='))).toMatch(/HttpOnly; SameSite=Lax/)
    expect(await me(tablet)).toMatchObject({ id: screen.id })
    expect((await pair(device(), code)).status).toBe(409)
  })

  test('typed on two devices in the same moment it makes one of them a screen', async () => {
    const { code } = await make()
    const all = await Promise.all(Array.from({ length: 8 }, () => pair(device(), code)))
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)])
  })

  test('works for ten minutes', async () => {
    const { code } = await make()
    app.clock.advance(10 * minute + 1000)
    expect((await pair(device(), code)).body).toMatchObject({ code: 'pairing_wrong', field: 'code' })
  })

  test('cannot be guessed: after twenty wrong ones the network waits, in words', async () => {
    const guesser = device()
    for (let n = 0; n < 20; n++) expect((await pair(guesser, 'AAAABBBB')).status).toBe(409)
    const { code } = await make()
    expect((await pair(guesser, code)).body).toMatchObject({ code: 'too_many_tries', detail: expect.stringContaining('wait 15 minutes') })
    expect((await pair(device(), code)).status).toBe(200)
  })

  test('lies in the database as a hash, as does what the screen holds', async () => {
    const { code } = await make()
    const tablet = device()
    await pair(tablet, (await make()).code)
    const { rows } = await app.db.owner.query<{ row: string }>('SELECT screen::text AS row FROM screen')
    const all = rows.map(({ row }) => row).join()
    for (const secret of [code, tablet.cookies.get('aftercare_screen') ?? '-'])
      for (const form of [secret, Buffer.from(secret).toString('hex')]) expect(all).not.toContain(form)
  })
})

test('whoever pairs a device is nobody on it any more: anybody may stand before it', async () => {
  const browser = withCookie(device(), await staffCookie(app, (here.staff[0] as { id: string }).id))
  const kept = browser.cookies.get('aftercare_staff') ?? ''
  await pair(browser, (await make('kiosk')).code)
  expect([...browser.cookies.keys()]).toEqual(['aftercare_screen'])
  expect((await withCookie(device(), `aftercare_staff=${kept}`).get('/staff/me')).status).toBe(401)
})

test('a device that becomes another screen leaves none behind that nobody holds', async () => {
  const [first, second] = [await make('kiosk'), await make('board')]
  const tablet = device()
  await pair(tablet, first.code)
  await pair(tablet, second.code)
  const ids = (await list()).map(({ id }) => id)
  expect([ids.includes(first.screen.id), ids.includes(second.screen.id)]).toEqual([false, true])
})

describe('removing a screen', () => {
  test('ends its socket and all that it may do, at once', async () => {
    const television = device()
    const { screen, code } = await make('board')
    await pair(television, code)
    const socket = await connect(app, `aftercare_screen=${television.cookies.get('aftercare_screen')}`)
    const heard = (await socket.emitWithAck('watch', { bar: here.bar, audience: 'board' })) as { ok: boolean }
    expect([heard.ok, (await television.get('/screen/digits')).status]).toEqual([true, 200])
    const gone = new Promise((resolve) => socket.once('disconnect', resolve))
    await supervisor.post(`/bars/${here.bar}/screens/${screen.id}/revoke`)
    await gone
    expect((await television.get('/screen/digits')).body).toMatchObject({ code: 'pair_first' })
    expect(await me(television)).toBeNull()
    await expect(connect(app, `aftercare_screen=${television.cookies.get('aftercare_screen')}`)).rejects.toThrow()
  })

  test('twice is said in words', async () => {
    const { screen } = await make()
    await supervisor.post(`/bars/${here.bar}/screens/${screen.id}/revoke`)
    expect((await supervisor.post(`/bars/${here.bar}/screens/${screen.id}/revoke`)).body).toMatchObject({ code: 'not_found' })
  })
})

test('a screen that is used never ends by itself, and the list says when it was seen last', async () => {
  const television = device()
  const { screen, code } = await make()
  await pair(television, code)
  for (let month = 0; month < 14; month++) {
    app.clock.advance(30 * 24 * 60 * minute)
    const { body, setCookies } = await television.get<ScreenMe>('/screen/me')
    // A browser keeps nothing longer than 400 days: the cookie is given anew.
    expect([body.screen?.id, setCookies.join()]).toEqual([screen.id, expect.stringContaining('Max-Age=34560000')])
  }
  await signIn()
  expect((await list()).find(({ id }) => id === screen.id)?.seenAt).toBe(app.clock.now().toISOString())
})
