/** Script and total bytes (gzip) before a customer page can be used. */
import { get } from 'node:http'
import type { Page } from 'playwright-core'
import { openBrowser, phone } from '../journeys/browser.ts'
import type { Bench } from './bench.ts'
import type { Figure, Part } from './figures.ts'
import { house } from './house.ts'
import { crowd, openBar } from './people.ts'

const mostScript = 110
const mostInAll = 160

export async function pages(bench: Bench): Promise<Part> {
  const opened = await house(bench)
  const browser = await openBrowser()
  try {
    const bar = await openBar(opened, 2)
    const [own] = await crowd(opened, bar, 12)
    const code = await opened.owner.query<{ code: string }>('SELECT code FROM ticket WHERE id = $1', [own?.ticket])
    const weigh = async (name: string, path: string, usable: string, cookie?: string) => {
      bench.say(`Bytes of ${name}`)
      const context = await browser.newContext(phone)
      if (cookie) await context.addCookies([{ name: 'aftercare', value: cookie.replace('aftercare=', ''), url: opened.url }])
      const addresses = await untilUsable(await context.newPage(), opened.url + path, usable)
      await context.close()
      return oneFigure(name, await Promise.all(addresses.map((url) => weightOf(url, cookie))))
    }
    const button = `document.querySelector('main button:enabled, main a') !== null`
    const place = `document.body?.innerText.includes('${code.rows[0]?.code}')`
    const figures = [await weigh('the door (/)', '/', button), await weigh('a place (/t/…)', `/t/${own?.ticket}`, place, own?.cookie)]
    const how =
      'A browser with nothing in its cache opens the page of the built server, at the size of a phone; every file and answer that it asked for until the first thing can be pressed (the door) or the own code is read (a place) is fetched again with `Accept-Encoding: gzip`, and the bytes of the bodies are counted. Browsers that take Brotli get less.'
    return { title: 'Customer pages', how, figures }
  } finally {
    await browser.close()
    await opened.close()
  }
}

/** What the page had asked for when `usable` (an expression in the page) was first true, looked at in every frame: its own address first. */
async function untilUsable(page: Page, url: string, usable: string): Promise<string[]> {
  await page.addInitScript(`(function look() {
    if (${usable}) globalThis.usableAt = performance.now()
    else requestAnimationFrame(look)
  })()`)
  await page.goto(url)
  // The page's own policy forbids evaluating from within: asked from outside, again and again.
  for (let look = 0; look < 200 && !(await page.evaluate<boolean>('globalThis.usableAt !== undefined')); look++) await page.waitForTimeout(100)
  const asked = await page.evaluate<string[]>(
    `performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= globalThis.usableAt).map(({ name }) => name)`,
  )
  return [url, ...asked]
}

type Weight = { kind: string; path: string; bytes: number }

function weightOf(url: string, cookie = ''): Promise<Weight> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip', cookie } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.once('end', () => resolve({ kind: /\.js$/.test(url) ? 'script' : 'other', path: new URL(url).pathname, bytes }))
    }).once('error', reject)
  })
}

function oneFigure(name: string, weights: Weight[]): Figure {
  const kB = (of: Weight[]) => of.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
  const script = kB(weights.filter(({ kind }) => kind === 'script'))
  const inAll = kB(weights)
  const each = [...weights]
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 8)
    .map(({ path, bytes }) => `${path.split('/').at(-1) || 'page'} ${(bytes / 1000).toFixed(1)}`)
  return {
    name,
    measured: `${script.toFixed(1)} kB of script, ${inAll.toFixed(1)} kB in all (${weights.length} requests)`,
    floor: '',
    target: `≤ ${mostScript} kB and ≤ ${mostInAll} kB`,
    met: script <= mostScript && inAll <= mostInAll,
    note: `${each.join(', ')} kB.`,
  }
}
