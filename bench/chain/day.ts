/** The day at the desks: arrivals, calls, starts and finishes at a steady rate, whatever the answers do; each as a person would give it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Connections } from '../http.ts'
import type { Chain, ChainBar, ChainDesk } from './scene.ts'
import type { ScreenAt } from './screen.ts'

/** `ms`: how long each command took, from sending to the answer. */
export type Pressed = { ms: number[]; refused: Map<string, number>; seconds: number }
type Visitors = { come: (screen: ScreenAt) => void; go: (ticket: string) => void }

/** Commands of one visit: one joins, one is finished, the next is called, their help starts. */
const each = 4

export class Day {
  private readonly connections: Connections
  private readonly ring: { bar: ChainBar; desk: ChainDesk }[]
  private next = 0
  private readonly busy = new Set<ChainDesk>()

  constructor(
    url: string,
    chain: Chain,
    private readonly visitors: Visitors,
  ) {
    this.connections = new Connections(url, 512)
    this.ring = shuffled(chain.bars.flatMap((bar) => bar.desks.map((desk) => ({ bar, desk }))))
  }

  close(): void {
    this.connections.close()
  }

  /** So many commands a second for so long. The next visit does not wait for the last one. */
  async press(rate: number, seconds: number): Promise<Pressed> {
    const pressed: Pressed = { ms: [], refused: new Map(), seconds }
    const began = performance.now()
    const visits = Math.max(1, Math.round((rate * seconds) / each))
    const running: Promise<void>[] = []
    for (let visit = 0; visit < visits; visit++) {
      const due = began + (visit * seconds * 1000) / visits
      if (due > performance.now()) await sleep(due - performance.now())
      running.push(this.visit(pressed))
    }
    await Promise.all(running)
    pressed.seconds = (performance.now() - began) / 1000
    return pressed
  }

  /** Somebody else arrives elsewhere meanwhile: who is helped and who comes do not know of each other. */
  private async visit(pressed: Pressed): Promise<void> {
    const at = this.freeDesk()
    if (!at) return void count(pressed, 'every desk is pressing')
    const { bar, desk } = at
    const elsewhere = this.ring[(this.next + Math.floor(this.ring.length / 2)) % this.ring.length]?.bar ?? bar
    this.busy.add(desk)
    await Promise.all([this.joins(pressed, elsewhere), this.helps(pressed, bar, desk)])
    this.busy.delete(desk)
  }

  private freeDesk(): { bar: ChainBar; desk: ChainDesk } | undefined {
    for (let tried = 0; tried < this.ring.length; tried++) {
      const at = this.ring[this.next++ % this.ring.length]
      if (at && !this.busy.has(at.desk)) return at
    }
    return undefined
  }

  private async joins(pressed: Pressed, bar: ChainBar): Promise<void> {
    const person = bar.away.shift()
    if (!person) return count(pressed, 'nobody is left who could come')
    const topic = bar.topics[this.next % bar.topics.length] ?? ''
    const body = { bar: bar.id, topic, name: 'Somebody', about: 'It does not turn on', here: true }
    const answer = await this.command(pressed, '/door/join', person.cookie, body, person.network)
    const ticket = (answer?.ticket as { id: string } | undefined)?.id
    if (!ticket) return
    bar.waiting.set(ticket, person)
    this.visitors.come({ bar: bar.id, audience: 'phone', ticket, cookie: person.cookie })
  }

  /** Phones are put away when help starts. */
  private async helps(pressed: Pressed, bar: ChainBar, desk: ChainDesk): Promise<void> {
    const { cookie } = desk
    if (desk.ticket)
      await this.command(pressed, `/bars/${bar.id}/tickets/${desk.ticket}/finish`, cookie, { outcome: 'solved', summary: 'We put the cable back.' })
    desk.ticket = null
    const called = await this.command(pressed, `/bars/${bar.id}/desks/${desk.desk}/call-next`, cookie)
    if (!called) return
    desk.ticket = String(called.id)
    await this.command(pressed, `/bars/${bar.id}/tickets/${desk.ticket}/start`, cookie)
    this.visitors.go(desk.ticket)
    const person = bar.waiting.get(desk.ticket)
    if (person) bar.away.push(person)
    bar.waiting.delete(desk.ticket)
  }

  private async command(pressed: Pressed, path: string, cookie: string, body: object = {}, network?: string): Promise<Record<string, unknown> | null> {
    const from = performance.now()
    const answer = await this.connections.post(path, cookie, body, network ? { 'x-forwarded-for': network } : {}).catch((error: Error) => error)
    pressed.ms.push(performance.now() - from)
    if (answer instanceof Error) count(pressed, answer.message)
    else if (answer.status === 200) return answer.body
    else count(pressed, `${answer.status} ${String(answer.body.code)}`)
    return null
  }
}

function count({ refused }: Pressed, why: string): void {
  refused.set(why, (refused.get(why) ?? 0) + 1)
}

function shuffled<T>(list: T[]): T[] {
  return list
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
