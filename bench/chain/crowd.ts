/** All screens, in processes of their own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, child } from '../child.ts'
import type { ChainHouse } from './house.ts'
import type { ScreenAt } from './screen.ts'
import type { ScreensAnswer, ScreensAsk } from './screens-client.ts'

type Arrival = { bar: string; version: number; at: number }
export type State = Omit<ScreensAnswer, 'bars' | 'arrivals'>

/** How many screens one process carries, and how many connect at once in each. */
const each = 4_500
const atOnce = 60

export class Crowd {
  private readonly children: Child<ScreensAsk, ScreensAnswer>[]
  private readonly at = new Map<string, number>()
  private turn = 0

  constructor(
    private readonly house: ChainHouse,
    screens: number,
  ) {
    this.children = Array.from({ length: Math.ceil(screens / each) }, () => child('chain/screens-client.ts'))
  }

  /** Connects all; answers when every one has its picture. */
  async open(screens: ScreenAt[]): Promise<void> {
    const shares = this.children.map((_, index) => screens.filter((_, n) => n % this.children.length === index))
    for (const [index, share] of shares.entries()) for (const { ticket } of share) if (ticket) this.at.set(ticket, index)
    await Promise.all(this.children.map((one, index) => one.ask({ do: 'open', url: this.house.url(index), screens: shares[index] ?? [], atOnce })))
  }

  come(screen: ScreenAt): void {
    const index = this.turn++ % this.children.length
    if (screen.ticket) this.at.set(screen.ticket, index)
    void this.children[index]?.ask({ do: 'change', url: this.house.url(index), come: [screen], go: [] }).catch(() => undefined)
  }

  go(ticket: string): void {
    const index = this.at.get(ticket)
    this.at.delete(ticket)
    if (index !== undefined) void this.children[index]?.ask({ do: 'change', url: '', come: [], go: [ticket] }).catch(() => undefined)
  }

  /** `versions`: what every screen should have; `behind` counts those that have less. */
  async state(versions?: Map<string, number>): Promise<State> {
    const all = await Promise.all(this.children.map((one) => one.ask({ do: 'state', ...(versions ? { versions } : {}) })))
    const sum = (of: (answer: ScreensAnswer) => number) => all.reduce((total, answer) => total + of(answer), 0)
    return {
      screens: sum((a) => a.screens),
      current: sum((a) => a.current),
      behind: sum((a) => a.behind),
      bytes: sum((a) => a.bytes),
      processor: sum((a) => a.processor),
      fetched: sum((a) => a.fetched),
      failed: sum((a) => a.failed),
    }
  }

  /** Waits until every screen holds what the database has; answers whether that came within so many ms. */
  async settle(within: number): Promise<State> {
    const late = performance.now() + within
    for (;;) {
      const state = await this.state(await this.house.versions())
      if ((state.behind === 0 && state.current === state.screens) || performance.now() > late) return state
      await sleep(100)
    }
  }

  async arrivals(): Promise<Arrival[]> {
    const all = await Promise.all(this.children.map((one) => one.ask({ do: 'arrivals' })))
    return all.flatMap(({ bars, arrivals }) =>
      Array.from({ length: arrivals.length / 3 }, (_, n) => ({
        bar: bars[arrivals[3 * n] ?? 0] ?? '',
        version: arrivals[3 * n + 1] ?? 0,
        at: arrivals[3 * n + 2] ?? 0,
      })),
    )
  }

  async close(): Promise<void> {
    await Promise.all(this.children.map((one) => one.end()))
  }
}
