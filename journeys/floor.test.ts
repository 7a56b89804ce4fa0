import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { desk } from '../client/words/desk.ts'
import { door } from '../client/words/door.ts'
import { floor } from '../client/words/floor.ts'
import { history } from '../client/words/history.ts'
import type { StaffLine, StaffTicket } from '../shared/line.ts'
import { violationsEverywhere, violationsOf } from './axe.ts'
import { ask, walksIn } from './behind.ts'
import { phone, tablet } from './browser.ts'
import { button, chooseHelp, chooseNow, comeInUnproven, giveName, heading, radio } from './customer.ts'
import { openDesk, region, said, signIn } from './desk.ts'
import { type House, openHouse } from './house.ts'
import { picture } from './pictures.ts'

jest.setTimeout(120_000)
const power = 'A power cut: we hope to be back at eleven.'
const late = 'We are twenty minutes late. Thank you for waiting.'

let house: House
let [customer, specialist, supervisor]: Page[] = []
let helped: StaffTicket
beforeAll(async () => {
  house = await openHouse()
  ;[customer, specialist, supervisor] = await Promise.all([house.enter(phone), house.enter(), house.enter(tablet)])
  await Promise.all([signIn(specialist, house, house.specialist), signIn(supervisor, house, house.supervisor, '/floor')])
  await openDesk(specialist, 1)
  helped = await walksIn(specialist, house, 'First')
  await button(specialist, desk.buttons.callNext).click()
  await said(specialist, helped.code)
})
afterAll(() => house.close())
const people = () => ({ customer: customer as Page, specialist: specialist as Page, supervisor: supervisor as Page })
const bar = (): Locator => region(people().supervisor, house.bar.name)
const press = async (what: string) => bar().getByRole('button', { name: what, exact: true }).click()
const dialog = () => people().supervisor.getByRole('dialog')
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

test('everybody who waits is told something on their page at once, until it is taken back', async () => {
  const { customer, supervisor } = people()
  await customer.goto('/')
  await button(customer, door.welcome.go).click()
  await chooseHelp(customer, house)
  await chooseNow(customer, { here: true })
  const { code } = await giveName(customer, 'Lee')
  await bar().getByText(code, { exact: true }).first().waitFor()
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

test('paper notes of a power cut stand in the history with the time when it happened and the time when they were entered', async () => {
  const { supervisor } = people()
  const { paper } = floor
  await press(floor.acts.paper)
  await confirm(paper.enter)
  await dialog().getByText(paper.nameNeeded).waitFor()
  await dialog().getByLabel(paper.name, { exact: true }).fill('Ana')
  await dialog().getByLabel(paper.topic).selectOption({ label: house.bar.topics.advice.name })
  await dialog().getByLabel(paper.specialist).selectOption({ label: house.specialist.name })
  const yesterday = new Date(house.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10)
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
