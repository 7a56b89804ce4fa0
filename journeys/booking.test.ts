import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { clock } from '../client/ui/staff/when.ts'
import { desk } from '../client/words/desk.ts'
import { door } from '../client/words/door.ts'
import { queue } from '../client/words/queue.ts'
import { demoPurchases } from '../server/imports/demo-orders.ts'
import { TimersService } from '../server/queue/timers.service.ts'
import type { BarView } from '../shared/bars.ts'
import type { TicketView } from '../shared/queue.ts'
import { ask, walksIn } from './behind.ts'
import { phone } from './browser.ts'
import { begins, button, chooseHelp, chooseNextTime, codeOn, comeInByCode, giveName, heading, radio } from './customer.ts'
import { openDesk, region, row, said, signIn } from './desk.ts'
import { type House, letterTo, openHouse } from './house.ts'
import { picture } from './pictures.ts'

jest.setTimeout(120_000)
const address = demoPurchases[1].email

let house: House
let [customer, specialist]: Page[] = []
let ticket: { id: string; code: string }
let called: { id: string }
beforeAll(async () => {
  house = await openHouse()
  ;[customer, specialist] = await Promise.all([house.enter(phone), house.enter()])
  await signIn(specialist, house, house.specialist)
})
afterAll(() => house.close())
const people = () => ({ customer: customer as Page, specialist: specialist as Page })
const own = () => ask<TicketView>(people().customer, 'GET', `/my/tickets/${ticket.id}`)
async function minutesAfter(time: string | null | undefined, minutes: number): Promise<void> {
  house.clock.advance(Date.parse(time ?? '') + minutes * 60_000 - house.clock.now().getTime())
  await house.app.get(TimersService).tick()
}

