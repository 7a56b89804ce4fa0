import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { desk as staff } from '../client/words/desk.ts'
import { questions } from '../client/words/desk-questions.ts'
import { door } from '../client/words/door.ts'
import { kiosk } from '../client/words/kiosk.ts'
import { poster } from '../client/words/poster.ts'
import { queue } from '../client/words/queue.ts'
import { demoPurchases } from '../server/imports/demo-orders.ts'
import type { SlotsView } from '../shared/bookings.ts'
import type { Asked } from '../shared/door.ts'
import { violationsOf } from './axe.ts'
import { ask, walksIn } from './behind.ts'
import { isPainted, phone, tablet } from './browser.ts'
import { holdUp, isWatching, putCamera, readIn, scan } from './codes.ts'
import { begins, button, heading, isIn } from './customer.ts'
import { region, row } from './desk.ts'
import { type House, openHouse, until } from './house.ts'
import { picture } from './pictures.ts'
import { pair } from './screens.ts'

jest.setTimeout(120_000)
const [, charger] = demoPurchases
let house: House
let page: Page
let supervisor: Page
beforeAll(async () => {
  house = await openHouse()
  page = await house.enter(tablet)
  await passes(0)
  supervisor = await pair(house, page, 'kiosk', 'At the door')
})
afterAll(() => house.close())

let time = 0
/** Its minutes pass when this says so, and only then: nobody is asked whether they are still there because the machine is slow. */
function passes(seconds: number): Promise<void> {
  time = (time || house.clock.now().getTime()) + seconds * 1_000
  return page.clock.setFixedTime(time)
}
const isScanned = (text: string, pause = 0) => until('the scan is heard', () => scan(page, text, pause))
const card = (name: string) => page.getByRole('button', { name: begins(name) })
const atStart = () => heading(page, kiosk.start.title).waitFor()
const isClean = async () => {
  await isPainted(page)
  expect(await violationsOf(page)).toEqual([])
}
/** All that this browser holds on to, apart from what no script can read. */
const kept = () =>
  page.evaluate(async () => {
    const stores = [...(await caches.keys()), ...(await indexedDB.databases())]
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, stores, document.cookie, history.state, location.href, document.title])
  })
/** Fields of this screen that the browser would fill in for the next person, from what this one types. */
const remembered = () =>
  page
    .locator('input, textarea')
    .evaluateAll((fields) =>
      (fields as HTMLInputElement[]).filter((field) => (field.autocomplete || field.form?.autocomplete) !== 'off').map(({ name }) => name),
    )
const slipCode = async () => ((await page.locator('[data-paper] p').nth(2).textContent()) ?? '').trim()

async function joinAs(name: string, receipt: { number: string; postcode: string } | null): Promise<void> {
  await card(kiosk.start.join).click()
  await card(receipt ? kiosk.proof.yes : kiosk.proof.no).click()
  if (receipt) {
    await page.getByLabel(kiosk.receipt.number).fill(receipt.number)
    await page.getByLabel(kiosk.receipt.postcode).fill(receipt.postcode)
    expect(await remembered()).toEqual([])
    await button(page, kiosk.go).click()
  }
  await card(house.bar.topics.advice.name).click()
  await page.getByLabel(kiosk.name.label).fill(name)
}

test('the start: two ways on, and nothing for a checker of accessibility to find, light and dark', async () => {
  await atStart()
  await picture(page, 'kiosk-1024')
  await picture(page, 'kiosk-1024-dark', 'dark')
  await page.setViewportSize({ width: 768, height: 1024 })
  await picture(page, 'kiosk-768')
  await isClean()
  await page.setViewportSize(tablet.viewport)
  await isClean()
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await isPainted(page)
  expect(await violationsOf(page, 'colours')).toEqual([])
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
})

test('with a receipt and without a phone: a slip with the code; the same receipt and name again lead to it', async () => {
  await joinAs('Robin', charger)
  await isClean()
  await button(page, kiosk.name.go).click()
  await heading(page, kiosk.slip.title).waitFor()
  const code = await slipCode()
  expect(code).toMatch(/^[2-9A-Z]{4}$/)
  await isClean()
  await picture(page, 'kiosk-slip-1024')
  await page.emulateMedia({ media: 'print' })
  await button(page, kiosk.slip.print).waitFor({ state: 'hidden' })
  await page.getByText(code, { exact: true }).waitFor()
  await page.emulateMedia({ media: 'screen' })
  await button(page, kiosk.slip.done).click()
  await atStart()
  await joinAs('robin', charger)
  await button(page, kiosk.name.go).click()
  await page.getByText(kiosk.slip.already).waitFor()
  expect(await slipCode()).toBe(code)
  await button(page, kiosk.slip.done).click()
})

