import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { common } from '../client/words/common.ts'
import { questions } from '../client/words/desk-questions.ts'
import { queue } from '../client/words/queue.ts'
import { fullDay } from '../client/words/time.ts'
import { TimersService } from '../server/queue/timers.service.ts'
import { errors } from '../shared/errors.ts'
import type { Asked } from '../shared/door.ts'
import type { DeviceView } from '../shared/devices.ts'
import type { StaffTicket } from '../shared/line.ts'
import type { TicketView } from '../shared/queue.ts'
import { violationsOf } from './axe.ts'
import { ask, walksIn } from './behind.ts'
import { phone, setClock } from './browser.ts'
import { readIn } from './codes.ts'
import { begins, button, codeOn, heading, radio } from './customer.ts'
import { type House, openHouse } from './house.ts'
import { picture } from './pictures.ts'

jest.setTimeout(120_000)
let house: House
let [away, kim, specialist]: Page[] = []
let [awayId, kimId, behindId] = ['', '', '']
beforeAll(async () => {
  house = await openHouse()
  ;[away, kim, specialist] = await Promise.all([house.enter(phone), house.enter(phone), house.enter()])
  // What they may do and by when is said by the shop's clock.
  const now = house.clock.now().getTime()
  await Promise.all([setClock(away, now - 20 * 60_000), setClock(kim, now + 20 * 60_000)])
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
const at = (ticket: string, act: string, body = {}) => ask<StaffTicket>(staff(), 'POST', `/bars/${house.bar.id}/tickets/${ticket}/${act}`, body)
async function minutesPass(count: number): Promise<void> {
  house.clock.advance(count * 60_000)
  await house.app.get(TimersService).tick()
}
const isClean = async (page: Page) => expect(await violationsOf(page)).toEqual([])
const elseOf = (page: Page, expanded: boolean) => page.getByRole('button', { name: queue.else.go, expanded })
/** Pressed twice, as people do where nothing seems to happen: it is asked for once. */
async function needsTime(page: Page, says: string): Promise<void> {
  let asked = 0
  let answer = () => {}
  const pressedTwice = new Promise<void>((done) => {
    answer = done
  })
  await page.route('**/later', async (route) => {
    asked++
    await pressedTwice
    await route.continue()
  })
  await elseOf(page, false).click()
  await button(page, says).dblclick()
  answer()
  await elseOf(page, false).waitFor()
  await page.unroute('**/later')
  expect(asked).toBe(1)
}
const own = (page: Page, ticket: string) => ask<TicketView>(page, 'GET', `/my/tickets/${ticket}`)

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

  test('two tabs of one phone: what is done in one shows in the other; a press that comes too late is answered in words and loses nothing', async () => {
    const { kim } = pages()
    const { turn } = await own(kim, kimId)
    const tab = await kim.context().newPage()
    await tab.goto(`/t/${kimId}`)
    await elseOf(kim, false).click()
    // The first tab does not learn of it yet.
    let letGo = () => {}
    const learns = new Promise<void>((done) => {
      letGo = done
    })
    await kim.route(`**/api/my/tickets/${kimId}`, async (route) => {
      await learns
      await route.continue()
    })
    await elseOf(tab, false).click()
    await button(tab, queue.leave.go).click()
    await button(tab, queue.leave.yes).click()
    await heading(tab, queue.left.title).waitFor()
    await button(kim, queue.else.later).click()
    await kim
      .getByRole('alert')
      .filter({ hasText: /\w+ \w+/ })
      .waitFor()
    letGo()
    await heading(kim, queue.left.title).waitFor()
    await kim.unroute(`**/api/my/tickets/${kimId}`)
    await button(kim, queue.undo.go).click()
    for (const page of [kim, tab]) await heading(page, queue.ahead.none(true)).waitFor()
    expect((await own(kim, kimId)).turn).toEqual(turn)
    await tab.close()
  })

  test('taken out of the line by staff while the page is open: it says who did that, and what to do', async () => {
    const { kim } = pages()
    await at(kimId, 'leave')
    await heading(kim, queue.left.byUs.title).waitFor()
    await kim.getByText(queue.left.byUs.text).waitFor()
    await isClean(kim)
    await at(kimId, 'undo')
    await heading(kim, queue.ahead.none(true)).waitFor()
  })

  test('a time instead of waiting: the place is kept until it is had; taken back, they are where they were, before who came later', async () => {
    const { kim } = pages()
    const { turn } = await own(kim, kimId)
    behindId = (await walksIn(staff(), house, 'Somebody behind')).id
    await elseOf(kim, false).click()
    await button(kim, queue.else.time).click()
    await kim
      .getByRole('radio', { name: /^\d\d:\d\d$/ })
      .first()
      .check()
    await isClean(kim)
    await picture(kim, 'time-instead-390')
    expect((await own(kim, kimId)).state).toBe('waiting')
    await kim.getByRole('button', { name: begins(queue.offered.go('')) }).click()
    await heading(kim, queue.booked.title).waitFor()
    await kim.getByText(begins(queue.undo.time('').slice(0, -1))).waitFor()
    await button(kim, queue.undo.go).click()
    await heading(kim, queue.ahead.none(true)).waitFor()
    expect((await own(kim, kimId)).turn).toEqual(turn)
  })

  test('one steps out, and asks for ten more minutes twice; the third time is refused in words', async () => {
    const { kim } = pages()
    await elseOf(kim, false).click()
    await button(kim, queue.else.out).click()
    await radio(kim, queue.else.outShort(30)).check()
    await isClean(kim)
    await button(kim, begins(queue.else.outGo('').slice(0, 5))).click()
    const until = async () => Date.parse((await own(kim, kimId)).awayUntil ?? '')
    await heading(kim, begins(queue.away.out('').slice(0, -1))).waitFor()
    const first = await until()
    expect(Math.abs(first - house.clock.now().getTime() - 30 * 60_000)).toBeLessThan(2 * 60_000)
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
    expect((await callNext()).id).toBe(behindId)
    await at(behindId, 'start')
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
    await button(away, queue.here.go).click()
    await heading(away, queue.coming.near).waitFor()
    expect((await own(away, awayId)).here).toBe(true)
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

describe('what is left with us', () => {
  const slip = (page: Page) => page.getByRole('region', { name: queue.slip.title })
  let laptop: DeviceView

  test('has its claim slip on the phone: what it is, what was agreed, when it is ready, who collects it and where', async () => {
    const { kim } = pages()
    await button(kim, queue.kept.go).click()
    await heading(kim, queue.ahead.some(1)).waitFor()
    await ask(staff(), 'POST', `/bars/${house.bar.id}/desks/${house.bar.desks[0]}/call`, { ticket: kimId, because: 'Has a train to catch' })
    await at(kimId, 'start')
    await at(kimId, 'hold', { for: 'with_us' })
    await kim.getByText(queue.slip.none).waitFor()
    // Without an address nobody is promised that we write.
    await kim.getByText(queue.withUs.textHere).waitFor()
    await at(kimId, 'correct', { contact: 'kim@example.net' })
    const brought = { kind: 'Laptop', condition: 'Lid scratched', accessories: 'Charger', agreed: 'Ask before a new battery', mayCollect: 'Sam' }
    const promisedDay = new Date(house.clock.now().getTime() + 24 * 3_600_000).toISOString().slice(0, 10)
    const device = { ...brought, keptAt: 'Shelf 4', promisedDay }
    laptop = await ask<DeviceView>(staff(), 'POST', `/bars/${house.bar.id}/tickets/${kimId}/devices`, device)
    await heading(kim, queue.withUs.things('laptop')).waitFor()
    await kim.getByText(queue.withUs.text).waitFor()
    const { condition, accessories, agreed } = brought
    for (const words of [condition, accessories, agreed, queue.slip.who('Sam'), fullDay(promisedDay), house.bar.address])
      await slip(kim).getByText(words).waitFor()
    expect(await slip(kim).getByText('Shelf 4').count()).toBe(0)
    await isClean(kim)
    await picture(kim, 'claim-slip-390')
  })

  test('a slip that does not come says so, and comes when it is asked for again', async () => {
    const { kim } = pages()
    const devices = `**/my/tickets/${kimId}/devices`
    await kim.route(devices, (route) => route.abort())
    await kim.reload()
    await button(kim, common.tryAgain).waitFor()
    await kim.unroute(devices)
    await button(kim, common.tryAgain).click()
    await slip(kim).getByText('Lid scratched').waitFor()
  })

  test('the code on the printed slip leads there; to a stranger it shows nothing, and says so', async () => {
    const { away, kim } = pages()
    await staff().goto(`/slip/${house.bar.slug}/${kimId}`)
    const leadsTo = await readIn(staff(), await staff().getByRole('img', { name: questions.slip.scan }).screenshot())
    expect(leadsTo).toBe(`${house.app.config.PUBLIC_URL}/t/${kimId}`)
    const { pathname } = new URL(leadsTo)
    await kim.goto(pathname)
    await slip(kim).getByText('Lid scratched').waitFor()
    await away.goto(pathname)
    await heading(away, queue.strangers.title).waitFor()
    await away.getByText(queue.strangers.collecting).waitFor()
    expect(await away.getByText('Laptop').count()).toBe(0)
  })

  test('on paper there is the slip alone, with its code', async () => {
    const { kim } = pages()
    await kim.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await button(kim, queue.slip.print).click()
    await kim.locator('body[data-printed]').waitFor()
    await kim.emulateMedia({ media: 'print' })
    await slip(kim)
      .getByText((await own(kim, kimId)).code)
      .waitFor()
    for (const other of [heading(kim, queue.withUs.things('laptop')), button(kim, queue.slip.print)]) await other.waitFor({ state: 'hidden' })
    await kim.emulateMedia({ media: null })
  })

  test('it says by itself when it is ready, and to whom it went', async () => {
    const { kim } = pages()
    await at(kimId, 'ready')
    await heading(kim, queue.withUs.readyThings('laptop')).waitFor()
    await slip(kim).getByText(queue.slip.readySince).waitFor()
    await ask(staff(), 'POST', `/bars/${house.bar.id}/devices/${laptop.id}/hand-over`, { to: 'Sam' })
    await kim.getByText(begins(queue.slip.collected('Laptop', 'Sam', '').slice(0, -1))).waitFor()
    await heading(kim, queue.withUs.allBack).waitFor()
  })
})