describe('a booked time', () => {
  test('is chosen from what is free, and confirmed with code, address, what to bring and a calendar file', async () => {
    const { customer } = people()
    await comeInByCode(house, customer, address)
    await chooseHelp(customer, house)
    const said = await chooseNextTime(customer)
    ticket = await giveName(customer, 'Jo', door.name.book(said))
    await heading(customer, queue.booked.title).waitFor()
    await customer.getByText(said.slice(1)).first().waitFor()
    for (const words of [house.bar.address, house.bar.bring]) await customer.getByText(words).filter({ visible: true }).waitFor()
    await picture(customer, 'booking-390')
    const [calendar] = await Promise.all([customer.waitForEvent('download'), customer.getByRole('link', { name: queue.booked.calendar }).click()])
    expect(calendar.suggestedFilename()).toMatch(/\.ics$/)
    const letter = await letterTo(house, address, ({ text }) => text.includes(ticket.code))
    expect(letter.text).toContain(house.bar.address)
    expect(letter.attachments.map(({ content }) => content.split('\r\n')[0])).toEqual(['BEGIN:VCALENDAR'])
  })

  test('is changed: the old one is kept until the new one is taken', async () => {
    const { customer } = people()
    const before = await own()
    await button(customer, queue.booked.change).click()
    const another = customer
      .getByRole('group')
      .getByRole('radio', { name: /^\d\d:\d\d$/ })
      .nth(1)
    await another.check()
    expect((await own()).bookedFor).toBe(before.bookedFor)
    await customer.getByRole('button', { name: /^Move to/ }).click()
    await button(customer, queue.booked.change).waitFor()
    expect(Date.parse((await own()).bookedFor ?? '')).toBeGreaterThan(Date.parse(before.bookedFor ?? ''))
    await button(customer, queue.undo.go).click()
    await button(customer, queue.undo.go).waitFor({ state: 'detached' })
    expect((await own()).bookedFor).toBe(before.bookedFor)
  })

  test("late, but within what the place keeps free: is checked in with the day's digits, has the turn of its time, and is called before who came earlier", async () => {
    const { customer, specialist } = people()
    const { bookedFor } = await own()
    await minutesAfter(bookedFor, 10)
    const early = await walksIn(specialist, house, 'Early bird')
    await row(region(specialist, desk.waiting), early).waitFor()
    await row(region(specialist, desk.booked), ticket).waitFor()
    const until = new Date(Date.parse(bookedFor ?? '') + 15 * 60_000).toISOString()
    await heading(customer, queue.booked.late(clock(until, house.bar.zone))).waitFor()
    const digits = await ask<{ digits: string }>(specialist, 'GET', `/bars/${house.bar.id}/digits`)
    await specialist.getByText(digits.digits, { exact: true }).waitFor()
    await customer.getByLabel(queue.digits.label).fill(String((Number(digits.digits) + 1) % 10_000).padStart(4, '0'))
    await button(customer, queue.booked.checkInGo).click()
    await customer.locator('[aria-invalid=true]').waitFor()
    await customer.getByLabel(queue.digits.label).fill(digits.digits)
    await button(customer, queue.booked.checkInGo).click()
    await heading(customer, queue.ahead.none(true)).waitFor()
    const waiting = region(specialist, desk.waiting).getByRole('listitem')
    await waiting.first().getByText(ticket.code, { exact: true }).waitFor()
    await waiting.first().getByText(desk.due, { exact: true }).waitFor()
    await waiting
      .first()
      .getByText(desk.bookedFor(clock(bookedFor ?? '', house.bar.zone)))
      .waitFor()
    await openDesk(specialist, 1)
    await button(specialist, desk.buttons.callNext).click()
    await said(specialist, ticket.code)
    await heading(customer, queue.called.title).waitFor()
  })

  test('is cancelled in two taps, and taken back', async () => {
    const { customer } = people()
    await customer.goto('/')
    await button(customer, door.welcome.go).click()
    await chooseHelp(customer, house)
    await radio(customer, door.when.later).check()
    // Another day: who is being helped now cannot be elsewhere at the same time.
    const days = customer.getByRole('group', { name: door.when.days }).getByRole('radio')
    await days.nth(2).check()
    await customer
      .getByRole('radio', { name: /^\d\d:\d\d$/ })
      .first()
      .check()
    await button(customer, door.go).click()
    await customer.getByRole('button', { name: /^Book / }).click()
    await heading(customer, queue.booked.title).waitFor()
    await button(customer, queue.booked.cancel).click()
    await button(customer, queue.booked.yes).click()
    await heading(customer, queue.cancelled.title).waitFor()
    await button(customer, queue.undo.go).click()
    await heading(customer, queue.booked.title).waitFor()
    called = ticket
    ticket = { id: customer.url().split('/').at(-1) ?? '', code: await codeOn(customer) }
  })

  test('is cancelled by staff: the page says by itself who did that, and what to do', async () => {
    const { customer, specialist } = people()
    const at = `/bars/${house.bar.id}/tickets/${ticket.id}`
    await ask(specialist, 'POST', `${at}/cancel`)
    await heading(customer, queue.cancelled.byUs.title).waitFor()
    await customer.getByText(queue.cancelled.byUs.text).waitFor()
    await ask(specialist, 'POST', `${at}/undo`)
    await heading(customer, queue.booked.title).waitFor()
  })

  test('is missed, and still theirs that day: one press brings them into the line', async () => {
    const { customer } = people()
    await minutesAfter((await own()).bookedFor, 16)
    await heading(customer, queue.kept.late).waitFor()
    await picture(customer, 'late-390')
    await customer.goto('/')
    await customer.getByRole('link', { name: new RegExp(`${ticket.code}.*${door.places.late}`) }).click()
    await button(customer, queue.kept.lateGo).click()
    // The early bird, who waits still.
    await heading(customer, queue.ahead.some(1)).waitFor()
  })

  test('is offered to who still waits when we close, also when we have closed; what is taken can be given back', async () => {
    const { customer } = people()
    const bars = await ask<BarView[]>(customer, 'GET', '/bars')
    const closesAt = bars.find(({ id }) => id === house.bar.id)?.closesAt
    await minutesAfter(closesAt, 1)
    await customer.getByText(queue.offered.title).waitFor()
    const take = customer.getByRole('button', { name: begins(queue.offered.go('')) })
    await take.waitFor()
    await picture(customer, 'offered-390')
    await minutesAfter(closesAt, 32)
    await heading(customer, queue.closed.title).waitFor()
    await picture(customer, 'closed-390')
    await customer.goto('/')
    await customer.getByRole('link', { name: new RegExp(`${ticket.code}.*${door.places.closed}`) }).click()
    await take.click()
    await heading(customer, queue.booked.title).waitFor()
    await button(customer, queue.undo.go).click()
    await heading(customer, queue.closed.title).waitFor()
    await take.click()
    await heading(customer, queue.booked.title).waitFor()
  })

  test('is over the day after: a missed time, and a call that nobody answered, lead to a new place', async () => {
    const { customer } = people()
    const { bookedFor } = await own()
    await minutesAfter(bookedFor, 16)
    await heading(customer, queue.kept.late).waitFor()
    await minutesAfter(bookedFor, 24 * 60)
    await customer.reload()
    await customer.getByText(queue.kept.overLate).waitFor()
    await customer.goto(`/t/${called.id}`)
    await heading(customer, queue.kept.over).waitFor()
    await customer.getByText(queue.kept.overCalled).waitFor()
    await customer.getByRole('link', { name: queue.again }).click()
    await heading(customer, door.welcome.title('Jo')).waitFor()
    expect(await customer.getByText(door.places.title).count()).toBe(0)
  })
})
