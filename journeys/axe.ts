import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
type WithAxe = { axe: { run: (options: object) => Promise<AxeResults> } }

/** What a checker of accessibility finds on a page, a line each; WCAG 2.2 A and AA. */
export async function violationsOf(page: Page): Promise<string[]> {
  // The page's own policy forbids scripts that are added to it; evaluating is the debugger's way in, and allowed.
  await page.evaluate(source)
  const results = await page.evaluate(() => (globalThis as unknown as WithAxe).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
