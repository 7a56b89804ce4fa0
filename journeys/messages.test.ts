import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { CDPSession, Locator, Page } from 'playwright-core'
import { common } from '../client/words/common.ts'
import { messages } from '../client/words/messages.ts'
import { push } from '../client/words/push.ts'
import type { StaffTicket } from '../shared/line.ts'
import type { FailedMessage, PushNotice } from '../shared/push.ts'
import { violationsOf } from './axe.ts'
import { ask } from './behind.ts'
import { ofTheMachine, openBrowser, openWithPush, phone, tablet } from './browser.ts'
import { button, chooseHelp, chooseNow, comeInUnproven, giveName, heading } from './customer.ts'
import { openDesk, region, signIn } from './desk.ts'
import { type House, openHouse, until } from './house.ts'

jest.setTimeout(120_000)

/** No push service is asked in a test: the browser's part of a subscription is played. Everything else is the real thing. */
const playSubscription = `(() => {
  const keys = { p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4', auth: 'BTBZMqHH6r4Tts7J_aSIgg' }
  const endpoint = 'https://updates.push.services.mozilla.com/wpush/v2/journey'
  let now = null
  const made = { endpoint, options: {}, toJSON: () => ({ endpoint, keys }), unsubscribe: async () => { now = null; return true } }
  PushManager.prototype.subscribe = async () => (now = made)
  PushManager.prototype.getSubscription = async () => now
})()`

/** A number that does not exist, as far as the gateway for text messages knows; every other one is taken. */
const [nobodys, adas] = ['+4915112345670', '+4915112345678']
const gateway = createServer(async (request, answer) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { to } = JSON.parse(Buffer.concat(chunks).toString()) as { to: string }
  answer.writeHead(to === nobodys ? 422 : 202).end()
})

