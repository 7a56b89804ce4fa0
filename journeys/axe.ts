import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { isPainted } from './browser.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
type WithAxe = { axe?: { run: (options: object) => Promise<AxeResults> } }

const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules that depend on colours; the others say the same in light and dark. */
const colours = ['color-contrast', 'link-in-text-block']

/** What a checker of accessibility finds on a page, a line each; WCAG 2.2 A and AA. */
export async function violationsOf(page: Page, only: 'all' | 'colours' = 'all'): Promise<string[]> {
  // The page's own policy forbids scripts that are added to it; evaluating is the debugger's way in, and allowed.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const runOnly = only === 'all' ? { type: 'tag', values: all } : { type: 'rule', values: colours }
  const results = await page.evaluate((options) => (globalThis as unknown as Required<WithAxe>).axe.run(options), { runOnly, resultTypes: ['violations'] })
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ target, html }) => `${target.join(' ')} (${html.slice(0, 90)})`).join(', ')}`,
  )
}

/** The same in light and dark, at the width that the page has. */
export async function violationsInBoth(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await isPainted(page)
    found.push(...(await violationsOf(page, colorScheme === 'light' ? 'all' : 'colours')).map((what) => `${colorScheme}: ${what}`))
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return found
}

async function inLight(page: Page): Promise<string[]> {
  await isPainted(page)
  return violationsOf(page)
}
const widths = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desktop', width: 1440, height: 900 },
]

/**
 * The same at desktop width, where most is to be seen, and at phone width: there in light alone, unless `onPhone` says otherwise. No
 * colour depends on the width.
 */
export async function violationsEverywhere(page: Page, onPhone = inLight): Promise<string[]> {
  const found: string[] = []
  const before = page.viewportSize()
  for (const { name, ...size } of widths) {
    await page.setViewportSize(size)
    const look = name === 'phone' ? onPhone : violationsInBoth
    found.push(...(await look(page)).map((what) => `${name}, ${what}`))
  }
  if (before) await page.setViewportSize(before)
  return found
}
