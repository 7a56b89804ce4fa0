import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { board } from '../client/words/board.ts'
import { screens } from '../client/words/screens.ts'
import type { StaffTicket } from '../shared/line.ts'
import type { Server } from 'socket.io'
import { LiveGateway } from '../server/realtime/live.gateway.ts'
import { violationsOf } from './axe.ts'
import { ask, walksIn } from './behind.ts'
import { isPainted } from './browser.ts'
import { begins, button, heading } from './customer.ts'
import { region, signIn } from './desk.ts'
import { type House, openHouse, until } from './house.ts'
import { picture } from './pictures.ts'
import { pair } from './screens.ts'

jest.setTimeout(120_000)
const television = { viewport: { width: 1920, height: 1080 } }
let house: House
let page: Page
let supervisor: Page
let specialist: Page
beforeAll(async () => {
  house = await openHouse()
  page = await house.enter(television)
  await page.addInitScript(() => {
    const heard = globalThis as unknown as { tones: number }
    heard.tones = 0
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when) {
      heard.tones++
      return start.call(this, when)
    }
  })
  supervisor = await pair(house, page, 'board', 'Above the desks')
  specialist = await house.enter()
  await signIn(specialist, house, house.specialist)
})
afterAll(() => house.close())

const tones = () => page.evaluate(() => (globalThis as unknown as { tones: number }).tones)
const called = () => region(page, board.now)
const isClean = async () => {
  await isPainted(page)
  expect(await violationsOf(page)).toEqual([])
}
/** How large something is written, in percent of the television's height. Decision 14 says why so large. */
const size = (words: Locator) => words.evaluate((element) => Math.round((Number.parseFloat(getComputedStyle(element).fontSize) / innerHeight) * 1000) / 10)
/** Whatever is written on the board, with its size. */
const written = () =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.querySelector('#root') as Element, NodeFilter.SHOW_TEXT)
    const found: { words: string; percent: number }[] = []
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const percent = Math.round((Number.parseFloat(getComputedStyle(text.parentElement as Element).fontSize) / innerHeight) * 1000) / 10
      found.push({ words: text.textContent ?? '', percent })
    }
    return found
  })
/** Three lines on a television. */
const told = 'We are short of people until three: waits are longer than usual. '.repeat(3).trim()
let first: StaffTicket
let second: StaffTicket

test('next, how long as a range, and the digits that the store shows today', async () => {
  await ask(specialist, 'POST', `/bars/${house.bar.id}/desks/${house.bar.desks[0]}/open`)
  first = await walksIn(specialist, house, 'First Person')
  second = await walksIn(specialist, house, 'Second Person')
  await region(page, board.next).getByText(first.code, { exact: true }).waitFor()
  await region(page, board.next).getByText(second.code, { exact: true }).waitFor()
  await page.getByRole('img', { name: /^about \d+ to \d+ minutes$/ }).waitFor()
  const { digits } = await ask<{ digits: string }>(specialist, 'GET', `/bars/${house.bar.id}/digits`)
  await region(page, board.digits).getByText(digits, { exact: true }).waitFor()
  await isClean()
})

test('a call: the code with its desk, large enough for five metres, with a chime once somebody pressed for sound', async () => {
  await button(page, board.soundOff).click()
  await button(page, board.soundOn).waitFor()
  const before = await tones()
  await ask(specialist, 'POST', `/bars/${house.bar.id}/desks/${house.bar.desks[0]}/call`, { ticket: first.id })
  const row = called().getByRole('listitem').filter({ hasText: first.code })
  await row.getByText(board.desk(1)).waitFor()
  await region(page, board.next).getByText(first.code, { exact: true }).waitFor({ state: 'detached' })
  await until('the chime', async () => (await tones()) === before + 2)
  await ask(supervisor, 'POST', `/bars/${house.bar.id}/desks/${house.bar.desks[1]}/open`)
  await ask(supervisor, 'POST', `/bars/${house.bar.id}/desks/${house.bar.desks[1]}/call`, { ticket: second.id })
  await called().getByRole('listitem').filter({ hasText: second.code }).getByText(board.desk(2)).waitFor()
  for (const name of ['Third', 'Fourth', 'Fifth', 'Sixth']) await walksIn(specialist, house, name)
  await region(page, board.next).getByRole('listitem').nth(3).waitFor()
  await isClean()
  const calls = await called().getByRole('listitem').all()
  expect(calls).toHaveLength(2)
  for (const call of calls) expect(await size(call.getByText(/^[2-9A-Z]{4}$/))).toBeGreaterThanOrEqual(14.5)
  for (const one of await region(page, board.next).getByRole('listitem').all()) expect(await size(one)).toBeGreaterThanOrEqual(6.6)
  expect(await size(page.getByRole('img', { name: /minutes/ }))).toBeGreaterThanOrEqual(6.6)
  expect(await size(region(page, board.digits).getByText(/^\d{4}$/))).toBeGreaterThanOrEqual(6.6)
  const texts = await written()
  expect(texts.map(({ words }) => words)).toEqual(expect.arrayContaining([board.digitsHint, board.wait, board.minutes, board.soundOn]))
  expect(texts.filter(({ percent }) => percent < 3.2)).toEqual([])
  await picture(page, 'board-1920')
  await picture(page, 'board-1920-dark', 'dark')
})

test('whoever is being helped stands there no more; a pause is said beside what everybody was told', async () => {
  await ask(specialist, 'POST', `/bars/${house.bar.id}/tickets/${first.id}/start`)
  await ask(supervisor, 'POST', `/bars/${house.bar.id}/tickets/${second.id}/start`)
  await called().getByText(board.nobody).waitFor()
  await ask(supervisor, 'POST', `/bars/${house.bar.id}/joining`, { joining: 'paused', words: '' })
  await page.getByText(board.joining.paused).waitFor()
  await ask(supervisor, 'POST', `/bars/${house.bar.id}/tell`, { words: told })
  await page.getByText(told).waitFor()
  await page.getByText(board.joining.paused).waitFor()
})

test('a board that is cut off says so and how old it is, names fewer of the next rather than cutting anything, and catches up by itself', async () => {
  const seventh = await walksIn(specialist, house, 'Seventh')
  await region(page, board.next).getByText(seventh.code, { exact: true }).waitFor()
  await page.context().setOffline(true)
  // A socket that is open stays so while a browser only plays being offline: the server ends it.
  const { server } = house.app.get(LiveGateway) as unknown as { server: Server }
  server.disconnectSockets(true)
  await page.getByText(board.stale).waitFor()
  await page.getByText(begins(board.lastSeen(''))).waitFor()
  await region(page, board.next).getByText(board.moreWait(1)).waitFor()
  const [hint, notice] = await Promise.all([page.getByText(board.digitsHint).boundingBox(), page.getByText(told).boundingBox()])
  expect((hint?.y ?? 0) + (hint?.height ?? 0)).toBeLessThanOrEqual(notice?.y ?? 0)
  await isClean()
  const late = await walksIn(specialist, house, 'Late Person')
  await page.context().setOffline(false)
  await region(page, board.next).getByText(late.code, { exact: true }).waitFor()
  await page.getByText(board.stale).waitFor({ state: 'detached' })
})

test('a television that a supervisor removes goes dark at once', async () => {
  await supervisor.getByRole('button', { name: screens.removeOf('Above the desks') }).click()
  await supervisor.getByRole('dialog').getByRole('button', { name: screens.remove, exact: true }).click()
  await heading(page, board.notPaired.title).waitFor()
  await isClean()
})