let house: House
let page: Page
let ticket: { id: string; code: string }
let browser: CDPSession
let registration = ''
beforeAll(async () => {
  gateway.listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  const settings = { SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/` }
  house = await openHouse(settings, ofTheMachine ? openWithPush : openBrowser)
  page = await house.enter(phone)
  await page.context().grantPermissions(['notifications'])
  await page.addInitScript(playSubscription)
  browser = await page.context().newCDPSession(page)
  browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    registration = registrations.find(({ scopeURL }) => scopeURL.endsWith('/t/'))?.registrationId ?? registration
  })
  await browser.send('ServiceWorker.enable')
  await comeInUnproven(page)
  await chooseHelp(page, house)
  await chooseNow(page, { here: true })
  ticket = await giveName(page, 'Kim')
})
afterAll(async () => {
  await house.close()
  gateway.close()
})

const subscribed = async () => (await house.app.db.owner.query('SELECT 1 FROM push_subscription')).rows.length
const pushes = (notice: Partial<PushNotice>) =>
  browser.send('ServiceWorker.deliverPushMessage', {
    ...{ origin: house.app.url, registrationId: registration },
    data: JSON.stringify({ title: 'x', body: 'y', tag: 'turn', url: `/t/${ticket.id}`, ...notice }),
  })
const notices = () =>
  page.evaluate(async () => {
    const registered = await navigator.serviceWorker.getRegistration('/t/')
    return ((await registered?.getNotifications()) ?? []).map(({ title, data }) => ({ title, url: (data as { url: string }).url }))
  })

const ifPush = ofTheMachine ? describe : describe.skip
ifPush('a phone', () => {
  test('tells its owner while the page is closed, once they have asked for it; the newer one takes the place of the older', async () => {
    await button(page, push.label).click()
    await page.locator('p', { hasText: push.on }).first().waitFor()
    await until('the subscription', async () => (await subscribed()) === 1)
    await until('a running service worker', async () => registration !== '')
    await pushes({ title: 'It is nearly your turn' })
    await pushes({ title: 'Elsewhere', url: 'https://example.org/t/1', tag: 'other' })
    await pushes({ title: 'It is your turn: desk 1' })
    const seen = await until('the notice', async () => (await notices()).find(({ title }) => title.includes('desk')) && notices())
    expect(seen).toEqual([{ title: 'It is your turn: desk 1', url: `/t/${ticket.id}` }])
  })

  test('without a network says that the place is kept, and by which code; with it the page is there again', async () => {
    await until('the place is noted on the phone', () => page.evaluate(async (id) => (await caches.match(`/t/${id}?kept`)) !== undefined, ticket.id))
    await page.context().setOffline(true)
    await page.reload()
    await heading(page, push.offline.title).waitFor()
    await page.getByText(ticket.code, { exact: true }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('link', { name: push.offline.again }).click()
    await button(page, push.label).waitFor()
  })

  test('that somebody else uses from now on tells them nothing and keeps nothing', async () => {
    await page.getByRole('button', { name: common.notMe }).click()
    await page.getByText(common.forget.sure(ticket.code, false), { exact: true }).waitFor()
    await button(page, common.forget.yes).click()
    await page.waitForURL('/')
    await until('an end of it', async () => (await subscribed()) === 0)
    expect(await until('nothing kept', async () => (await page.evaluate(() => caches.keys())).length === 0)).toBe(true)
    await page.context().setOffline(true)
    await page.goto(`/t/${ticket.id}`)
    await heading(page, push.offline.unknown).waitFor()
    expect(await page.getByText(ticket.code).count()).toBe(0)
  })
})

test('a text message that is refused for good is said at the desk and on the floor, in words, until the next one has arrived', async () => {
  const [specialist, supervisor] = await Promise.all([house.enter(), house.enter(tablet)])
  // Both look once a minute, and their minutes pass when this says so.
  for (const page of [specialist, supervisor]) await page.clock.install()
  await Promise.all([signIn(specialist, house, house.specialist), signIn(supervisor, house, house.supervisor, '/floor')])
  await openDesk(specialist, 1)
  const at = <T>(path: string, body: object = {}) => ask<T>(specialist, 'POST', `/bars/${house.bar.id}/${path}`, body)
  const failed = () => ask<FailedMessage[]>(specialist, 'GET', `/bars/${house.bar.id}/messages/failed`)
  const came = { topic: house.bar.topics.advice.id, name: 'Ada', contact: nobodys, vouchedBecause: 'Receipt seen', proof: 'vouched' }
  const { ticket: ada } = await at<{ ticket: StaffTicket }>('walk-ins', came)
  const call = () => at(`desks/${house.bar.desks[0]}/call`, { ticket: ada.id, because: 'Has a train to catch' })
  await call()
  const refused = await until('a text message that is given up', async () => (await failed()).some(({ kind }) => kind === 'turn') && failed())
  const seen = async (page: Page, words: Locator) => {
    await until('a look', async () => {
      await page.clock.fastForward(60_000)
      return words.isVisible()
    })
  }
  const mark = (within: Page | Locator) => within.getByRole('button', { name: messages.notArrived(refused.length) })
  const looks = [
    { page: specialist, mark: mark(specialist) },
    { page: supervisor, mark: mark(region(supervisor, house.bar.name)) },
  ]
  for (const { page, mark } of looks) {
    await seen(page, mark)
    await mark.click()
    const row = page.getByRole('dialog', { name: messages.notArrivedTitle }).getByRole('listitem').filter({ hasText: messages.kinds.turn })
    await row
      .filter({ hasText: ada.code })
      .filter({ hasText: 'Ada' })
      .filter({ hasText: `${messages.channels.phone}: ${messages.givenUp.refused}` })
      .waitFor()
    expect(await violationsOf(page)).toEqual([])
  }
  await at(`tickets/${ada.id}/correct`, { contact: adas })
  await at(`tickets/${ada.id}/put-back`)
  await call()
  await until('a text message that arrives', async () => (await failed()).length === 0)
  for (const { page, mark } of looks) {
    await seen(page, page.getByRole('dialog').getByText(messages.allArrived))
    await page.getByRole('dialog').getByRole('button', { name: messages.close }).click()
    await mark.waitFor({ state: 'detached' })
  }
})
