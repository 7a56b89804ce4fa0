/** One screen of the chain: follows its bar as the pages do, with their waits and their answers to a lost connection. */
import type { Audience } from '../../shared/line.ts'
import { Wire } from './wire.ts'

export type ScreenAt = { bar: string; audience: Audience; ticket?: string; cookie: string }
export type Notes = {
  /** A change came on the wire: of this screen's bar, now. */
  change: (screen: Screen, versions: number[]) => void
  /** One's own ticket changed: the page asks for it. */
  mine: (screen: Screen) => void
}

/** As in client/live/follow-bar.ts (ms). */
const answerWithin = 5_000
const connectWithin = 20_000
const soon = () => 1_000 + Math.random() * 4_000
/** As socket.io-client is set there: the wait before try n. */
const wait = (tries: number) => Math.min(8_000, 500 * 2 ** tries * (1 + (Math.random() * 2 - 1) * 0.6))

export class Screen {
  /** -1 until the first picture is there. */
  version = -1
  /** Whether it holds everything that its server has said, on a connection that stands. */
  current = false
  private wire: Wire | undefined
  private tries = 0
  private heard = 0
  private asking = false
  private ended = false

  constructor(
    readonly url: string,
    readonly at: ScreenAt,
    private readonly notes: Notes,
  ) {
    this.connect()
  }

  /** Bytes that it was sent so far. */
  get bytes(): number {
    return this.heard + (this.wire?.bytes ?? 0)
  }

  close(): void {
    this.ended = true
    this.wire?.close()
  }

  private connect(): void {
    if (this.ended) return
    this.heard += this.wire?.bytes ?? 0
    const wire = new Wire(this.url, this.at.cookie, {
      connected: () => {
        clearTimeout(late)
        this.tries = 0
        void this.catchUp(wire)
      },
      message: (name, body) => this.hear(wire, name, body),
      closed: () => {
        clearTimeout(late)
        if (this.wire !== wire) return
        this.current = false
        setTimeout(() => this.connect(), wait(this.tries++))
      },
    })
    const late = setTimeout(() => wire.close(), connectWithin)
    this.wire = wire
  }

  private async catchUp(wire: Wire): Promise<void> {
    if (this.asking) return
    this.asking = true
    const { bar, audience, ticket } = this.at
    const about = { bar, audience, ...(ticket ? { ticket } : {}) }
    const answer = await (this.version < 0 ? wire.ask('watch', about, answerWithin) : wire.ask('since', { ...about, version: this.version }, answerWithin))
    this.asking = false
    if (wire !== this.wire) return
    const { ok, picture, changes } = (answer ?? {}) as { ok?: boolean; picture?: { version: number }; changes?: { v: number }[] }
    if (!ok) return void setTimeout(() => this.again(wire), soon())
    this.version = Math.max(this.version, picture?.version ?? changes?.at(-1)?.v ?? 0)
    this.current = true
  }

  private again(wire: Wire): void {
    if (wire === this.wire) wire.close()
  }

  private hear(wire: Wire, name: string, body: unknown): void {
    if (name === 'change') this.take(wire, (body as { changes: { v: number }[] }).changes)
    else if (name === 'beat') this.missed(wire, (body as { version: number }).version > this.version)
    else if (name === 'mine') this.notes.mine(this)
  }

  private take(wire: Wire, changes: { v: number }[]): void {
    this.notes.change(
      this,
      changes.map(({ v }) => v),
    )
    for (const { v } of changes) {
      if (v === this.version + 1) this.version = v
      else if (v > this.version) {
        this.missed(wire, true)
        return
      }
    }
  }

  private missed(wire: Wire, missing: boolean): void {
    if (!missing || this.version < 0) return
    this.current = false
    void this.catchUp(wire)
  }
}
