import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { DateTime } from 'luxon'
import type { Locator, Page, Route } from 'playwright-core'
import { desk } from '../client/words/desk.ts'
import { door } from '../client/words/door.ts'
import { floor } from '../client/words/floor.ts'
import { history } from '../client/words/history.ts'
import { skills, skillWords } from '../client/words/skills.ts'
import { clock } from '../client/ui/staff/when.ts'
import { people as staff } from '../server/demo/shop.ts'
import { TimersService } from '../server/queue/timers.service.ts'
import type { SlotsView } from '../shared/bookings.ts'
import { errors } from '../shared/errors.ts'
import type { StaffLine, StaffTicket } from '../shared/line.ts'
import { violationsEverywhere, violationsOf } from './axe.ts'
import { ask, walksIn } from './behind.ts'
import { phone, tablet } from './browser.ts'
import { begins, button, chooseHelp, chooseNow, comeInUnproven, giveName, heading, radio, takeNextFree } from './customer.ts'
import { act, openDesk, region, said, signIn } from './desk.ts'
import { type House, openHouse } from './house.ts'
import { picture } from './pictures.ts'

jest.setTimeout(120_000)
const power = 'A power cut: we hope to be back at eleven.'
const ill = 'Two of us are ill today.'
const late = 'We are twenty minutes late. Thank you for waiting.'

let house: House
let [customer, booker, specialist, supervisor]: Page[] = []
let helped: StaffTicket
/** Who booked a time, and who waits. */
let booked: { id: string; code: string }
let lee: { id: string; code: string }
beforeAll(async () => {
  house = await openHouse()
  ;[customer, booker, specialist, supervisor] = await Promise.all([house.enter(phone), house.enter(phone), house.enter(), house.enter(tablet)])
  await Promise.all([signIn(specialist, house, house.specialist), signIn(supervisor, house, house.supervisor, '/floor')])
  await openDesk(specialist, 1)
  helped = await walksIn(specialist, house, 'First')
  await button(specialist, desk.buttons.callNext).click()
  await said(specialist, helped.code)
})
afterAll(() => house.close())
const people = () => ({ customer: customer as Page, booker: booker as Page, specialist: specialist as Page, supervisor: supervisor as Page })
const bar = (): Locator => region(people().supervisor, house.bar.name)
const press = async (what: string) => bar().getByRole('button', { name: what, exact: true }).click()
const dialog = () => people().supervisor.getByRole('dialog')
/** A row of a list at the bar. */
const row = (part: string, holds: string) =>
  bar()
    .getByRole('region', { name: begins(part) })
    .getByRole('listitem')
    .filter({ hasText: holds })
const confirm = (what: string) => dialog().getByRole('button', { name: what, exact: true }).click()

test('joining is paused with a message, which a phone reads at the door; resumed, it takes a place', async () => {
  const { customer, supervisor } = people()
  await bar().getByText(floor.live, { exact: true }).waitFor()
  await press(floor.acts.pause)
  await dialog().getByLabel(floor.doorWords).fill(power)
  await confirm(floor.acts.pause)
  await bar().getByText(floor.pausedNow).waitFor()
  await comeInUnproven(customer)
  await radio(customer, house.bar.name).check()
  await customer.getByText(power).waitFor()
  await radio(customer, house.bar.topics.advice.name).check()
  await button(customer, door.go).click()
  await heading(customer, door.when.title).waitFor()
  await customer.getByText(power).waitFor()
  expect(await customer.getByRole('radio', { name: door.when.now }).count()).toBe(0)
  await press(floor.acts.resume)
  await bar().getByText(floor.pausedNow).waitFor({ state: 'detached' })
  await said(supervisor, floor.done.resume(house.bar.name))
})

