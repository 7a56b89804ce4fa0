import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { auth } from '../client/words/auth.ts'
import { breakWords } from '../client/words/desk-acts.ts'
import { desk } from '../client/words/desk.ts'
import { questions } from '../client/words/desk-questions.ts'
import { outcomeWords } from '../client/words/history.ts'
import type { StaffTicket } from '../shared/line.ts'
import type { SessionView } from '../shared/sessions.ts'
import { ask, walksIn } from './behind.ts'
import { desktop, tablet } from './browser.ts'
import { begins, radio } from './customer.ts'
import { act, isAsked, openDesk, pick, region, said, signIn } from './desk.ts'
import { type House, openHouse, until } from './house.ts'

jest.setTimeout(120_000)
let house: House
let page: Page
let other: Page
let [first, second]: StaffTicket[] = []
beforeAll(async () => {
  house = await openHouse()
  ;[page, other] = await Promise.all([house.enter(), house.enter()])
  await Promise.all([signIn(page, house, house.specialist), signIn(other, house, house.supervisor)])
  await openDesk(page, 1)
  await openDesk(other, 2)
  first = await walksIn(other, house, 'First')
  second = await walksIn(other, house, 'Second')
  await region(page, desk.waiting).getByText(second.code, { exact: true }).waitFor()
})
afterAll(() => house.close())

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const mine = () => region(page, desk.withMe)
const card = (what: string, { code }: { code: string }) => mine().getByRole('article', { name: begins(`${what}: ${code}`) })
async function helps(ticket: { code: string }) {
  await press('s')
  await card(desk.helping, ticket).getByText(desk.outcome).waitFor()
}
const dialog = () => page.getByRole('dialog')
const notes = (ticket: { id: string }) =>
  ask<SessionView[]>(page, 'GET', `/bars/${house.bar.id}/sessions/recent`).then((all) => all.filter(({ ticketId }) => ticketId === ticket.id))
/** By typing, from anywhere. */
async function command(typed: string) {
  await press('Control+k')
  await dialog().getByLabel(desk.paletteField).fill(typed)
  await dialog().getByRole('option').first().waitFor()
  await press('Enter')
  await dialog().getByLabel(desk.paletteField).waitFor({ state: 'detached' })
}

describe("a specialist's day, from the keyboard", () => {
  test('data copies, the next is called meanwhile, and two keys lead back', async () => {
    await press('n')
    await card(desk.called, first as StaffTicket).waitFor()
    // Asked for before the answer is there: what is typed is text all the same.
    await press('s', 'm')
    await page.keyboard.type('Fan full of dust')
    await page.getByText(desk.savedNow).waitFor()
    await press('Escape', 'd')
    await card(desk.stillCopying, first as StaffTicket).waitFor()
    await page.getByText(desk.nextIs).waitFor()
    await press('n')
    await card(desk.called, second as StaffTicket).waitFor()
    await helps(second as StaffTicket)
    await press('g')
    await card(desk.helping, first as StaffTicket)
      .getByText(desk.outcome)
      .waitFor()
    expect((await notes(first as StaffTicket)).some(({ note }) => note === 'Fan full of dust')).toBe(true)
  })

  test('passed on to a colleague in two keys: the turn goes along, and the colleague sees it at once', async () => {
    await press('t')
    await dialog()
      .getByRole('option', { name: new RegExp(house.supervisor.name) })
      .waitFor()
    await isAsked(page)
    await press('1')
    await said(page, desk.done.transfer((first as StaffTicket).code).split(' was')[0] ?? '')
    await other.getByText(desk.forYou).first().waitFor()
    await card(desk.helping, second as StaffTicket)
      .getByText(desk.outcome)
      .waitFor()
    await press('u')
    await card(desk.helping, first as StaffTicket).waitFor()
    await card(desk.helping, first as StaffTicket)
      .getByText(desk.outcome)
      .waitFor()
    await press('1', 'f')
    await said(page, desk.done.finish('').trim())
  })

  test('wrong person: the right one is helped, the other waits again', async () => {
    const right = await walksIn(other, house, 'Righty')
    await region(page, desk.waiting).getByText(right.code, { exact: true }).waitFor()
    await command('wrong')
    await pick(dialog().getByRole('combobox'), 'righty', /Righty/)
    await card(desk.helping, right).waitFor()
    await region(page, desk.waiting)
      .getByText((second as StaffTicket).code, { exact: true })
      .waitFor()
  })
})

