import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { kiosk } from '../client/words/kiosk.ts'
import { poster } from '../client/words/poster.ts'
import { demoPurchases } from '../server/imports/demo-orders.ts'
import type { Asked } from '../shared/door.ts'
import { violationsOf } from './axe.ts'
import { ask } from './behind.ts'
import { isPainted, phone, tablet } from './browser.ts'
import { begins, button, heading } from './customer.ts'
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
  // Its minutes pass when this says so.
  await page.clock.install()
  supervisor = await pair(house, page, 'kiosk', 'At the door')
})
afterAll(() => house.close())

const card = (name: string) => page.getByRole('button', { name: begins(name) })
const atStart = () => heading(page, kiosk.start.title).waitFor()
const isClean = async () => {
  await isPainted(page)
  expect(await violationsOf(page)).toEqual([])
}
/** All that this browser holds on to, apart from what no script can read. */
const kept = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href]))
const slipCode = async () => ((await page.locator('[data-paper] p').nth(2).textContent()) ?? '').trim()

async function joinAs(name: string, receipt: { number: string; postcode: string } | null): Promise<void> {
  await card(kiosk.start.join).click()
  await card(receipt ? kiosk.proof.yes : kiosk.proof.no).click()
  if (receipt) {
    await page.getByLabel(kiosk.receipt.number).fill(receipt.number)
    await page.getByLabel(kiosk.receipt.postcode).fill(receipt.postcode)
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
  expect([await button(page, kiosk.slip.print).isVisible(), await page.getByText(code, { exact: true }).isVisible()]).toEqual([false, true])
  await page.emulateMedia({ media: 'screen' })
  await button(page, kiosk.slip.done).click()
  await atStart()
  await joinAs('robin', charger)
  await button(page, kiosk.name.go).click()
  await page.getByText(kiosk.slip.already).waitFor()
  expect(await slipCode()).toBe(code)
  await button(page, kiosk.slip.done).click()
})

describe('nothing of one person is left for the next', () => {
  test('a minute without a touch: asked after 40 s, more time for one touch, then the start, empty', async () => {
    await joinAs('Somebody secret', null)
    await page.getByLabel(kiosk.name.about).fill('a secret matter')
    await page.clock.runFor(41_000)
    const dialog = page.getByRole('alertdialog', { name: kiosk.idle.title })
    await dialog.waitFor()
    await isClean()
    await dialog.getByRole('button', { name: kiosk.idle.more }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByLabel(kiosk.name.label).inputValue()).toBe('Somebody secret')
    await page.clock.runFor(39_000)
    expect(await dialog.count()).toBe(0)
    await page.clock.runFor(22_000)
    await atStart()
    expect(await kept()).not.toMatch(/secret/i)
    await card(kiosk.start.join).click()
    await card(kiosk.proof.no).click()
    await card(house.bar.topics.advice.name).click()
    expect(await page.getByLabel(kiosk.name.label).inputValue()).toBe('')
    expect(await page.getByLabel(kiosk.name.label).getAttribute('autocomplete')).toBe('off')
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

test('from a poster to the tablet: a place taken on the way is here when its code is typed, or scanned by hand', async () => {
  await supervisor.goto(`/poster/${house.bar.slug}`)
  await supervisor.getByRole('img', { name: begins(poster.code('')) }).waitFor()
  expect(await violationsOf(supervisor)).toEqual([])
  await picture(supervisor, 'poster')
  const own = await house.enter(phone)
  await own.goto(`/?at=${house.bar.slug}`)
  await ask(own, 'POST', '/door/unproven')
  const wish = { bar: house.bar.id, topic: house.bar.topics.advice.id, name: 'Alex' }
  const { ticket } = await ask<Asked>(own, 'POST', '/door/join', wish)
  await card(kiosk.start.checkIn).click()
  await page.getByLabel(kiosk.checkIn.code).fill('zz')
  await button(page, kiosk.checkIn.go).click()
  await page.getByText(kiosk.checkIn.needed).waitFor()
  await isClean()
  await page.getByLabel(kiosk.checkIn.code).fill(ticket.code.toLowerCase())
  await button(page, kiosk.checkIn.go).click()
  await heading(page, kiosk.in.title).waitFor()
  await page.getByText(ticket.code, { exact: true }).waitFor()
  expect((await ask<{ here: boolean }>(own, 'GET', `/my/tickets/${ticket.id}`)).here).toBe(true)
  await button(page, kiosk.slip.done).click()
  await atStart()
  await page.keyboard.type(`${house.app.url}/t/${ticket.id}`)
  await page.keyboard.press('Enter')
  await page.getByText(ticket.code, { exact: true }).waitFor()
  await button(page, kiosk.slip.done).click()
  await own.context().close()
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