test('the line is closed for the day under somebody who is just joining: they read why, and book a time instead', async () => {
  const { booker, supervisor } = people()
  await comeInUnproven(booker)
  await chooseHelp(booker, house)
  await chooseNow(booker, { here: true })
  await booker.getByLabel(door.name.label).fill('Robin')
  await press(floor.acts.close)
  await dialog().getByLabel(floor.doorWords).fill(ill)
  await confirm(floor.acts.close)
  await said(supervisor, floor.done.close(house.bar.name))
  await bar().getByText(floor.saidAtDoor(ill)).waitFor()
  await button(booker, door.name.join).click()
  await booker.getByText(errors.joining_paused.says()).waitFor()
  await booker.getByText(ill).waitFor()
  expect(await booker.getByRole('radio', { name: door.when.now }).count()).toBe(0)
  const when = await takeNextFree(booker)
  booked = await giveName(booker, 'Robin', door.name.book(when))
  await row(floor.booked, booked.code).getByText('Robin').waitFor()
  await press(floor.acts.reopen)
  await bar().getByText(floor.closedNow).waitFor({ state: 'detached' })
})

test('everybody who waits is told something on their page at once, until it is taken back', async () => {
  const { customer, supervisor } = people()
  await customer.goto('/')
  await button(customer, door.welcome.go).click()
  await chooseHelp(customer, house)
  await chooseNow(customer, { here: true })
  lee = await giveName(customer, 'Lee')
  await row(floor.waiting, lee.code).waitFor()
  await press(floor.acts.tell)
  await confirm(floor.acts.tell)
  await dialog().getByText(floor.tellNeeded).waitFor()
  await dialog().getByLabel(floor.tellWords).fill(late)
  await confirm(floor.acts.tell)
  await customer.getByText(late).waitFor()
  await bar().getByText(late).waitFor()
  expect(await violationsEverywhere(supervisor)).toEqual([])
  await picture(supervisor, 'floor-1024')
  await press(floor.acts.takeBack)
  await customer.getByText(late).waitFor({ state: 'detached' })
})

test('how long this bar waits is set on the floor, and counts at once for who was called already', async () => {
  const { specialist, supervisor } = people()
  const waits = floor.howItWaits
  const early = act(specialist, 'noAnswer', helped.code).and(specialist.locator('[data-early]'))
  const set = async (minutes: string) => {
    await press(floor.acts.waits)
    await dialog().getByLabel(waits.noAnswer).fill(minutes)
    await confirm(waits.save)
  }
  await act(specialist, 'noAnswer', helped.code).and(specialist.locator(':not([data-early])')).waitFor()
  await set('31')
  await dialog().getByText(waits.noAnswerWrong).waitFor()
  await dialog().getByLabel(waits.grace).fill('12.5')
  await dialog().getByText(waits.graceWrong).waitFor()
  await dialog().getByLabel(waits.noAnswer).fill('30')
  await dialog().getByLabel(waits.grace).fill('120')
  expect(await violationsOf(supervisor)).toEqual([])
  await confirm(waits.save)
  await early.waitFor()
  await said(supervisor, waits.done(house.bar.name))
  await set('0')
  await early.waitFor({ state: 'detached' })
})

test('a desk that was left open is taken over: who was called there is back in the line', async () => {
  const { specialist } = people()
  await ask(specialist, 'POST', `/bars/${house.bar.id}/desks/${house.bar.desks[0]}/supervisor`, { wanted: true })
  const wish = people().supervisor.getByRole('button', { name: floor.coming })
  await wish.click()
  await wish.waitFor({ state: 'detached' })
  await bar().getByRole('button', { name: floor.acts.takeOver }).click()
  await dialog()
    .getByText(floor.takeOverCalled(`${helped.code}, First`))
    .waitFor()
  await confirm(floor.acts.takeOver)
  await said(people().supervisor, floor.putBack(helped.code))
  const { line } = await ask<{ line: StaffLine }>(specialist, 'GET', `/bars/${house.bar.id}/line`)
  expect(line.desks.filter(({ staffId }) => staffId !== null)).toEqual([])
  expect(line.tickets[0]).toMatchObject({ code: helped.code, state: 'waiting' })
})

