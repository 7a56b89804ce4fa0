import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { DataSource } from 'typeorm'
import { setUp } from '../server/demo/set-up.ts'
import { demoPassword, people } from '../server/demo/shop.ts'
import { writeDemoOrders } from '../server/imports/demo-orders.ts'
import { importOrders } from '../server/imports/import-orders.ts'
import { Clock } from '../server/platform/clock.ts'
import type { Settings } from '../server/platform/config.ts'
import { Intake } from '../server/purchases/intake.ts'
import { type TestApp, testApp } from '../server/testing/app.ts'
import type { OutboxMessage, OutboxView } from '../shared/outbox.ts'
import { desktop, openBrowser, patience, person } from './browser.ts'

const quarter = 15 * 60_000
/**
 * Runs as the real time does, from just after a quarter of an hour: times that can be booked begin with one, and the first of them
 * would be gone between the choice and the press. `advance` skips a wait that nobody wants to sit through.
 */
class JourneyClock extends Clock {
  private ahead = quarter - (Date.now() % quarter) + 30_000
  now = (): Date => new Date(Date.now() + this.ahead)
  advance(ms: number): void {
    this.ahead += ms
  }
}

type Topic = { id: string; name: string }
type Bar = { id: string; slug: string; name: string; address: string; bring: string; zone: string; desks: string[]; topics: { advice: Topic; network: Topic } }
type Colleague = { name: string; email: string }

/** The built product with a shop in it, as people in browsers meet it: jobs, timers and sockets run, messages go to the outbox. */
export type House = {
  app: TestApp
  clock: JourneyClock
  /** Where it is about midday now. */
  bar: Bar
  specialist: Colleague
  second: Colleague
  supervisor: Colleague
  password: string
  /** A page in a browser of one's own. `device`: see browser.ts. */
  enter: (device?: object, scheme?: 'light' | 'dark') => Promise<Page>
  close: () => Promise<void>
}

/** The client as it was built: by `npm test`, or `npm run build`. */
export const built = fileURLToPath(new URL('../dist/client', import.meta.url))

/** `settings`, `open`: where a journey wants another house than the others, a gateway for text messages say, or another browser. */
export async function openHouse(settings: Partial<Settings> = {}, open = openBrowser): Promise<House> {
  const clock = new JourneyClock()
  const [app, browser] = await Promise.all([testApp({ NODE_ENV: 'development', JOBS: 'running', ...settings }, { clock, client: built }), open()])
  const [bar] = await Promise.all([openBar(app, clock), bringPurchases(app)])
  const colleagues = (role: string) => people.filter((one) => one.role === role && one.bars.includes(bar.slug)) as Colleague[]
  const [specialist, second] = colleagues('specialist') as [Colleague, Colleague]
  const [supervisor] = colleagues('supervisor') as [Colleague]
  const { enter, problems } = door(browser, app.url, bar.zone)
  const close = async () => {
    await browser.close()
    await app.close()
    if (problems().length > 0) throw new Error(`Pages had errors: ${problems().join('; ')}`)
  }
  return { app, clock, bar, specialist, second, supervisor, password: demoPassword, enter, close }
}

/** Browsers stand where the bar stands, so that its times are theirs. */
export function door(browser: Browser, url: string, zone: string): { enter: House['enter']; problems: () => string[] } {
  const everybodys: (() => string[])[] = []
  const enter: House['enter'] = async (device = desktop, scheme = 'light') => {
    const { page, problems } = await person(browser, url, { timezoneId: zone, ...device }, scheme)
    everybodys.push(problems)
    return page
  }
  return { enter, problems: () => everybodys.flatMap((problems) => problems()) }
}

/** The demo's shop, with one bar moved to a zone in which it is open now, and for hours. */
async function openBar(app: TestApp, clock: Clock): Promise<Bar> {
  const places = await setUp(app.get(DataSource).manager, clock.now())
  const place = places[0]
  if (!place) throw new Error('The demo has no bars.')
  const zone = whereItIsMidday(clock.now())
  await app.db.owner.query('UPDATE bar SET zone = $2, no_answer_seconds = 0 WHERE id = $1', [place.id, zone])
  await app.db.owner.query("UPDATE bar_hours SET opens = '08:00', closes = '20:00' WHERE bar_id = $1", [place.id])
  const { rows } = await app.db.owner.query<Topic & { slug: string }>('SELECT id, slug, name FROM topic')
  const topic = (slug: string) => rows.find((row) => row.slug === slug) as Topic
  const { id, slug, name, address, bring, deskIds } = place
  return { id, slug, name, address, bring, zone, desks: deskIds, topics: { advice: topic('advice'), network: topic('network') } }
}

/** Between 12:00 and 13:00 there: a day with a beginning and hours ahead, whenever the tests run. POSIX signs: Etc/GMT-2 is two hours ahead of UTC. */
export function whereItIsMidday(now: Date): string {
  const ahead = 12 - now.getUTCHours()
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** A shop's own export, through the real importer; `demoPurchases` are in it. */
async function bringPurchases(app: TestApp): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-journeys-'))
  const file = join(folder, 'orders.csv')
  await writeDemoOrders(file, 40, 1)
  await importOrders(createReadStream(file), app.get(Intake))
  await rm(folder, { recursive: true })
}

/** Waits until it is so; says what was waited for when it never is. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>, within = patience): Promise<T> {
  const end = Date.now() + within
  while (Date.now() < end) {
    const seen = await look()
    if (seen) return seen
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Waited ${within / 1000} s in vain: ${what}`)
}

/** The newest message to this address that fits, as soon as it is written. */
export function letterTo({ app }: Pick<House, 'app'>, address: string, fits: (letter: OutboxMessage) => boolean = () => true): Promise<OutboxMessage> {
  const get = async <T>(path: string) => (await (await fetch(`${app.url}/api/outbox${path}`)).json()) as T
  return until(`a message to ${address}`, async () => {
    const { messages } = await get<OutboxView>('')
    const letters = await Promise.all(messages.filter(({ to }) => to === address).map(({ id }) => get<OutboxMessage>(`/${id}`)))
    return letters.find(fits)
  })
}

const six = /\b\d{6}\b/
/** The newest six digits that were sent there, other than `old`. */
export async function codeTo(house: Pick<House, 'app'>, address: string, old = ''): Promise<string> {
  const letter = await letterTo(house, address, ({ text }) => six.test(text) && (old === '' || !text.includes(old)))
  return six.exec(letter.text)?.[0] ?? ''
}
