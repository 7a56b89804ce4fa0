import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { auth } from '../client/words/auth.ts'
import { desk } from '../client/words/desk.ts'
import { questions } from '../client/words/desk-questions.ts'
import { floor } from '../client/words/floor.ts'
import { history } from '../client/words/history.ts'
import { kiosk } from '../client/words/kiosk.ts'
import { outbox } from '../client/words/outbox.ts'
import { poster } from '../client/words/poster.ts'
import { screens } from '../client/words/screens.ts'
import type { DeviceView } from '../shared/devices.ts'
import type { StaffTicket } from '../shared/line.ts'
import { violationsEverywhere, violationsInBoth, violationsOf } from './axe.ts'
import { ask, walksIn } from './behind.ts'
import { goOn, tablet } from './browser.ts'
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

describe('nothing for a checker of accessibility to find, at phone and desktop width, light and dark: the desk', () => {
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
    await page.getByText(desk.curtainShut).first().waitFor()
    await page.keyboard.press('d')
    await act(page, 'resume', ticket.code).waitFor()
    await isClean()
    await page.keyboard.press('.')
    await page.keyboard.press('g')
    await page.getByText(desk.outcome).waitFor()
  })
  test('the claim slip', async () => {
    const at = `/bars/${house.bar.id}`
    const { id } = await ask<DeviceView>(page, 'POST', `${at}/tickets/${ticket.id}/devices`, {
      kind: 'Laptop',
      condition: 'A scratch.',
    })
    await page.goto(`/slip/${house.bar.slug}/${ticket.id}`)
    await page.getByText('A scratch.').waitFor()
    await isClean()
    await ask(page, 'POST', `${at}/devices/${id}/hand-over`, { to: 'First' })
  })
  test('pages of others: not for this role, and no page at all', async () => {
    await goOn(page, '/history')
    await heading(page, auth.forbiddenTitle).waitFor()
    await isClean()
    await goOn(page, '/staff/nowhere')
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

describe('what stands in the store', () => {
  let device: Page
  // At its own width.
  const isCleanThere = async () => expect(await violationsInBoth(device)).toEqual([])
  test('the printed line and the poster', async () => {
    await goOn(page, `/floor/${house.bar.slug}/print`)
    await heading(page, floor.printTitle(house.bar.name)).waitFor()
    await isClean()
    await goOn(page, `/poster/${house.bar.slug}`)
    await page.getByRole('img', { name: begins(poster.code('')) }).waitFor()
    await isClean()
  })
  test('screens: a code for a new one, also with what is missing', async () => {
    await goOn(page, '/screens')
    await button(page, screens.make).click()
    await page.getByText(screens.nameNeeded).waitFor()
    await page.getByLabel(screens.name).fill('At the door')
    await button(page, screens.make).click()
    await page.getByRole('row').filter({ hasText: 'At the door' }).waitFor()
    await isClean()
  })
  test('the tablet before it is connected; its start, its check-in by address', async () => {
    device = await house.enter(tablet)
    await device.goto('/screen')
    await button(device, screens.device.go).click()
    await device.getByText(screens.device.needed).waitFor()
    await isCleanThere()
    await device.getByLabel(screens.device.label).fill((await page.getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/).textContent()) ?? '')
    await button(device, screens.device.go).click()
    await heading(device, kiosk.start.title).waitFor()
    await isCleanThere()
    await device.getByRole('button', { name: begins(kiosk.start.checkIn) }).click()
    await device.getByRole('button', { name: begins(kiosk.checkIn.address) }).click()
    await button(device, kiosk.address.go).click()
    await device.getByText(kiosk.address.needed).waitFor()
    await isCleanThere()
  })
  test('a screen is removed; its tablet says so', async () => {
    await button(page, screens.removeOf('At the door')).click()
    await page.getByRole('dialog').getByText(screens.removeText).waitFor()
    await isClean()
    await page.getByRole('dialog').getByRole('button', { name: screens.remove, exact: true }).click()
    await page.getByText(screens.none).waitFor()
    await device.reload()
    await heading(device, kiosk.notPaired.title).waitFor()
    await isCleanThere()
    await device.goto('/screen')
    await device.getByLabel(screens.device.label).waitFor()
  })
})

describe('the outbox', () => {
  test('all messages, and one', async () => {
    await goOn(page, '/outbox')
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
