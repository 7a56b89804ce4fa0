import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { CDPSession, Page } from 'playwright-core'
import { common } from '../client/words/common.ts'
import { push } from '../client/words/push.ts'
import type { PushNotice } from '../shared/push.ts'
import { phone } from './browser.ts'
import { button, chooseHelp, chooseNow, comeInUnproven, giveName, heading } from './customer.ts'
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

let house: House
let page: Page
let ticket: { id: string; code: string }
let browser: CDPSession
let registration = ''
beforeAll(async () => {
  house = await openHouse()
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
afterAll(() => house.close())

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

describe('a phone', () => {
  test('tells its owner while the page is closed, once they have asked for it; the newer one takes the place of the older', async () => {
    await button(page, push.label).click()
    await page.locator('p', { hasText: push.on }).first().waitFor()
    expect(await subscribed()).toBe(1)
    await until('a running service worker', async () => registration !== '')
    await pushes({ title: 'It is nearly your turn' })
    await pushes({ title: 'Elsewhere', url: 'https://example.org/t/1', tag: 'other' })
    await pushes({ title: 'It is your turn: desk 1' })
    const seen = await until('the notice', async () => (await notices()).find(({ title }) => title.includes('desk')) && notices())
    expect(seen).toEqual([{ title: 'It is your turn: desk 1', url: `/t/${ticket.id}` }])
  })

  test('without a network says that the place is kept, and by which code; with it the page is there again', async () => {
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
    await page.waitForURL('/')
    await until('an end of it', async () => (await subscribed()) === 0)
    expect(await until('nothing kept', async () => (await page.evaluate(() => caches.keys())).length === 0)).toBe(true)
    await page.context().setOffline(true)
    await page.goto(`/t/${ticket.id}`)
    await heading(page, push.offline.unknown).waitFor()
    expect(await page.getByText(ticket.code).count()).toBe(0)
  })
})