const isHere = async (own: Page, { id }: Asked['ticket']) => (await ask<{ here: boolean }>(own, 'GET', `/my/tickets/${id}`)).here
/** Somebody who has come in takes a place before they are in the store; or books, where `more` says when. */
const joins = (own: Page, name: string, more: object = {}) =>
  ask<Asked>(own, 'POST', 'start' in more ? '/door/book' : '/door/join', { bar: house.bar.id, topic: house.bar.topics.advice.id, name, ...more })
async function fromAfar(name: string, more: object = {}): Promise<Asked & { own: Page }> {
  const own = await house.enter(phone)
  await own.goto('/')
  await ask(own, 'POST', '/door/unproven')
  return { own, ...(await joins(own, name, more)) }
}
async function soon(): Promise<{ start?: string | undefined }> {
  const { days } = await ask<SlotsView>(page, 'GET', `/bars/${house.bar.id}/slots?topic=${house.bar.topics.advice.id}&days=1`)
  return { start: days[0]?.slots[0]?.start }
}

describe('nothing of one person is left for the next', () => {
  test('a minute without a touch: asked after 40 s, more time for one touch, then the start, empty', async () => {
    await joinAs('Somebody secret', null)
    await page.getByLabel(kiosk.name.about).fill('a secret matter')
    expect(await remembered()).toEqual([])
    await passes(41)
    const dialog = page.getByRole('alertdialog', { name: kiosk.idle.title })
    await dialog.waitFor()
    await isClean()
    await dialog.getByRole('button', { name: kiosk.idle.more }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByLabel(kiosk.name.label).inputValue()).toBe('Somebody secret')
    await passes(39)
    // It looks several times meanwhile.
    await page.clock.runFor(1_000)
    expect(await dialog.count()).toBe(0)
    await passes(22)
    await atStart()
    await page.goBack()
    await atStart()
    expect(await kept()).not.toMatch(/secret/i)
    await card(kiosk.start.join).click()
    await card(kiosk.proof.no).click()
    await card(house.bar.topics.advice.name).click()
    expect([await page.getByLabel(kiosk.name.label).inputValue(), await page.getByLabel(kiosk.name.about).inputValue()]).toEqual(['', ''])
  })

  test('going back leads to the start, however often', async () => {
    await page.getByLabel(kiosk.name.label).fill('Somebody secret')
    for (let times = 0; times < 3; times++) {
      await page.goBack()
      await atStart()
    }
    expect([new URL(page.url()).pathname, (await kept()).includes('secret')]).toEqual(['/kiosk', false])
    // What the browser holds for the server: that this is a screen, and nobody.
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['aftercare_screen'])
  })
})

describe('from a poster to the tablet', () => {
  let own: Page
  let square: Buffer

  test('a phone that reads the square on the wall stands at the door, at this place', async () => {
    await supervisor.goto(`/poster/${house.bar.slug}`)
    const painted = supervisor.getByRole('img', { name: begins(poster.code('')) })
    await painted.waitFor()
    expect(await violationsOf(supervisor)).toEqual([])
    await picture(supervisor, 'poster')
    square = await painted.screenshot()
    const address = await readIn(supervisor, square)
    expect(address).toBe(`${house.app.config.PUBLIC_URL}/?at=${house.bar.slug}`)
    own = await house.enter(phone)
    await own.goto(address.slice(house.app.config.PUBLIC_URL.length))
    await own.getByRole('button', { name: begins(door.who.unproven) }).click()
    await isIn(own)
    await own.getByRole('radio', { name: begins(house.bar.name), checked: true }).waitFor({ state: 'attached' })
  })

  test('a place taken on the way is here when its code is typed, or scanned by hand', async () => {
    const { ticket } = await joins(own, 'Alex')
    await card(kiosk.start.checkIn).click()
    expect(await remembered()).toEqual([])
    await page.getByLabel(kiosk.checkIn.code).fill('zz')
    await button(page, kiosk.checkIn.go).click()
    await page.getByText(kiosk.checkIn.needed).waitFor()
    await isClean()
    await page.getByLabel(kiosk.checkIn.code).fill(ticket.code.toLowerCase())
    await button(page, kiosk.checkIn.go).click()
    await heading(page, kiosk.in.title).waitFor()
    await page.getByText(ticket.code, { exact: true }).waitFor()
    expect(await isHere(own, ticket)).toBe(true)
    await button(page, kiosk.slip.done).click()
    await atStart()
    // A busy tablet lets one key of the scan wait.
    await isScanned(`/t/${ticket.id}`, 200)
    await page.getByText(ticket.code, { exact: true }).waitFor()
    await button(page, kiosk.slip.done).click()
    await own.context().close()
  })

  test('a booked time is here when its square on the phone is held up to the camera; another square is said to be none of ours', async () => {
    const { own, ticket } = await fromAfar('Kim', await soon())
    await own.goto(`/t/${ticket.id}`)
    await button(own, queue.digits.show).click()
    const shown = await own.getByRole('img', { name: queue.digits.shown }).screenshot()
    await card(kiosk.start.checkIn).click()
    // A tablet that has no camera, or may not use it.
    await card(kiosk.checkIn.scan).click()
    await page.getByText(kiosk.scan.failed).waitFor()
    await button(page, kiosk.scan.type).click()
    await putCamera(page)
    await card(kiosk.checkIn.scan).click()
    await until('the camera looks', () => isWatching(page))
    await holdUp(page, square)
    await page.getByText(kiosk.scan.notOurs).waitFor()
    await isClean()
    await holdUp(page, shown)
    await heading(page, kiosk.in.title).waitFor()
    await page.getByText(ticket.code, { exact: true }).waitFor()
    expect(await isHere(own, ticket)).toBe(true)
    await until('the camera rests', async () => !(await isWatching(page)))
    await button(page, kiosk.slip.done).click()
    await own.context().close()
  })

  test('who has no code says the address under which we know them, and is here; the answer tells nobody more', async () => {
    const { own, ticket } = await fromAfar('Mika', { contact: '+4915112345678' })
    await card(kiosk.start.checkIn).click()
    await card(kiosk.checkIn.address).click()
    expect(await remembered()).toEqual([])
    await button(page, kiosk.address.go).click()
    await page.getByText(kiosk.address.needed).waitFor()
    await isClean()
    await page.getByLabel(kiosk.address.label).fill('+49 151 12345678')
    await button(page, kiosk.address.go).click()
    await heading(page, kiosk.heard.title).waitFor()
    expect(await page.getByRole('main').textContent()).not.toMatch(new RegExp(`${ticket.code}|Mika|12345678`))
    await until('Mika is here', () => isHere(own, ticket))
    await button(page, kiosk.slip.done).click()
    await atStart()
    expect(await kept()).not.toMatch(/12345678|Mika/)
    await own.context().close()
  })
})

