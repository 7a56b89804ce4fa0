/** A process with some thousand screens. */
import { Agent, get } from 'node:http'
import { constants, setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '../child.ts'
import { fingerprint } from './fingerprint.ts'
import { type Keeps, Screen, type ScreenAt } from './screen.ts'

/** A picture that screens of this process hold, and how many of them. */
export type Held = { bar: string; audience: ScreenAt['audience']; version: number; print: string; screens: number }
export type ScreensAsk =
  /** Connects these, so many at once, and answers when all are current. */
  | { do: 'open'; url: string; screens: ScreenAt[]; atOnce: number; keeps: Keeps }
  /** These come, those go; nothing is waited for. */
  | { do: 'change'; url: string; come: ScreenAt[]; go: string[]; keeps: Keeps }
  | { do: 'state'; versions?: Map<string, number> }
  /** What arrived since it was asked last: for each change on each screen which bar, which version, and when (µs of the machine's monotonic clock). */
  | { do: 'arrivals' }
  /** So many screens, by lot, lose their connection. */
  | { do: 'lose'; screens: number }
  | { do: 'held' }
export type ScreensAnswer = {
  screens: number
  current: number
  behind: number
  refused: number
  bytes: number
  /** Seconds of processor time that this process has used. */
  processor: number
  fetched: number
  failed: number
  bars: string[]
  arrivals: Float64Array
  held: Held[]
}

// In life these run elsewhere: here they come after the server and the database, also when they collect their garbage.
setPriority(constants.priority.PRIORITY_LOW)

const screens = new Set<Screen>()
const phones = new Map<string, Screen>()
/** Who went before their screen was opened. */
const left = new Set<string>()
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const counts = { gone: 0, fetched: 0, failed: 0, fetchedBytes: 0 }
let bars: string[] = []
let numbers = new Map<string, number>()
let arrivals: number[] = []

const micros = () => Number(process.hrtime.bigint() / 1000n)

function numberOf(bar: string): number {
  const known = numbers.get(bar)
  if (known !== undefined) return known
  numbers.set(bar, bars.length)
  return bars.push(bar) - 1
}

function open(url: string, at: ScreenAt, keeps: Keeps): Screen {
  const screen = new Screen(url, at, keeps, {
    change: ({ at: { bar } }, versions) => {
      const now = micros()
      for (const version of versions) arrivals.push(numberOf(bar), version, now)
    },
    mine: (screen) => look(screen),
  })
  screens.add(screen)
  if (at.ticket) phones.set(at.ticket, screen)
  return screen
}

/** The page of a place asks for its ticket at first, and again whenever that changed. */
function look({ url, at: { ticket, cookie } }: Screen): void {
  get(`${url}/api/my/tickets/${ticket}`, { agent, headers: { cookie } }, (answer) => {
    counts.fetched++
    if (answer.statusCode !== 200) counts.failed++
    answer.on('data', (chunk: Buffer) => {
      counts.fetchedBytes += chunk.length
    })
  }).once('error', () => {
    counts.failed++
  })
}

function close(ticket: string): void {
  const screen = phones.get(ticket)
  if (!screen) return void left.add(ticket)
  screen.close()
  counts.gone += screen.bytes
  screens.delete(screen)
  phones.delete(ticket)
}

async function openAll({ url, screens: all, atOnce, keeps }: Extract<ScreensAsk, { do: 'open' }>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all
      .slice(from, from + atOnce)
      .filter(({ ticket }) => !ticket || !left.has(ticket))
      .map((at) => open(url, at, keeps))
    while (some.some((screen) => screens.has(screen) && !screen.current && !screen.refused)) await sleep(5)
  }
}

function lose(count: number): void {
  const all = [...screens]
  for (let n = 0; n < count; n++) all[Math.floor(Math.random() * all.length)]?.lose()
}

function held(): Held[] {
  const kinds = new Map<string, Held>()
  for (const { at, version, line } of screens) {
    if (!line) continue
    const one = { bar: at.bar, audience: at.audience, version, print: fingerprint(line), screens: 0 }
    const key = Object.values(one).join(' ')
    const kind = kinds.get(key) ?? one
    kind.screens++
    kinds.set(key, kind)
  }
  return [...kinds.values()]
}

function state(versions?: Map<string, number>): ScreensAnswer {
  let [current, behind, refused, bytes] = [0, 0, 0, counts.gone + counts.fetchedBytes]
  for (const screen of screens) {
    if (screen.current) current++
    if (screen.refused) refused++
    if (screen.version < (versions?.get(screen.at.bar) ?? 0)) behind++
    bytes += screen.bytes
  }
  const { user, system } = process.cpuUsage()
  return {
    ...{ screens: screens.size, current, behind, refused, bytes },
    processor: (user + system) / 1e6,
    ...{ fetched: counts.fetched, failed: counts.failed },
    ...{ bars: [], arrivals: new Float64Array(), held: [] },
  }
}

function arrived(): ScreensAnswer {
  const answer = { ...state(), bars, arrivals: Float64Array.from(arrivals) }
  bars = []
  numbers = new Map()
  arrivals = []
  return answer
}

serve<ScreensAsk, ScreensAnswer>(async (ask) => {
  if (ask.do === 'arrivals') return arrived()
  if (ask.do === 'held') return { ...state(), held: held() }
  if (ask.do === 'open') await openAll(ask)
  if (ask.do === 'lose') lose(ask.screens)
  if (ask.do === 'change') {
    for (const ticket of ask.go) close(ticket)
    for (const at of ask.come) look(open(ask.url, at, ask.keeps))
  }
  return state(ask.do === 'state' ? ask.versions : undefined)
})