describe('what stays in the house', () => {
  let code = ''
  test('is taken in with the form, and has its slip', async () => {
    code = ((await mine().getByRole('article').first().locator('.code').first().textContent()) ?? '').trim()
    await page.setViewportSize(tablet.viewport)
    await press('l')
    // Whatever there is to fill in: the button is whole on a tablet.
    const [form, go] = await Promise.all([dialog().boundingBox(), dialog().getByRole('button', { name: questions.device.takeAndKeep }).boundingBox()])
    expect((go?.y ?? 0) + (go?.height ?? 0)).toBeLessThanOrEqual((form?.y ?? 0) + (form?.height ?? 0))
    await page.setViewportSize(desktop.viewport)
    await dialog().getByLabel(questions.device.kind).fill('Laptop')
    await dialog().getByLabel(questions.device.keptAt).fill('Shelf 4')
    await dialog().getByLabel(questions.device.agreed).fill('Ask before a new battery')
    await dialog()
      .getByRole('button', { name: questions.device.inDays(1) })
      .click()
    await press('Control+Enter')
    await dialog().getByRole('button', { name: questions.device.takeAndKeep }).click()
    await mine().getByRole('link', { name: questions.device.printSlip }).waitFor()
    const row = region(page, desk.withUs).getByRole('listitem').filter({ hasText: code })
    await row.locator('[data-row]').click()
    await row.getByText('Ask before a new battery').waitFor()
    const [slip] = await Promise.all([page.context().waitForEvent('page'), press(',')])
    await slip.getByRole('heading', { name: questions.slip.title }).waitFor()
    await slip.getByRole('article').filter({ hasText: code }).filter({ hasText: 'Ask before a new battery' }).waitFor()
    expect(await slip.getByRole('article').textContent()).not.toContain('Shelf 4')
    await slip.close()
  })

  test('is ready, and goes to whoever collects it; the visit is over', async () => {
    const withUs = region(page, desk.withUs)
    await act(withUs, 'ready', code).click()
    await withUs.getByText(desk.readySaid('').split(',')[0] ?? '').waitFor()
    await withUs.getByRole('listitem').filter({ hasText: code }).locator('[data-row]').focus()
    await press('z')
    await card(desk.called, { code }).waitFor()
    await press('u')
    await act(withUs, 'collect', code).first().click()
    await dialog().getByLabel(questions.device.to).fill('Her brother')
    await press('Enter')
    await withUs.getByText(desk.noWithUs).waitFor()
    await dialog().waitFor({ state: 'detached' })
  })
})

test('a time for somebody who rings up, cancelled by the specialist and taken back by a supervisor', async () => {
  const booked = (on: Page) => region(on, desk.booked).getByRole('listitem').filter({ hasText: 'Ringer' })
  await press('w')
  await dialog().getByRole('combobox').fill('Ringer')
  await dialog()
    .getByRole('option', { name: desk.somebodyNew('Ringer') })
    .click()
  await dialog().getByRole('button', { name: desk.bookInstead }).click()
  await radio(page, house.bar.topics.advice.name).check()
  await dialog().getByLabel(questions.times.day).waitFor()
  await dialog().getByRole('button', { name: questions.times.book, exact: true }).click()
  await booked(page).waitFor()
  await command('cancel ringer')
  await booked(page).waitFor({ state: 'detached' })
  await other.keyboard.press('w')
  await other.getByRole('combobox').fill('Ringer')
  await other.getByRole('option', { name: /^[A-Z0-9]{4}.*Ringer/ }).click()
  await other.getByRole('button', { name: desk.buttons.takeBack }).click()
  await booked(page).waitFor()
})

test('a break says until when, and one key ends it; a supervisor is asked without a word', async () => {
  await press('a')
  await dialog().getByText(questions.break.lead).waitFor()
  await isAsked(page)
  await press('Enter')
  await page.getByText(begins(desk.onBreak(breakWords.short, '').split(',')[0] ?? '')).waitFor()
  await dialog().waitFor({ state: 'detached' })
  await press('a')
  await page.getByRole('button', { name: desk.buttons.callNext, exact: true }).waitFor()
  await press('y')
  await page.getByRole('button', { name: desk.supervisorAsked }).waitFor()
  await command('superv')
  await page.getByRole('button', { name: desk.supervisor, exact: true }).waitFor()
})

