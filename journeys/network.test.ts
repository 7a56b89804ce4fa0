import { afterAll, beforeAll, describe, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { desk } from '../client/words/desk.ts'
import { queue } from '../client/words/queue.ts'
import { walksIn } from './behind.ts'
import { phone } from './browser.ts'
import { button, chooseHelp, chooseNow, comeInUnproven, giveName, heading } from './customer.ts'
import { act, openDesk, region, signIn } from './desk.ts'
import { type House, openHouse, until } from './house.ts'

jest.setTimeout(120_000)
const old = queue.age.reconnecting('').trim().split(' · ').at(-1) ?? ''
const skew = 20 * 60_000
const live = (page: Page) => page.getByText(queue.age.live, { exact: true })

let house: House
let [customer, specialist, second]: Page[] = []
let ticket: { code: string }
beforeAll(async () => {
  house = await openHouse()
  ;[customer, specialist, second] = await Promise.all([house.enter(phone), house.enter(), house.enter()])
  await house.app.db.owner.query('UPDATE bar SET no_answer_seconds = 180 WHERE id = $1', [house.bar.id])
  // Of these devices one is twenty minutes slow, and one fast. Their time can be held still.
  const now = house.clock.now().getTime()
  await Promise.all([customer.clock.install({ time: now - skew }), specialist.clock.install({ time: now + skew })])
  await Promise.all([signIn(specialist, house, house.specialist), signIn(second, house, house.second)])
  await openDesk(specialist, 1)
  await openDesk(second, 2)
  await walksIn(second, house, 'Before')
  await comeInUnproven(customer)
  await chooseHelp(customer, house)
  await chooseNow(customer, { here: true })
  ticket = await giveName(customer, 'Lee')
  await live(customer).waitFor()
})
afterAll(() => house.close())
const people = () => ({ customer: customer as Page, specialist: specialist as Page, second: second as Page })

/** The network goes while no time passes for the page: what it says then, no beat was missed for, and nothing was asked in vain. */
async function goesOffline(page: Page): Promise<void> {
  // On a busy machine five seconds may be over before the page is told.
  await until('time stands still', async () => {
    const soon = await page.evaluate(() => Date.now() + 5_000)
    return page.clock.pauseAt(soon).then(
      () => true,
      () => false,
    )
  })
  await page.context().setOffline(true)
}

describe('a lost network', () => {
  test("leaves the customer's page with the age of its picture; regained, it catches up by itself", async () => {
    const { customer, second } = people()
    await heading(customer, queue.ahead.some(1)).waitFor()
    await goesOffline(customer)
    await customer.getByText(old).waitFor()
    await customer.clock.resume()
    await button(second, desk.buttons.callNext).click()
    await act(second, 'start').waitFor()
    await heading(customer, queue.ahead.some(1)).waitFor()
    await customer.context().setOffline(false)
    await live(customer).waitFor()
    await heading(customer, queue.ahead.none(true)).waitFor()
  })

  test('leaves the desk with the last line and its age; regained, what happened meanwhile is there', async () => {
    const { specialist, second } = people()
    const waiting = region(specialist, desk.waiting)
    await waiting
      .getByRole('listitem')
      .filter({ hasText: ticket.code })
      .getByText(new RegExp(`^${desk.waited(0).replace('0', '\\d')}$`))
      .waitFor()
    await goesOffline(specialist)
    const notice = specialist.getByText(desk.stale('', '').split('.')[0] ?? '')
    await notice.waitFor()
    await specialist.clock.resume()
    await waiting.getByText(ticket.code, { exact: true }).waitFor()
    const late = await walksIn(second, house, 'Meanwhile')
    await specialist.context().setOffline(false)
    await waiting.getByText(late.code, { exact: true }).waitFor()
    await notice.waitFor({ state: 'detached' })
  })

  test('a command that could not be sent says so, and works when it is tried again', async () => {
    const { specialist, customer } = people()
    await specialist.context().setOffline(true)
    await button(specialist, desk.buttons.callNext).click()
    const refused = region(specialist, desk.withMe).getByRole('alert').filter({ hasText: /./ })
    await refused.waitFor()
    await specialist.context().setOffline(false)
    await button(specialist, desk.buttons.callNext).click()
    await heading(customer, queue.called.title).waitFor()
    // By the clock of this desk it would have opened long ago.
    await act(specialist, 'noAnswer').and(specialist.locator('[data-early]')).waitFor()
    await until('the name of the tab', async () => (await customer.title()) === queue.tabTurn(1))
  })
})
