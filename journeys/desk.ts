import type { Locator, Page } from 'playwright-core'
import { auth } from '../client/words/auth.ts'
import { desk } from '../client/words/desk.ts'
import { socketPath } from '../shared/live.ts'
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

/** What is asked has the keys: those pressed from now on are its own. */
export const isAsked = (within: Page | Locator): Promise<void> => within.getByRole('dialog').locator(':focus').waitFor()

/** Typed for in a list of choices, and taken with Enter once it stands there. */
export async function pick(list: Locator, typed: string, option: string | RegExp): Promise<void> {
  await list.fill(typed)
  await list.page().getByRole('option', { name: option }).first().waitFor()
  await list.press('Enter')
}

/** The row of somebody in a list of the desk. */
export const row = (within: Locator, { id }: { id: string }): Locator =>
  within.getByRole('listitem').filter({ has: within.page().locator(`[data-row="${id}"]`) })

/** What is under "More" in somebody's row, or beside somebody who is with me. */
export async function more(within: Locator, who: { code: string; name: string }, what: keyof typeof desk.buttons): Promise<void> {
  await within.getByRole('button', { name: desk.moreAbout(`${who.code}, ${who.name}`) }).click()
  await within
    .page()
    .getByRole('menuitem', { name: begins(desk.buttons[what]) })
    .click()
}

/** A page whose news can be held back, as a slow network does: what is pressed there meanwhile is pressed on an old picture. Before it is opened. */
export async function slowNews(page: Page): Promise<{ hold: () => void; letGo: () => void }> {
  let held: (() => void)[] | null = null
  await page.routeWebSocket(
    ({ pathname }) => pathname.startsWith(socketPath),
    (socket) => {
      socket.connectToServer().onMessage((message) => {
        if (held) held.push(() => socket.send(message))
        else socket.send(message)
      })
    },
  )
  const letGo = () => {
    for (const send of held ?? []) send()
    held = null
  }
  return { hold: () => (held = []), letGo }
}