test('the floor shows who is helped by whom since when, and who is on a break until when', async () => {
  const { specialist } = people()
  await openDesk(specialist, 1)
  await act(region(specialist, desk.waiting), 'call', helped.code).click()
  await act(specialist, 'start', helped.code).click()
  await row(floor.desks, house.specialist.name)
    .getByText(floor.helpingFor(`${helped.code}, First`, 0))
    .waitFor()
  const second = await house.enter()
  await second.goto('/staff')
  await ask(second, 'POST', '/staff/sign-in', { email: house.second.email, password: house.password })
  const at = `/bars/${house.bar.id}/desks/${house.bar.desks[1]}`
  await ask(second, 'POST', `${at}/open`)
  await row(floor.desks, house.second.name).getByText(floor.idle).waitFor()
  const until = new Date(house.clock.now().getTime() + 30 * 60_000).toISOString()
  await ask(second, 'POST', `${at}/break`, { why: 'lunch', until })
  await row(floor.desks, house.second.name)
    .getByText(floor.breakUntil('lunch', clock(until, house.bar.zone)))
    .waitFor()
  await bar().getByText(floor.figures.desks(2, 1)).waitFor()
})

test('who is being helped is moved too, when that was asked once more; taken back, the help goes on', async () => {
  const { supervisor } = people()
  const who = `${helped.code}, First`
  await row(floor.desks, house.specialist.name).getByRole('button', { name: floor.acts.move }).click()
  await dialog().getByLabel(floor.moveTopic).selectOption({ label: house.bar.topics.network.name })
  // Neither a double click nor another Enter answers what they asked.
  await dialog().getByRole('button', { name: floor.acts.move, exact: true }).dblclick()
  const question = dialog().getByText(floor.moveInHand(who, { name: house.specialist.name, desk: 1 }, true))
  await question.and(supervisor.locator(':focus')).waitFor()
  await supervisor.keyboard.press('Enter')
  expect(await violationsOf(supervisor)).toEqual([])
  // Another choice is asked about anew.
  await dialog().getByLabel(floor.moveTo).selectOption({ label: house.specialist.name })
  await question.waitFor({ state: 'detached' })
  await dialog().getByLabel(floor.moveTo).selectOption({ label: floor.anybody })
  expect(await question.count()).toBe(0)
  await dialog().getByRole('button', { name: floor.acts.move, exact: true }).press('Enter')
  await question.waitFor()
  const inHelp = row(floor.desks, house.specialist.name).getByText(begins(`helping ${who}`))
  await inHelp.waitFor()
  await confirm(floor.acts.moveAnyway)
  await row(floor.waiting, helped.code).getByText(house.bar.topics.network.name).waitFor()
  await button(supervisor, floor.acts.undo).click()
  await inHelp.waitFor()
})

test('somebody is moved to a colleague and for another topic, with the same turn; a move is taken back, and one that cannot be is refused in words', async () => {
  const { specialist, supervisor } = people()
  const who = `${lee.code}, Lee`
  const move = async (...choices: [string, string][]) => {
    await row(floor.waiting, lee.code).getByRole('button', { name: floor.acts.move }).click()
    for (const [field, label] of choices) await dialog().getByLabel(field).selectOption({ label })
    await confirm(floor.acts.move)
  }
  await move()
  await dialog().getByText(floor.moveNothing).waitFor()
  await dialog().getByLabel(floor.moveTo).selectOption({ label: house.specialist.name })
  await confirm(floor.acts.move)
  await said(supervisor, floor.done.move(who))
  const waiting = region(specialist, desk.waiting)
  await waiting.getByText(desk.forYou).waitFor()
  await button(supervisor, floor.acts.undo).click()
  await said(supervisor, floor.done.undo(who))
  await waiting.getByText(desk.forYou).waitFor({ state: 'detached' })
  const { name } = house.bar.topics.network
  // What a colleague has done meanwhile stays: neither a move nor its undo on an old picture is done over it.
  const colleague = (topic: string) => ask(specialist, 'POST', `/bars/${house.bar.id}/tickets/${lee.id}/topic`, { topic })
  const since = { code: lee.code, name: house.specialist.name }
  await row(floor.waiting, lee.code).getByRole('button', { name: floor.acts.move }).click()
  await dialog().getByLabel(floor.moveTo).selectOption({ label: house.specialist.name })
  // Between the press and its arrival.
  const meanwhile = async (route: Route) => {
    await colleague(house.bar.topics.network.id)
    await route.continue()
  }
  await supervisor.route('**/transfer', meanwhile, { times: 1 })
  await confirm(floor.acts.move)
  await dialog().getByText(errors.moved_since.says(since)).waitFor()
  await dialog().getByText(floor.moveSince(who)).waitFor()
  await confirm(floor.acts.move)
  await dialog().getByText(floor.moveChanged(who, name)).waitFor()
  await confirm(floor.acts.moveAnyway)
  await said(supervisor, floor.done.move(who))
  await colleague(house.bar.topics.advice.id)
  await button(supervisor, floor.acts.undo).click()
  await supervisor
    .getByRole('alert')
    .getByText(begins(`${lee.code} has been moved since by ${house.specialist.name}`))
    .waitFor()
  await row(floor.waiting, lee.code).getByText(house.bar.topics.advice.name).waitFor()
  // Works here, and knows nothing of networks.
  const unfit = staff.find(({ bars, skills }) => bars.includes(house.bar.slug) && !skills.includes('network'))?.name ?? ''
  await move([floor.moveTopic, name], [floor.moveTo, unfit])
  await dialog().getByText(`${unfit} has not the skills for ${name}.`).waitFor()
  await dialog().getByLabel(floor.moveTo).selectOption({ label: floor.anybody })
  await confirm(floor.acts.move)
  await row(floor.waiting, lee.code).getByText(name).waitFor()
})

