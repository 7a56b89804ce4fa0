import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { auth } from '../client/words/auth.ts'
import { desk } from '../client/words/desk.ts'
import { questions } from '../client/words/desk-questions.ts'
import { history } from '../client/words/history.ts'
import { outbox } from '../client/words/outbox.ts'
import type { StaffTicket } from '../shared/line.ts'
import { violationsEverywhere, violationsOf } from './axe.ts'
import { ask, walksIn } from './behind.ts'
import { begins, button, heading } from './customer.ts'
import { act, openDesk, region, signIn } from './desk.ts'
import { codeTo, type House, openHouse } from './house.ts'

jest.setTimeout(180_000)
let house: House
let page: Page
let ticket: StaffTicket
beforeAll(async () => {
  house = await openHouse()
  page = await house.enter()
})
afterAll(() => house.close())
const isClean = async () => expect(await violationsEverywhere(page)).toEqual([])

describe('nothing for a checker of accessibility to find, at phone and desktop width, in light and dark: the desk', () => {
  test('sign-in, also a wrong one', async () => {
    await page.goto('/staff')
    await page.getByLabel(auth.email).fill(house.specialist.email)
    await page.getByLabel(auth.password, { exact: true }).fill('wrong')
    await button(page, auth.signIn).click()
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
    await isClean()
  })
  test('choosing a desk', async () => {
    await signIn(page, house, house.specialist)
    await page.getByText(desk.chooseDesk).waitFor()
    await isClean()
  })
  test('people in line, one called, a row opened', async () => {
    await openDesk(page, 1)
    ticket = await walksIn(page, house, 'First')
    const second = await walksIn(page, house, 'Second')
    await act(region(page, desk.waiting), 'call', ticket.code).click()
    await act(page, 'start', ticket.code).waitFor()
    await region(page, desk.waiting).locator('[data-row]').first().click()
    await region(page, desk.waiting).getByText(second.code, { exact: true }).waitFor()
    await isClean()
  })
  test('helping, without an outcome', async () => {
    await act(page, 'start', ticket.code).click()
    await button(page, desk.buttons.finish).click()
    await page.getByText(desk.outcomeMissing).waitFor()
    await isClean()
  })
  test('the dialogs: find, add, keys, vouch', async () => {
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('Escape')
    await button(page, desk.findOrAdd).click()
    await dialog.getByLabel(desk.findField).fill('Nobody')
    await dialog.getByRole('option', { name: desk.somebodyNew('Nobody') }).waitFor()
    await isClean()
    await page.keyboard.press('Enter')
    await dialog.getByLabel(desk.nameField).waitFor()
    await button(page, desk.add).click()
    await dialog.getByText(desk.needTopic).waitFor()
    await isClean()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await dialog.getByText(desk.keysOn).waitFor()
    await isClean()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    const unproven = await walksIn(page, house, 'Third', '')
    await region(page, desk.waiting).getByRole('listitem').filter({ hasText: unproven.code }).locator('[data-row]').focus()
    await page.keyboard.press('v')
    await dialog.getByLabel(desk.because).waitFor()
    await isClean()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
  test('what a day asks besides: all commands, a device, passing on, a break, what rests, notes hidden', async () => {
    const dialog = page.getByRole('dialog')
    // Once each: what they are made of was seen at every width and in the dark above.
    const asks = async (key: string, shows: string) => {
      await page.keyboard.press(key)
      await dialog.getByText(shows).first().waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    await region(page, desk.withMe).getByRole('heading', { level: 2 }).focus()
    await asks('Control+k', desk.paletteHelp)
    await asks('l', questions.device.takeAndKeep)
    await asks('t', questions.transfer.lead)
    await asks('e', questions.details.helps)
    await asks('a', questions.break.lead)
    await page.keyboard.press('.')
    await page.getByText(desk.curtainShut).waitFor()
    await page.keyboard.press('d')
    await act(page, 'resume', ticket.code).waitFor()
    await isClean()
    await page.keyboard.press('.')
    await page.keyboard.press('g')
    await page.getByText(desk.outcome).waitFor()
  })
  test('pages of others: not for this role, and no page at all', async () => {
    await page.goto('/history')
    await heading(page, auth.forbiddenTitle).waitFor()
    await isClean()
    await page.goto('/staff/nowhere')
    await heading(page, auth.notFoundTitle).waitFor()
    await isClean()
  })
})

describe('history', () => {
  test('all visits', async () => {
    await ask(page, 'POST', `/bars/${house.bar.id}/tickets/${ticket.id}/finish`, { outcome: 'solved', note: 'Cable.', summary: 'A new cable.' })
    await page.context().clearCookies()
    await signIn(page, house, house.supervisor, '/history')
    await page.getByRole('link', { name: history.open(ticket.code, ticket.name) }).waitFor()
    await isClean()
  })
  test('one visit', async () => {
    await page.getByRole('link', { name: history.open(ticket.code, ticket.name) }).click()
    await region(page, history.events).waitFor()
    await isClean()
  })
  test('the ledger', async () => {
    await page.getByRole('link', { name: auth.ledger }).click()
    await page.getByRole('table').first().waitFor()
    await isClean()
  })
})

describe('the outbox', () => {
  test('all messages, and one', async () => {
    await page.goto('/outbox')
    await page.getByText(outbox.empty).waitFor()
    await isClean()
    await ask(page, 'POST', '/door/codes', { address: 'somebody@example.net' })
    const code = await codeTo(house, 'somebody@example.net')
    await button(page, outbox.again).click()
    await page.getByText('somebody@example.net').waitFor()
    await isClean()
    await page.getByRole('link').filter({ hasText: 'somebody@example.net' }).click()
    await heading(page, begins(code)).waitFor()
    await isClean()
  })
})
