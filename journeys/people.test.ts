import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { queue } from '../client/words/queue.ts'
import { TimersService } from '../server/queue/timers.service.ts'
import { errors } from '../shared/errors.ts'
import type { Asked } from '../shared/door.ts'
import type { StaffTicket } from '../shared/line.ts'
import type { TicketView } from '../shared/queue.ts'
import { violationsOf } from './axe.ts'
import { ask, walksIn } from './behind.ts'
import { phone } from './browser.ts'
import { begins, button, codeOn, heading, radio } from './customer.ts'
import { type House, openHouse } from './house.ts'
import { picture } from './pictures.ts'

jest.setTimeout(120_000)
let house: House
let [away, kim, specialist]: Page[] = []
let [awayId, kimId] = ['', '']
beforeAll(async () => {
  house = await openHouse()
  ;[away, kim, specialist] = await Promise.all([house.enter(phone), house.enter(phone), house.enter()])
  await staff().goto('/staff')
  await ask(staff(), 'POST', '/staff/sign-in', { email: house.specialist.email, password: house.password })
  await ask(staff(), 'POST', `/bars/${house.bar.id}/desks/${house.bar.desks[0]}/open`)
  awayId = await joins(away as Page, 'Alex', false)
  kimId = await joins(kim as Page, 'Kim', true)
})
afterAll(() => house.close())

const staff = () => specialist as Page
const pages = () => ({ away: away as Page, kim: kim as Page })
async function joins(page: Page, name: string, here: boolean): Promise<string> {
  await page.goto('/')
  await ask(page, 'POST', '/door/unproven')
  const { ticket } = await ask<Asked>(page, 'POST', '/door/join', { bar: house.bar.id, topic: house.bar.topics.advice.id, name, here })
  await page.goto(`/t/${ticket.id}`)
  return ticket.id
}
const callNext = () => ask<StaffTicket>(staff(), 'POST', `/bars/${house.bar.id}/desks/${house.bar.desks[0]}/call-next`)
const at = (ticket: string, act: string) => ask<StaffTicket>(staff(), 'POST', `/bars/${house.bar.id}/tickets/${ticket}/${act}`)
async function minutesPass(count: number): Promise<void> {
  house.clock.advance(count * 60_000)
  await house.app.get(TimersService).tick()
}
const isClean = async (page: Page) => expect(await violationsOf(page)).toEqual([])
const elseOf = (page: Page, expanded: boolean) => page.getByRole('button', { name: queue.else.go, expanded })
async function needsTime(page: Page, says: string): Promise<void> {
  await elseOf(page, false).click()
  await button(page, says).click()
  await elseOf(page, false).waitFor()
}

describe('people are people', () => {
  test('nearly due and not there: asked "still coming?"; without an answer nobody waits for them any more', async () => {
    const { away, kim } = pages()
    await heading(kim, queue.ahead.some(1)).waitFor()
    await minutesPass(4)
    await heading(away, queue.coming.asked).waitFor()
    await isClean(away)
    await picture(away, 'still-coming-390')
    await minutesPass(6)
    await heading(kim, queue.ahead.none(true)).waitFor()
    await heading(away, queue.coming.silent).waitFor()
  })

  test('one says what helps: staff read it, and it can be read back', async () => {
    const { kim } = pages()
    await button(kim, queue.helps.go).click()
    await kim.getByLabel(queue.helps.language).selectOption('de')
    await kim.getByRole('checkbox', { name: queue.helps.comforts.quiet }).check()
    await kim.getByLabel(queue.helps.seat).fill('Blue coat')
    await isClean(kim)
    await button(kim, queue.helps.save).click()
    await kim.getByText(begins(queue.helps.known('Deutsch').slice(0, -1))).waitFor()
    expect((await at(kimId, 'arrive')).seat).toBe('Blue coat')
  })

  test('one steps out, and asks for ten more minutes twice; the third time is refused in words', async () => {
    const { kim } = pages()
    await elseOf(kim, false).click()
    await button(kim, queue.else.out).click()
    await radio(kim, queue.else.outShort(30)).check()
    await isClean(kim)
    await button(kim, begins(queue.else.outGo('').slice(0, 5))).click()
    const until = async () => Date.parse((await ask<TicketView>(kim, 'GET', `/my/tickets/${kimId}`)).awayUntil ?? '')
    await heading(kim, begins(queue.away.out('').slice(0, -1))).waitFor()
    const first = await until()
    await needsTime(kim, queue.else.later)
    await needsTime(kim, queue.else.laterLast)
    await elseOf(kim, false).click()
    await kim.getByText(queue.else.laterOver).waitFor()
    expect((await until()) - first).toBe(20 * 60_000)
    await expect(ask(kim, 'POST', `/my/tickets/${kimId}/later`)).rejects.toThrow(errors.later_used.says())
    await elseOf(kim, true).click()
    await isClean(kim)
    await picture(kim, 'stepped-out-390')
  })

  test('the line goes on around them; who comes back is next', async () => {
    const { kim } = pages()
    const { id } = await walksIn(staff(), house, 'Somebody behind')
    expect((await callNext()).id).toBe(id)
    await at(id, 'start')
    await button(kim, queue.away.back).click()
    await heading(kim, queue.ahead.none(true)).waitFor()
    expect((await callNext()).id).toBe(kimId)
    await heading(kim, queue.called.title).waitFor()
    await button(kim, queue.coming.toDesk).click()
    await kim.getByText(queue.coming.deskKnows).waitFor()
  })

  test('"no answer" opens when the wait of the place is over, not before', async () => {
    const { away, kim } = pages()
    await house.app.db.owner.query('UPDATE bar SET no_answer_seconds = 180 WHERE id = $1', [house.bar.id])
    await expect(at(kimId, 'no-answer')).rejects.toThrow(/"no answer\\" opens in/)
    house.clock.advance(180_000)
    await at(kimId, 'no-answer')
    await heading(kim, queue.kept.title).waitFor()
    await button(away, queue.coming.go).click()
    await heading(away, queue.coming.known).waitFor()
  })

  test('two requests that turn out to be of one person: the page goes on with the one that staff kept', async () => {
    const { away } = pages()
    const kept = await walksIn(staff(), house, 'Alex again')
    await ask(staff(), 'POST', `/bars/${house.bar.id}/tickets/${awayId}/merge`, { into: kept.id })
    await away.waitForURL(`**/t/${kept.id}`)
    await away.getByText(queue.elsewhere.led).waitFor()
    expect(await codeOn(away)).toBe(kept.code)
  })
})