test('what a colleague can do is changed on the floor: at once their desk has somebody else next, or nobody', async () => {
  const { specialist, supervisor } = people()
  const { name } = house.specialist
  const topic = house.bar.topics.network.name
  const next = specialist.getByText(desk.nextIs, { exact: true }).locator('..')
  await next.getByText(lee.code, { exact: true }).waitFor()
  await press(floor.acts.skills)
  await dialog()
    .getByRole('button', { name: new RegExp(`^${skills.change}.*${name}`) })
    .click()
  const network = dialog().getByRole('checkbox', { name: 'network' })
  await network.and(supervisor.getByRole('checkbox', { checked: true })).waitFor()
  await network.press('Space')
  await dialog()
    .getByText(skills.saved(name, [], [topic]))
    .waitFor()
  await next.getByText(desk.nobodyForYou).waitFor()
  expect(await violationsEverywhere(supervisor)).toEqual([])
  await dialog().getByLabel(skills.language).selectOption({ label: 'Irish' })
  await dialog().getByRole('checkbox', { name: 'speaks Irish', checked: true }).waitFor()
  await dialog()
    .getByText(skills.saved(name, [], []))
    .waitFor()
  await specialist.getByText('speaks Irish').waitFor()
  // What makes a visit easier guides who is matched as a language does.
  await dialog()
    .getByRole('group', { name: skills.comforts })
    .getByRole('checkbox', { name: skillWords('suits:low_desk') })
    .click()
  await specialist.getByText(skillWords('suits:low_desk')).waitFor()
  // What does not arrive is said, and nothing looks as if it had.
  await supervisor.route('**/skills', (route) => route.abort())
  await network.click()
  await dialog().getByRole('alert').filter({ hasText: /./ }).waitFor()
  await dialog().getByRole('checkbox', { name: 'network', checked: false }).waitFor()
  await supervisor.unroute('**/skills')
  await network.click()
  await dialog()
    .getByText(skills.saved(name, [topic], []))
    .waitFor()
  await next.getByText(lee.code, { exact: true }).waitFor()
  await supervisor.keyboard.press('Escape')
})

