import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { auth } from '../client/words/auth.ts'
import { desk } from '../client/words/desk.ts'
import { outcomeWords } from '../client/words/history.ts'
import { violationsOf } from './axe.ts'
import { walksIn } from './behind.ts'
import { tablet } from './browser.ts'
import { button, heading, radio } from './customer.ts'
import { act, region, said, signIn } from './desk.ts'
import { type House, openHouse, until } from './house.ts'

jest.setTimeout(120_000)
let house: House
let page: Page
let other: Page
beforeAll(async () => {
  house = await openHouse()
  ;[page, other] = await Promise.all([house.enter(), house.enter()])
  await signIn(other, house, house.second)
})
afterAll(() => house.close())

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
/** What has the focus, by its name; empty when it fell back to the top of the page. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return ''
    return element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? element.tagName
  })
async function focusIsOn(words: string) {
  await until(`the focus on "${words}"`, async () => (await focused()).includes(words)).catch(async (error: Error) => {
    throw new Error(`${error.message}; it is on "${await focused()}"`)
  })
}
const keepsFocus = () => until('the focus is kept', async () => (await focused()) !== '')
const note = () => page.getByLabel(desk.note)
async function tabTo(words: string) {
  for (let step = 0; step < 40; step++) {
    if ((await focused()).includes(words)) return
    await press('Tab')
  }
  throw new Error(`"${words}" cannot be reached with Tab`)
}

describe('the desk, from the keyboard alone', () => {
  test('signing in and opening a desk', async () => {
    await page.goto('/staff')
    await page.locator('input[name=email]:focus').waitFor()
    await page.keyboard.type(house.specialist.email)
    await press('Tab')
    await page.keyboard.type(house.password)
    await press('Enter')
    await page.getByText(desk.chooseDesk).waitFor()
    await tabTo(desk.openDesk(1))
    await press('Enter')
    await page.getByText(desk.yourDesk(1), { exact: true }).first().waitFor()
    await keepsFocus()
  })

  test('a walk-in, in a few keys: search, name, topic', async () => {
    await press('w')
    await focusIsOn(desk.findField)
    await page.keyboard.type('Alex')
    await page.getByRole('option', { name: desk.somebodyNew('Alex') }).waitFor()
    await press('Enter')
    await until('the first topic has the focus', () => page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'radio'))
    await press('Space', 'Enter')
    await said(page, desk.done.walkIn('').trim())
    await region(page, desk.waiting).getByText('Alex').first().waitFor()
  })

  test('call, start, an outcome, a note, finish', async () => {
    await press('n')
    await act(page, 'start', 'Alex').waitFor()
    await keepsFocus()
    await press('s')
    await page.getByText(desk.outcome).waitFor()
    await press('1')
    await until('the outcome is chosen', () => radio(page, outcomeWords.solved).isChecked())
    await press('m')
    await focusIsOn(desk.note)
    await page.keyboard.type('Shown twice, noted down: n, s and f are keys no more.')
    expect(await note().inputValue()).toContain('n, s and f')
    await press('Escape')
    await focusIsOn(desk.withMe)
    await press('f')
    await said(page, desk.done.finish('').trim())
    await keepsFocus()
  })

  test('undo gives back what was finished, with what was typed', async () => {
    await press('u')
    await page.getByText(desk.outcome).waitFor()
    await until('what was typed', async () => (await note().inputValue()).includes('n, s and f'))
    await press('1')
    await note().focus()
    await press('Control+Enter')
    await said(page, desk.done.finish('').trim())
    await focusIsOn(desk.buttons.callNext)
  })

  test('? shows all keys, Escape closes it and gives the focus back', async () => {
    await tabTo(desk.commands)
    await press('?')
    const dialog = page.getByRole('dialog', { name: desk.keysTitle })
    await dialog.getByText(desk.deeds.callNext).waitFor()
    await press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await focusIsOn(desk.commands)
  })

  test('a row that another desk calls away does not take the focus with it', async () => {
    const [first, next] = [await walksIn(other, house, 'First'), await walksIn(other, house, 'Next')]
    await region(page, desk.waiting).getByText(next.code, { exact: true }).waitFor()
    await press('j')
    await focusIsOn(first.code)
    await press('ArrowDown', 'ArrowUp')
    await focusIsOn(first.code)
    await other.keyboard.press('Tab')
    await other.getByRole('button', { name: desk.openDesk(2) }).click()
    await other.getByRole('button', { name: desk.buttons.callNext }).click()
    await act(other, 'start', first.code).waitFor()
    await focusIsOn(next.code)
    await press('c')
    await act(page, 'start', next.code).waitFor()
    await heading(page, /./).first().waitFor()
    await keepsFocus()
  })
})

test('a colleague sets a PIN and takes over a shared tablet with it, by keyboard and by touch; the desk page stays', async () => {
  const shared = await house.enter(tablet)
  await signIn(shared, house, house.specialist, `/desk/${house.bar.slug}`)

  await button(other, auth.you(house.second.name)).click()
  await button(other, auth.myPin).click()
  await other.getByLabel(auth.newPin).fill('1234')
  await other.getByLabel(auth.password, { exact: true }).fill(house.password)
  await button(other, auth.keepPin).click()
  await other.getByText(auth.easyPin).waitFor()
  await other.getByLabel(auth.newPin).fill('2580')
  await button(other, auth.keepPin).click()
  await other.getByText(auth.pinKept).waitFor()

  const address = shared.url()
  await button(shared, auth.you(house.specialist.name)).click()
  await button(shared, auth.changePerson).click()
  await shared.getByRole('button', { name: house.second.name }).click()
  await shared.getByLabel(auth.pin, { exact: true }).and(shared.locator(':focus')).waitFor()
  await shared.keyboard.type('1470')
  await shared.keyboard.press('Enter')
  await shared.getByRole('alert').getByText('That PIN is not right.').waitFor()
  expect(await violationsOf(shared)).toEqual([])
  for (const digit of ['2', '5', '8', '0']) await button(shared, digit).click()
  await button(shared, auth.goOn).click()
  await button(shared, auth.you(house.second.name)).waitFor()
  expect(shared.url()).toBe(address)
})
