import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { isPainted } from './browser.ts'

/** Keeps a picture for the README when SCREENSHOTS=1; otherwise tests leave the tree as it is. */
export async function picture(page: Page, name: string, scheme: 'light' | 'dark' = 'light'): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  // The room that is kept for a scroll bar, which a picture does not show.
  await page.evaluate(() => document.documentElement.style.setProperty('scrollbar-gutter', 'auto'))
  await isPainted(page)
  // What is shown to strangers fits its screen: nothing hangs out at the side.
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect([name, sideways]).toEqual([name, 0])
  await page.screenshot({ path: `docs/screenshots/${name}.png` })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}
