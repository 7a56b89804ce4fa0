/** All screens, in processes of their own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, child } from '../child.ts'
import type { ChainHouse } from './house.ts'
import type { Keeps, ScreenAt } from './screen.ts'
import type { Held, ScreensAnswer, ScreensAsk } from './screens-client.ts'

type Arrival = { bar: string; version: number; at: number }
export type State = Omit<ScreensAnswer, 'bars' | 'arrivals' | 'held'>
/** A process of clients, and the screens that are in it. */
type Share = { child: Child<ScreensAsk, ScreensAnswer>; screens: Set<ScreenAt> }

/** How many screens connect at once in each process. */
const atOnce = 60
const client = () => child<ScreensAsk, ScreensAnswer>('chain/screens-client.ts')

export class Crowd {
  private readonly shares: Share[]
  private readonly at = new Map<string, { index: number; screen: ScreenAt }>()
  private turn = 0

  /** `each`: how many screens one process carries. */
  constructor(
    private readonly house: ChainHouse,
    screens: number,
    private readonly keeps: Keeps = 'versions',
    each = 4_500,
  ) {
    this.shares = Array.from({ length: Math.ceil(screens / each) }, () => ({ child: client(), screens: new Set() }))
  }

  get processes(): number {
    return this.shares.length
  }

  /** Connects all; answers when every one has its picture. */
  async open(screens: ScreenAt[]): Promise<void> {
    for (const [n, screen] of screens.entries()) this.belongs(screen, n % this.shares.length)
    await Promise.all(this.shares.map((_, index) => this.connect(index)))
  }

  come(screen: ScreenAt): void {
    const index = this.turn++ % this.shares.length
    this.belongs(screen, index)
    this.tell(index, { do: 'change', url: this.house.url(index), come: [screen], go: [], keeps: this.keeps })
  }

  go(ticket: string): void {
    const at = this.at.get(ticket)
    this.at.delete(ticket)
    if (!at) return
    this.shares[at.index]?.screens.delete(at.screen)
    this.tell(at.index, { do: 'change', url: '', come: [], go: [ticket], keeps: this.keeps })
  }

  /** So many screens of each process lose their connection. */
  lose(screens: number): void {
    for (const index of this.shares.keys()) this.tell(index, { do: 'lose', screens })
  }

  /** `kill -9` of one process; another takes its screens, as when people open the page anew. Answers when all of them are current. */
  async kill(index: number): Promise<void> {
    const share = this.shares[index]
    if (!share) return
    share.child.kill()
    share.child = client()
    await this.connect(index)
  }

  /** `versions`: what every screen should have; `behind` counts those that have less. */
  async state(versions?: Map<string, number>): Promise<State> {
    const all = await this.ask({ do: 'state', ...(versions ? { versions } : {}) })
    const sum = (of: (answer: ScreensAnswer) => number) => all.reduce((total, answer) => total + of(answer), 0)
    return {
      screens: sum((a) => a.screens),
      current: sum((a) => a.current),
      behind: sum((a) => a.behind),
      refused: sum((a) => a.refused),
      bytes: sum((a) => a.bytes),
      processor: sum((a) => a.processor),
      fetched: sum((a) => a.fetched),
      failed: sum((a) => a.failed),
    }
  }

  /** Waits until every screen holds what the database has, so many ms at most. */
  async settle(within: number): Promise<State> {
    const late = performance.now() + within
    for (;;) {
      const state = await this.state(await this.house.versions())
      if ((state.behind === 0 && state.current === state.screens) || performance.now() > late) return state
      await sleep(100)
    }
  }

  async arrivals(): Promise<Arrival[]> {
    const all = await this.ask({ do: 'arrivals' })
    return all.flatMap(({ bars, arrivals }) =>
      Array.from({ length: arrivals.length / 3 }, (_, n) => ({
        bar: bars[arrivals[3 * n] ?? 0] ?? '',
        version: arrivals[3 * n + 1] ?? 0,
        at: arrivals[3 * n + 2] ?? 0,
      })),
    )
  }

  /** All pictures that are on a screen. */
  async held(): Promise<Held[]> {
    return (await this.ask({ do: 'held' })).flatMap(({ held }) => held)
  }

  async close(): Promise<void> {
    await Promise.all(this.shares.map(({ child }) => child.end()))
  }

  private belongs(screen: ScreenAt, index: number): void {
    this.shares[index]?.screens.add(screen)
    if (screen.ticket) this.at.set(screen.ticket, { index, screen })
  }

  private async connect(index: number): Promise<void> {
    const share = this.shares[index]
    await share?.child.ask({ do: 'open', url: this.house.url(index), screens: [...share.screens], atOnce, keeps: this.keeps })
  }

  /** What a process is told shortly before it dies is lost with it; its successor is given all that there is. */
  private tell(index: number, what: ScreensAsk): void {
    void this.shares[index]?.child.ask(what).catch(() => undefined)
  }

  private ask(what: ScreensAsk): Promise<ScreensAnswer[]> {
    return Promise.all(this.shares.map(({ child }) => child.ask(what)))
  }
}
