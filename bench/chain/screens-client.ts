/** A process with some thousand screens. */
import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '../child.ts'
import { Screen, type ScreenAt } from './screen.ts'

export type ScreensAsk =
  /** Connects these, so many at once, and answers when all are current. */
  | { do: 'open'; url: string; screens: ScreenAt[]; atOnce: number }
  /** These come, those go; nothing is waited for. */
  | { do: 'change'; url: string; come: ScreenAt[]; go: string[] }
  | { do: 'state'; versions?: Map<string, number> }
  /** What arrived since it was asked last: for each change on each screen which bar, which version, and when (µs of the machine's monotonic clock). */
  | { do: 'arrivals' }
export type ScreensAnswer = {
  screens: number
  current: number
  behind: number
  bytes: number
  /** Seconds of processor time that this process has used. */
  processor: number
  fetched: number
  failed: number
  bars: string[]
  arrivals: Float64Array
}

const screens = new Set<Screen>()
const phones = new Map<string, Screen>()
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

function open(url: string, at: ScreenAt): Screen {
  const screen = new Screen(url, at, {
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
  if (!screen) return
  screen.close()
  counts.gone += screen.bytes
  screens.delete(screen)
  phones.delete(ticket)
}

async function openAll(url: string, all: ScreenAt[], atOnce: number): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce).map((at) => open(url, at))
    while (some.some(({ current }) => !current)) await sleep(5)
  }
}

function state(versions?: Map<string, number>): ScreensAnswer {
  let [current, behind, bytes] = [0, 0, counts.gone + counts.fetchedBytes]
  for (const screen of screens) {
    if (screen.current) current++
    if (screen.version < (versions?.get(screen.at.bar) ?? 0)) behind++
    bytes += screen.bytes
  }
  const { user, system } = process.cpuUsage()
  return {
    screens: screens.size,
    current,
    behind,
    bytes,
    processor: (user + system) / 1e6,
    fetched: counts.fetched,
    failed: counts.failed,
    bars: [],
    arrivals: new Float64Array(),
  }
}

serve<ScreensAsk, ScreensAnswer>(async (ask) => {
  if (ask.do === 'open') await openAll(ask.url, ask.screens, ask.atOnce)
  if (ask.do === 'change') {
    for (const ticket of ask.go) close(ticket)
    for (const at of ask.come) look(open(ask.url, at))
  }
  if (ask.do !== 'arrivals') return state(ask.do === 'state' ? ask.versions : undefined)
  const answer = { ...state(), bars, arrivals: Float64Array.from(arrivals) }
  bars = []
  numbers = new Map()
  arrivals = []
  return answer
})
