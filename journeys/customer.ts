import type { Locator, Page } from 'playwright-core'
import { door } from '../client/words/door.ts'
import { codeTo, type House } from './house.ts'

/** What a customer does, by the words on the page. */

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Names that begin so: a choice is read out with its explanation behind it. */
export const begins = (text: string): RegExp => new RegExp(`^${escaped(text)}`)

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true })
export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name, exact: true })
export const radio = (page: Page, name: string): Locator => page.getByRole('radio', { name: begins(name) })

/** The address is typed and a code is on its way. */
export async function askForCode(page: Page, address: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel(door.who.label(false)).fill(address)
  await button(page, door.who.go).click()
  await page.getByLabel(door.code.label).waitFor()
}

export async function comeInByCode(house: House, page: Page, address: string): Promise<void> {
  await askForCode(page, address)
  // The sixth digit sends it.
  await page.getByLabel(door.code.label).fill(await codeTo(house, address))
  await isIn(page)
}

export const isIn = (page: Page): Promise<void> => heading(page, door.help.title).waitFor()

export async function comeInUnproven(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: begins(door.who.unproven) }).click()
  await isIn(page)
}

/** Which place, and what about. */
export async function chooseHelp(page: Page, { bar }: { bar: { name: string; topics: { advice: { name: string } } } }): Promise<void> {
  await radio(page, bar.name).check()
  await radio(page, bar.topics.advice.name).check()
  await button(page, door.go).click()
  await heading(page, door.when.title).waitFor()
}

export async function chooseNow(page: Page, { here }: { here: boolean }): Promise<void> {
  await radio(page, door.when.now).check()
  const tick = page.getByRole('checkbox', { name: begins(door.when.here) })
  await tick.setChecked(here)
  await button(page, door.go).click()
  await heading(page, door.name.title).waitFor()
}

/** Chooses the next free time and names it as the page does. */
export async function chooseNextTime(page: Page): Promise<string> {
  await radio(page, door.when.later).check()
  return takeNextFree(page)
}

/** Where times are shown at once, since nobody can join now. */
export async function takeNextFree(page: Page): Promise<string> {
  const free = page.getByRole('button', { name: begins(door.when.nextFree('')) })
  const said = ((await free.textContent()) ?? '').slice(door.when.nextFree('').length)
  await free.click()
  await button(page, door.go).click()
  await heading(page, door.name.title).waitFor()
  return said
}

/** The last screen; ends on the own page. Answers the ticket's id and code. */
export async function giveName(page: Page, name: string, go: string = door.name.join): Promise<{ id: string; code: string }> {
  await page.getByLabel(door.name.label).fill(name)
  await button(page, go).click()
  await page.waitForURL(/\/t\//)
  return { id: page.url().split('/').at(-1) ?? '', code: await codeOn(page) }
}

/** The code as it stands large on the own page. */
export async function codeOn(page: Page): Promise<string> {
  const code = page.getByText(/^[A-Z]\d[A-Z0-9]\d$|^[A-Z0-9]{4}$/).first()
  return ((await code.textContent()) ?? '').trim()
}