test('the line is printed: who is in it and how they stand; no address, and nothing that was said', async () => {
  const { specialist, supervisor } = people()
  const secret = { about: 'It is about my divorce.', contact: 'kim@example.net', seat: 'Blue coat' }
  const kim = { topic: house.bar.topics.advice.id, name: 'Kim', vouchedBecause: 'Receipt seen', proof: 'vouched', ...secret }
  await ask(specialist, 'POST', `/bars/${house.bar.id}/walk-ins`, kim)
  await bar().getByRole('link', { name: floor.acts.print }).click()
  await heading(supervisor, floor.printTitle(house.bar.name)).waitFor()
  const printed = (holds: string) => supervisor.getByRole('row').filter({ hasText: holds })
  await printed(helped.code).getByText(floor.stands.helping(1)).waitFor()
  await printed(helped.code).getByText(house.specialist.name).waitFor()
  await printed(lee.code).getByText(house.bar.topics.network.name).waitFor()
  await printed('Robin')
    .getByText(begins(floor.stands.booked('')))
    .waitFor()
  await printed('Kim').getByText(floor.stands.waitingHere).waitFor()
  const paper = await supervisor.locator('body').textContent()
  for (const words of [...Object.values(secret), 'Receipt seen']) expect(paper).not.toContain(words)
  await supervisor.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await button(supervisor, floor.print).click()
  await supervisor.locator('body[data-printed]').waitFor()
  await supervisor.emulateMedia({ media: 'print' })
  await button(supervisor, floor.print).waitFor({ state: 'hidden' })
  await supervisor.emulateMedia({ media: null })
  await supervisor.getByRole('link', { name: floor.backToFloor }).click()
  await bar().waitFor()
})

test('paper notes of a power cut stand in the history with the time when it happened and the time when they were entered', async () => {
  const { supervisor } = people()
  const { paper } = floor
  await press(floor.acts.paper)
  await confirm(paper.enter)
  await dialog().getByText(paper.nameNeeded).waitFor()
  await dialog().getByLabel(paper.name, { exact: true }).fill('Ana')
  await dialog().getByLabel(paper.topic).selectOption({ label: house.bar.topics.advice.name })
  await dialog().getByLabel(paper.specialist).selectOption({ label: house.specialist.name })
  const yesterday = DateTime.fromJSDate(house.clock.now(), { zone: house.bar.zone }).minus({ days: 1 }).toISODate() ?? ''
  await dialog().getByLabel(paper.day).fill(yesterday)
  await dialog().getByLabel(paper.began).fill('10:15')
  await dialog().getByLabel(paper.minutes).fill('20')
  await dialog().getByLabel(paper.outcome).selectOption('solved')
  await dialog().getByLabel(paper.note).fill('A new cable.')
  expect(await violationsOf(supervisor)).toEqual([])
  await confirm(paper.enter)
  await dialog().getByRole('link', { name: paper.open }).click()
  await heading(supervisor, /Ana$/).waitFor()
  const event = region(supervisor, history.events).getByRole('listitem')
  // Ended twenty minutes after it began; entered today.
  await event.getByText('10:35:00').waitFor()
  await event.getByText(history.recorded('').replace(', ', '')).waitFor()
  await supervisor.getByText(history.enteredLater, { exact: true }).waitFor()
  await region(supervisor, history.help).getByText(house.specialist.name).waitFor()
})

