import { afterAll, beforeAll, expect } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { desk } from '../client/words/desk.ts'
import { Browser } from '../server/testing/browser.ts'
import type { VisitView } from '../shared/history.ts'
import type { Picture, StaffLine, StaffTicket } from '../shared/line.ts'
import { walksIn } from './behind.ts'
import { begins } from './customer.ts'
import { more, openDesk, region, row, said, signIn } from './desk.ts'
import { type House, openHouse } from './house.ts'

/** A line, who works it, and how it is seen and read: for the journeys at the desk. */

export let house: House
/** At desk 1; and who greets people without a desk. */
export let worker: Page
export let greeter: Page
/** Reads and does behind the journey what a supervisor of all bars may. */
export let floor: Browser

/** Opened before the tests of this file. `seen`: what the worker's page is given before it is opened. */
export function lineOpens(seen: (worker: Page) => Promise<unknown> = async () => {}): void {
  beforeAll(async () => {
    house = await openHouse()
    ;[floor, worker, greeter] = await Promise.all([theFloor(), house.enter(), house.enter()])
    await seen(worker)
    await Promise.all([signIn(worker, house, house.specialist), signIn(greeter, house, house.second)])
    await openDesk(worker, 1)
    await waiting(greeter).waitFor()
  })
  afterAll(() => house.close())
}

async function theFloor(): Promise<Browser> {
  const browser = new Browser(house.app)
  await browser.post('/staff/sign-in', { email: 'ingrid@demo.example', password: house.password })
  return browser
}

export const here = (path: string) => `/bars/${house.bar.id}${path}`
export const says = async <T = StaffTicket>(path: string, body = {}, who = floor): Promise<T> => {
  const answer = await who.post<T>(path, body)
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
export const events = async ({ id }: { id: string }) => (await floor.get<VisitView>(`/history/visits/${id}`)).body.events
export const kinds = async (ticket: { id: string }) => (await events(ticket)).map(({ kind }) => kind)
export const counted = async (ticket: { id: string }, kind: string) => (await kinds(ticket)).filter((one) => one === kind).length
export const inLine = async (bar = house.bar.id) => (await floor.get<Picture<StaffLine>>(`/bars/${bar}/line`)).body.line.tickets
export const now = async ({ id }: { id: string }) => (await inLine()).find((one) => one.id === id)

export const waiting = (page: Page) => region(page, desk.waiting)
export const dialog = (page: Page) => page.getByRole('dialog')
export const closed = (page: Page) => dialog(page).waitFor({ state: 'detached' })
export const band = (page: Page) => page.locator('[data-region=band]')
export const card = (what: string, { code }: { code: string }, page = worker) =>
  region(page, desk.withMe).getByRole('article', { name: begins(`${what}: ${code}`) })
export async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}
/** The row, with what it hides. */
export async function opened(page: Page, ticket: { id: string }, within = waiting(page)): Promise<Locator> {
  const one = row(within, ticket)
  if ((await one.locator('[data-row]').getAttribute('aria-expanded')) === 'false') await one.locator('[data-row]').click()
  await one.locator('[data-row][aria-expanded=true]').waitFor()
  return one
}
export async function moreOf(page: Page, ticket: StaffTicket, what: Parameters<typeof more>[2]) {
  await more(await opened(page, ticket), ticket, what)
}
export const walks = (name: string) => walksIn(greeter, house, name)
export async function isNext(page: Page, name: string | null) {
  if (name) await band(page).locator('strong', { hasText: name }).waitFor()
  else await band(page).getByText(desk.nobodyAtAll).waitFor()
}

/** Seen above the line by whoever pressed, and the last thing that the log has of it. */
export async function isDone(page: Page, what: keyof typeof desk.done, ticket: StaffTicket, kind: string) {
  await said(page, desk.done[what](`${ticket.code} (${ticket.name})`))
  const by = page === worker ? house.specialist : house.second
  expect((await events(ticket)).at(-1)).toMatchObject({ kind, by: { name: by.name } })
}