test('who comes with a claim slip is sent to the desk, ready or not as it is, and the desk sees that they are here', async () => {
  const at = (path: string, body: object = {}) => ask(supervisor, 'POST', `/bars/${house.bar.id}/${path}`, body)
  const left = await walksIn(supervisor, house, 'Toni')
  const [desk] = house.bar.desks
  await at(`desks/${desk}/open`)
  await at(`desks/${desk}/call`, { ticket: left.id, because: 'Has a train to catch' })
  await at(`tickets/${left.id}/start`)
  await at(`tickets/${left.id}/devices`, { kind: 'Laptop' })
  await at(`tickets/${left.id}/hold`, { for: 'with_us' })
  await supervisor.goto(`/slip/${house.bar.slug}/${left.id}`)
  const paper = await supervisor.getByRole('img', { name: questions.slip.scan }).screenshot()
  await supervisor.goto(`/desk/${house.bar.slug}`)
  const toni = row(region(supervisor, staff.withUs), left)
  await toni.waitFor()
  expect(await toni.getByText(staff.hereToFetch).count()).toBe(0)
  await isScanned(await readIn(supervisor, paper))
  await heading(page, kiosk.in.held.not_yet.title).waitFor()
  await page.getByText(kiosk.in.held.not_yet.text).waitFor()
  await toni.getByText(staff.hereToFetch).waitFor()
  await isClean()
  await button(page, kiosk.slip.done).click()
  await at(`tickets/${left.id}/ready`)
  await card(kiosk.start.checkIn).click()
  await page.getByLabel(kiosk.checkIn.code).fill(left.code)
  await button(page, kiosk.checkIn.go).click()
  await heading(page, kiosk.in.held.ready.title).waitFor()
  await page.getByText(left.code, { exact: true }).waitFor()
  await button(page, kiosk.slip.done).click()
})

test('the network goes for a while: said so, what is typed stays, and the same press works afterwards', async () => {
  await joinAs('Charlie', null)
  await page.context().setOffline(true)
  await button(page, kiosk.name.go).click()
  await page.getByRole('alert').first().waitFor()
  expect(await page.getByLabel(kiosk.name.label).inputValue()).toBe('Charlie')
  await page.context().setOffline(false)
  await button(page, kiosk.name.go).click()
  await heading(page, kiosk.slip.title).waitFor()
})

test('a tablet that a supervisor removes does nothing any more', async () => {
  await supervisor.goto('/screens')
  await supervisor.getByRole('button', { name: 'Remove At the door' }).click()
  await supervisor.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await until('the tablet says so', async () => {
    await page.clock.runFor(5_000)
    return heading(page, kiosk.notPaired.title).isVisible()
  })
})
