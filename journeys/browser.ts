import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Browsers that a machine may have; CHROME_PATH names another. */
const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

/** How long (ms) anything that is waited for may take, on a machine that is five times slower. A test as a whole has twice as long. */
export const patience = 60_000

/** The browser of the machine, where it has one: it knows messages of the system (push), which the one that comes with the packages does not. */
export const ofTheMachine = [process.env.CHROME_PATH, ...known].find((path) => path && existsSync(path))

/** CHROME_PATH, or the one that comes with the packages (Linux x64): the same everywhere, and lighter by a third; where that does not start, that of the machine. */
export async function openBrowser(): Promise<Browser> {
  if (!process.env.CHROME_PATH && process.platform === 'linux' && process.arch === 'x64') {
    const { default: packed } = await import('@sparticuz/chromium')
    const launched = await chromium.launch({ executablePath: await packed.executablePath(), args: quiet }).catch((error: unknown) => {
      // It lacks the libraries that a browser of the machine would have brought.
      if (!ofTheMachine) throw error
    })
    if (launched) return launched
  }
  return openWithPush()
}

/** That of the machine. Throws where there is none. */
export const openWithPush = (): Promise<Browser> => chromium.launch({ executablePath: ofTheMachine, args: quiet })

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1.5 }
export const tablet = { viewport: { width: 1024, height: 768 } }
export const desktop = { viewport: { width: 1440, height: 900 } }

/** One person with a browser of their own. Errors of the page fail the journey: `problems()` has to be empty at its end. */
export async function person(
  browser: Browser,
  url: string,
  device: object = desktop,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<{ page: Page; problems: () => string[] }> {
  const context = await browser.newContext({ ...device, baseURL: url, colorScheme, locale: 'en-GB', reducedMotion: 'reduce' })
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  return { page, problems: () => problems }
}

/** To another page of ours, as a link leads there: nothing is loaded again that is there already. */
export function goOn(page: Page, path: string): Promise<void> {
  return page.evaluate((path) => {
    history.pushState(null, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** By the clock of this device it is `then`. Before it is used. */
export async function setClock(page: Page, then: number): Promise<void> {
  await page.addInitScript((by) => {
    const Right = Date
    globalThis.Date = new Proxy(Right, {
      construct: (_, given) => (given.length > 0 ? Reflect.construct(Right, given) : new Right(Right.now() + by)),
      get: (_, name) => (name === 'now' ? () => Right.now() + by : Reflect.get(Right, name)),
    })
  }, then - Date.now())
}

/** What follows the width or the scheme is there, and no colour is on its way from one to the other. */
export async function isPainted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    // An animation whose element went away meanwhile may never say that it is finished.
    const longEnough = new Promise((done) => setTimeout(done, 2_000))
    await Promise.race([Promise.allSettled(ending.map(({ finished }) => finished)), longEnough])
  })
}
