import type { Locator, Page } from 'playwright-core'
import { auth } from '../client/words/auth.ts'
import { desk } from '../client/words/desk.ts'
import { begins, button } from './customer.ts'
import type { House } from './house.ts'

/** What staff do, by the words on the page. */

export async function signIn(page: Page, { password }: Pick<House, 'password'>, { email }: { email: string }, path = '/staff'): Promise<void> {
  await page.goto(path)
  await page.getByLabel(auth.email).fill(email)
  await page.getByLabel(auth.password, { exact: true }).fill(password)
  await button(page, auth.signIn).click()
  await page.getByRole('navigation', { name: auth.pages }).waitFor()
}

export async function openDesk(page: Page, number: number): Promise<void> {
  await button(page, desk.openDesk(number)).click()
  await button(page, desk.buttons.callNext).waitFor()
}

/** One of the named parts of the desk's screen. */
export const region = (page: Page, title: string): Locator => page.getByRole('region', { name: begins(title) })

/** A command about somebody: its name says for whom. */
export const act = (within: Page | Locator, what: keyof typeof desk.buttons, who = ''): Locator =>
  within.getByRole('button', { name: new RegExp(`^${desk.buttons[what]}\\s*:.*${who}`) })

/** Says of the last thing that it is done. */
export const said = (page: Page, words: string): Promise<void> => page.getByRole('status').filter({ hasText: words }).waitFor()
