import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { common } from '../client/words/common.ts'
import { desk } from '../client/words/desk.ts'
import { door } from '../client/words/door.ts'
import { queue } from '../client/words/queue.ts'
import { demoPurchases } from '../server/imports/demo-orders.ts'
import { desktop, phone } from './browser.ts'
import { askForCode, begins, button, chooseHelp, chooseNow, comeInByCode, comeInUnproven, giveName, heading, isIn } from './customer.ts'
import { region, said, signIn } from './desk.ts'
import { codeTo, type House, letterTo, openHouse, until } from './house.ts'
import { picture } from './pictures.ts'

jest.setTimeout(120_000)
const [notebook, charger, gift] = demoPurchases
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

let house: House
let [onPhone, atDesktop]: Page[] = []
let page: Page
beforeAll(async () => {
  house = await openHouse()
  ;[onPhone, atDesktop] = await Promise.all([house.enter(phone), house.enter(desktop)])
})
afterAll(() => house.close())
beforeEach(() => {
  page = onPhone as Page
})
/** The next one is somebody else, whose browser knows nothing of us but the files that it has loaded. */
afterEach(async () => {
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.context().clearCookies()
})

describe('with a code', () => {
  test('the offer and the safety text are there before anything is asked', async () => {
    await page.goto('/')
    await heading(page, door.offer.title).waitFor()
    for (const line of door.offer.lines) await page.getByText(line).waitFor()
    await page.getByText(door.safetyTitle).waitFor()
    await picture(page, 'door-390')
  })

  test('a wrong one offers the next way; the right one may be pasted with a gap', async () => {
    await askForCode(page, notebook.email)
    const code = await codeTo(house, notebook.email)
    const field = page.getByLabel(door.code.label)
    expect(await field.getAttribute('autocomplete')).toBe('one-time-code')
    await field.fill(otherThan(code))
    await heading(page, door.code.noCodeText).waitFor()
    await page.getByRole('button', { name: begins(door.who.receipt) }).waitFor()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate((text) => navigator.clipboard.writeText(text), `${code.slice(0, 3)} ${code.slice(3)}`)
    await field.clear()
    await field.press('Control+V')
    await isIn(page)
  })

  test('a new one replaces the old', async () => {
    await askForCode(page, charger.email)
    const first = await codeTo(house, charger.email)
    await button(page, door.code.again).click()
    await page.getByRole('paragraph').filter({ hasText: door.code.sentAgain }).first().waitFor()
    const second = await codeTo(house, charger.email, first)
    await page.getByLabel(door.code.label).fill(second)
    await isIn(page)
  })

  test('an address that we do not know is told so kindly, and comes in all the same', async () => {
    const stranger = 'somebody@example.net'
    await comeInByCode(house, page, stranger)
    expect((await letterTo(house, stranger)).text).toContain('We did not find a purchase under this address')
  })

  test('the next visit needs no proof, until "That\'s not me"', async () => {
    await comeInUnproven(page)
    await page.goto('/')
    await heading(page, door.welcome.title(null)).waitFor()
    await button(page, common.notMe).first().click()
    await heading(page, door.who.title).waitFor()
    await page.reload()
    await heading(page, door.who.title).waitFor()
  })
})

describe('with a receipt, at a desktop', () => {
  const fill = async (number: string, second: { day?: string; postcode?: string }) => {
    await page.getByLabel(door.receipt.number).fill(number)
    await page.getByLabel(door.receipt.day).fill(second.day ?? '')
    await page.getByLabel(door.receipt.postcode).fill(second.postcode ?? '')
    await button(page, door.go).click()
  }
  beforeEach(async () => {
    page = atDesktop as Page
    await page.goto('/')
    await page.getByRole('button', { name: begins(door.who.receipt) }).click()
    await heading(page, door.receipt.title).waitFor()
  })

  test('a gift that was paid in cash, by its receipt and the day', async () => {
    await fill(gift.receipt, { day: gift.day })
    await isIn(page)
  })
  test('an order of an address that is long gone, by the postcode', async () => {
    await fill(charger.number, { postcode: charger.postcode })
    await isIn(page)
  })
  test('a serial number and the day', async () => {
    await fill(notebook.serial.toLowerCase(), { day: notebook.day })
    await isIn(page)
  })
  test('a wrong one offers to go on without it, and that leads in', async () => {
    await fill('#999999', { postcode: '00000' })
    await page.getByText(door.receipt.wrongTitle).waitFor()
    await button(page, door.receipt.wrongGo).click()
    await isIn(page)
  })
})

describe('without any proof', () => {
  test('a place like anyone\'s, marked "proof at the desk"; a specialist vouches with one key and a reason', async () => {
    await comeInUnproven(page)
    await chooseHelp(page, house)
    await chooseNow(page, { here: true })
    const { code } = await giveName(page, 'Sam')
    await page.getByText(queue.proof).filter({ visible: true }).waitFor()

    const specialist = await house.enter()
    await signIn(specialist, house, house.specialist)
    const row = region(specialist, desk.waiting).getByRole('listitem').filter({ hasText: code })
    await row.getByText(desk.proofAtDesk).waitFor()
    await row.locator('[data-row]').focus()
    await specialist.keyboard.press('v')
    const dialog = specialist.getByRole('dialog')
    await until('the reason has the focus', () => dialog.getByLabel(desk.because).evaluate((field) => field === document.activeElement))
    await specialist.keyboard.type(desk.reasons[1])
    await specialist.keyboard.press('Enter')
    await said(specialist, desk.done.vouch('').trim().replace(/\.$/, ''))
    await row.getByText(desk.proofAtDesk).waitFor({ state: 'detached' })
    await specialist.context().close()
  })
})