describe('keys of one’s own', () => {
  test('a key that is taken is said, another one counts at once', async () => {
    await press('?')
    await dialog()
      .getByRole('button', { name: desk.changeKey(desk.deeds.callNext) })
      .click()
    await dialog().getByRole('button', { name: desk.pressKey }).and(page.locator(':focus')).waitFor()
    await press('s')
    await dialog().getByText(desk.keyTaken('s', desk.deeds.start)).waitFor()
    await press('q')
    await dialog().getByText(desk.keysSaved).waitFor()
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await press('q')
    await card(desk.called, second as StaffTicket).waitFor()
    await helps(second as StaffTicket)
  })
})

describe('a lost network', () => {
  test('what is typed and the end of the help wait, and go out by themselves', async () => {
    await page.setViewportSize(tablet.viewport)
    await page.context().setOffline(true)
    await press('m')
    await page.keyboard.type('Written without a network')
    await page.getByText(desk.keptHere).first().waitFor()
    // Also on a tablet it is seen whom the note is about.
    const code = card(desk.helping, second as StaffTicket).getByText((second as StaffTicket).code, { exact: true })
    const [band, about] = await Promise.all([page.locator('[data-region="band"]').boundingBox(), code.boundingBox()])
    expect(about?.y).toBeGreaterThanOrEqual((band?.y ?? 0) + (band?.height ?? 0))
    expect(band?.height).toBeLessThan(120)
    await page.setViewportSize(desktop.viewport)
    await press('Escape', '1', 'f')
    await mine().getByText(desk.notSent).waitFor()
    await page.context().setOffline(false)
    await said(page, desk.done.finish('').trim())
    await until('the note is there', async () => (await notes(second as StaffTicket)).some(({ note }) => note === 'Written without a network'))
  })

  test('what others did meanwhile stays: the refusal is said, and the words are kept', async () => {
    const late = await walksIn(other, house, 'Late')
    await region(page, desk.waiting).getByText(late.code, { exact: true }).waitFor()
    await press('q')
    await card(desk.called, late).waitFor()
    await helps(late)
    await page.context().setOffline(true)
    await press('m')
    await page.keyboard.type('Mine')
    await press('Escape', '1', 'f')
    await mine().getByText(desk.notSent).waitFor()
    await ask(other, 'POST', `/bars/${house.bar.id}/tickets/${late.id}/finish`, { outcome: 'improved', note: 'By the supervisor' })
    await page.context().setOffline(false)
    const refused = mine().getByRole('alert').filter({ hasText: desk.keptText })
    await refused.getByText('Mine').first().waitFor()
    expect((await notes(late)).map(({ note, outcome }) => [note, outcome])).toEqual([['By the supervisor', 'improved']])
    await region(page, desk.recent).getByText(outcomeWords.improved).first().waitFor()
  })
})

test('before the others only with a reason; one key hides notes and visits from whoever looks over', async () => {
  const early = await walksIn(other, house, 'Early')
  const shown = await walksIn(other, house, 'Shy')
  const row = (ticket: { id: string }) => region(page, desk.waiting).locator(`[data-row="${ticket.id}"]`)
  await row(early).waitFor()
  await row(shown).focus()
  await press('c')
  await dialog().getByText(questions.because.lead).waitFor()
  await isAsked(page)
  await press('Enter')
  await dialog().getByText(questions.because.need).waitFor()
  await press('1')
  await card(desk.called, shown).waitFor()
  await press('s')
  await page.getByLabel(desk.note).waitFor()
  await press('.')
  await page.getByText(desk.curtainShut).waitFor()
  expect(await page.getByLabel(desk.note).count()).toBe(0)
  await press('.', '1', 'f')
  await said(page, desk.done.finish('').trim())
  await radio(page, outcomeWords.solved).waitFor({ state: 'detached' })
})

test('a tab that was left open over night begins the new day by itself, once somebody has signed in', async () => {
  await page.evaluate(() => document.body.setAttribute('data-yesterday', ''))
  house.clock.advance(24 * 60 * 60_000)
  // As often as a laptop finds its network again: what was asked just before the night is answered as of then.
  await until('the page asks who this is', async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    return page.getByText(auth.expiredTitle).isVisible()
  })
  await page.getByLabel(auth.password, { exact: true }).fill(house.password)
  await press('Enter')
  await page.locator('body:not([data-yesterday])').waitFor()
  await page.getByRole('heading', { name: begins(house.bar.name) }).waitFor()
})