test('several bars on one page: each with its day in figures, also of who is late by what is set now; followed or not, and somebody is moved from one to the other', async () => {
  const { specialist } = people()
  const other = (await house.app.db.owner.query<{ id: string; name: string }>("SELECT id, name FROM bar WHERE slug = 'chicago'")).rows[0] as {
    id: string
    name: string
  }
  await house.app.db.owner.query('UPDATE bar SET zone = $2 WHERE id = $1', [other.id, house.bar.zone])
  await house.app.db.owner.query("UPDATE bar_hours SET opens = '08:00', closes = '20:00' WHERE bar_id = $1", [other.id])
  const of = (ticket: { id: string }, what: string, body = {}) => ask(specialist, 'POST', `/bars/${house.bar.id}/tickets/${ticket.id}/${what}`, body)
  // Somebody leaves a laptop with us, somebody is helped, somebody leaves, one is not seen, one is late for a booked time, another time is to come.
  await of(helped, 'devices', { kind: 'Laptop', keptAt: 'shelf 4' })
  await of(helped, 'hold', { for: 'with_us' })
  const calls = async (name: string) => {
    const ticket = await walksIn(specialist, house, name)
    await ask(specialist, 'POST', `/bars/${house.bar.id}/desks/${house.bar.desks[0]}/call`, { ticket: ticket.id, because: 'In a hurry.' })
    return ticket
  }
  const quick = await calls('Quick')
  await of(quick, 'start')
  await of(quick, 'finish', { outcome: 'solved', minutes: 7 })
  await of(await walksIn(specialist, house, 'Gone'), 'leave')
  await of(await calls('Unseen'), 'no-answer')
  const { days } = await ask<SlotsView>(specialist, 'GET', `/bars/${house.bar.id}/slots?topic=${house.bar.topics.advice.id}&days=1`)
  const start = days[0]?.slots.at(-1)?.start ?? ''
  await ask(specialist, 'POST', `/bars/${house.bar.id}/bookings`, { start, topic: house.bar.topics.advice.id, name: 'Evening' })
  house.clock.advance(60 * 60_000)
  await house.app.get(TimersService).tick()

  const both = await house.enter()
  const { email } = staff.find(({ role, bars }) => role === 'supervisor' && bars.length > 1) as { email: string }
  await signIn(both, house, { email }, `/floor?bars=${house.bar.slug}`)
  const here = region(both, house.bar.name)
  // Late for longer than this bar keeps a time as a rule, and not for longer than was set on the floor.
  const late = here
    .getByRole('region', { name: begins(floor.booked) })
    .getByRole('listitem')
    .filter({ hasText: booked.code })
  await late.waitFor()
  const figure = (name: string) => here.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd')
  await figure(floor.figures.lost)
    .getByText(floor.figures.lostHow(1, 0, 1))
    .waitFor()
  await here.getByRole('button', { name: floor.acts.waits, exact: true }).click()
  await both.getByRole('dialog').getByLabel(floor.howItWaits.grace).fill('15')
  await both.getByRole('dialog').getByRole('button', { name: floor.howItWaits.save, exact: true }).click()
  await said(both, floor.howItWaits.done(house.bar.name))
  await house.app.get(TimersService).tick()
  await late.waitFor({ state: 'detached' })
  await figure(floor.figures.lost)
    .getByText(floor.figures.lostHow(1, 1, 1))
    .waitFor()
  await figure(floor.figures.visits).getByText('2', { exact: true }).waitFor()
  await figure(floor.figures.next).getByText(clock(start, house.bar.zone)).waitFor()
  await figure(floor.figures.devices).getByText(floor.figures.oldest(0)).waitFor()
  await here.getByRole('region', { name: floor.devices }).getByRole('listitem').filter({ hasText: helped.code }).getByText('Laptop, shelf 4').waitFor()
  await here
    .getByRole('region', { name: begins(floor.booked) })
    .getByText('Evening')
    .waitFor()
  const table = both.getByRole('row').filter({ hasText: house.bar.name })
  for (const figure of [clock(start, house.bar.zone), '3', '1']) await table.getByRole('cell', { name: figure, exact: true }).first().waitFor()

  const there = region(both, other.name)
  expect(await there.count()).toBe(0)
  await both.getByRole('button', { name: floor.follow(other.name) }).click()
  await there.getByText(floor.live, { exact: true }).waitFor()
  expect(new URL(both.url()).searchParams.get('bars')).toBe(`${house.bar.slug},chicago`)
  await both.getByRole('heading', { name: other.name }).and(both.locator(':focus')).waitFor()
  await here.getByRole('listitem').filter({ hasText: lee.code }).getByRole('button', { name: floor.acts.move }).click()
  await both.getByRole('dialog').getByLabel(floor.moveBar).selectOption({ label: other.name })
  await both.getByRole('dialog').getByRole('button', { name: floor.acts.move, exact: true }).click()
  await there.getByRole('listitem').filter({ hasText: 'Lee' }).waitFor()
  await here.getByRole('listitem').filter({ hasText: 'Lee' }).waitFor({ state: 'detached' })
  await both.getByRole('button', { name: floor.unfollow(house.bar.name) }).click()
  await here.waitFor({ state: 'detached' })
  await there.getByRole('listitem').filter({ hasText: 'Lee' }).waitFor()
})
