import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { common } from '../client/words/common.ts'
import { door } from '../client/words/door.ts'
import { queue } from '../client/words/queue.ts'
import type { DeviceView } from '../shared/devices.ts'
import type { Asked } from '../shared/door.ts'
import type { SlotsView } from '../shared/bookings.ts'
import { violationsEverywhere, violationsInBoth } from './axe.ts'
import { ask, walksIn } from './behind.ts'
import { goOn } from './browser.ts'
import { askForCode, begins, button, chooseHelp, chooseNow, comeInUnproven, heading, radio } from './customer.ts'
import { type House, openHouse } from './house.ts'

jest.setTimeout(180_000)
let house: House
let page: Page
let specialist: Page
beforeAll(async () => {
  house = await openHouse()
  ;[page, specialist] = await Promise.all([house.enter(), house.enter()])
  await Promise.all([page.goto('/'), specialist.goto('/staff')])
  await ask(specialist, 'POST', '/staff/sign-in', { email: house.specialist.email, password: house.password })
  await at('desks', house.bar.desks[0] ?? '', 'open')
})
afterAll(() => house.close())

const at = (kind: 'tickets' | 'desks', id: string, act: string, body = {}) => ask(specialist, 'POST', `/bars/${house.bar.id}/${kind}/${id}/${act}`, body)
const isClean = async () => expect(await violationsEverywhere(page, violationsInBoth)).toEqual([])
const request = () => ({ bar: house.bar.id, topic: house.bar.topics.advice.id, name: 'Kim', about: 'It hums.' })

describe('nothing for a checker of accessibility to find, at phone and desktop width, light and dark: the door', () => {
  test('start', async () => {
    await heading(page, door.who.title).waitFor()
    await isClean()
  })
  test('code, also a wrong one', async () => {
    await askForCode(page, 'somebody@example.net')
    await page.getByLabel(door.code.label).fill('000000')
    await heading(page, door.code.noCodeText).waitFor()
    await isClean()
  })
  test('receipt, also a wrong one', async () => {
    await page.getByRole('button', { name: begins(door.who.receipt) }).click()
    await page.getByLabel(door.receipt.number).fill('#1')
    await page.getByLabel(door.receipt.postcode).fill('1')
    await button(page, door.go).click()
    await page.getByText(door.receipt.wrongTitle).waitFor()
    await isClean()
  })
  test('what about, with what is missing', async () => {
    await comeInUnproven(page)
    await button(page, door.go).click()
    await page.getByText(door.help.whereNeeded).waitFor()
    await radio(page, house.bar.name).check()
    await isClean()
  })
  test('now or a time', async () => {
    await chooseHelp(page, house)
    await radio(page, door.when.later).check()
    await page.getByRole('button', { name: begins(door.when.nextFree('')) }).waitFor()
    await isClean()
  })
  test('name', async () => {
    await chooseNow(page, { here: true })
    await isClean()
  })
})

describe('the own page', () => {
  let ticket: string
  const shows = async (title: string) => {
    await heading(page, title).waitFor()
    await isClean()
  }
  test('waiting', async () => {
    await walksIn(specialist, house, 'Before')
    ticket = (await ask<Asked>(page, 'POST', '/door/join', { ...request(), here: false })).ticket.id
    await goOn(page, `/t/${ticket}`)
    await heading(page, queue.ahead.some(1)).waitFor()
    await button(page, queue.else.go).click()
    await button(page, queue.else.come).click()
    await button(page, queue.helps.go).click()
    await shows(queue.ahead.some(1))
  })
  test('left', async () => {
    await ask(page, 'POST', `/my/tickets/${ticket}/leave`)
    await shows(queue.left.title)
    await button(page, queue.undo.go).click()
    await heading(page, queue.ahead.some(1)).waitFor()
  })
  test('called', async () => {
    await ask(page, 'POST', `/my/tickets/${ticket}/here`)
    await at('desks', house.bar.desks[0] ?? '', 'call', { ticket, because: 'Their train leaves.' })
    await shows(queue.called.title)
  })
  test('called and not seen', async () => {
    await at('tickets', ticket, 'no-answer')
    await shows(queue.kept.title)
    await ask(page, 'POST', `/my/tickets/${ticket}/return`)
  })
  test('being helped', async () => {
    await at('desks', house.bar.desks[0] ?? '', 'call', { ticket, because: 'Their train leaves.' })
    await at('tickets', ticket, 'start')
    await shows(queue.helping.title(house.specialist.name))
  })
  test('left with us, with the claim slip', async () => {
    const { id } = await ask<DeviceView>(specialist, 'POST', `/bars/${house.bar.id}/tickets/${ticket}/devices`, { kind: 'Laptop', condition: 'A scratch.' })
    await at('tickets', ticket, 'hold', { for: 'with_us' })
    await page.getByText('A scratch.').waitFor()
    await shows(queue.withUs.things('laptop'))
    await ask(specialist, 'POST', `/bars/${house.bar.id}/devices/${id}/hand-over`, { to: 'Kim' })
    await at('tickets', ticket, 'resume', { desk: house.bar.desks[0] })
    await heading(page, queue.helping.title(house.specialist.name)).waitFor()
  })
  test('afterwards', async () => {
    await at('tickets', ticket, 'finish', { outcome: 'solved', summary: 'Dust in the fan.' })
    await shows(queue.done.title)
  })
  test('booked, and choosing another time', async () => {
    const { days } = await ask<SlotsView>(page, 'GET', `/bars/${house.bar.id}/slots?topic=${house.bar.topics.advice.id}&days=3`)
    const start = days.at(1)?.slots[0]?.start
    const booked = (await ask<Asked>(page, 'POST', '/door/book', { ...request(), start })).ticket.id
    await goOn(page, `/t/${booked}`)
    await shows(queue.booked.title)
    await button(page, queue.booked.change).click()
    await page.getByRole('group', { name: queue.slots.days, exact: true }).waitFor()
    await isClean()
  })
  test("somebody else's, the start when one is known, no page at all", async () => {
    await goOn(page, `/t/${house.bar.id}`)
    await shows(queue.strangers.title)
    await goOn(page, '/')
    await shows(door.places.title)
    await goOn(page, '/nowhere')
    await shows(common.notFound.title)
  })
})
