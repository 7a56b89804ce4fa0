/** One screen of the chain: follows its bar with the pages' own follower, and with their waits and answers to a lost connection. */
import { type Followed, Follower } from '../../client/live/follower.ts'
import type { Audience, Lines } from '../../shared/line.ts'
import type { Beat, ChangeMessage, Mine, SinceAnswer, WatchAnswer } from '../../shared/live.ts'
import { Wire } from './wire.ts'

export type ScreenAt = { bar: string; audience: Audience; ticket?: string; cookie: string }
export type Notes = {
  /** A change came on the wire: of this screen's bar, now. */
  change: (screen: Screen, versions: number[]) => void
  /** One's own ticket changed otherwise than that it was told another wait: the page asks for it. */
  mine: (screen: Screen) => void
}
/** `versions`: counts what it has heard and forgets the rest, which leaves the processor to the server. `pictures`: keeps them, as a page does. */
export type Keeps = 'versions' | 'pictures'

type Answer = SinceAnswer<Audience>
type Changes = ChangeMessage<Audience>['changes']

/** As in client/live/follow-bar.ts (ms). */
const answerWithin = 5_000
const connectWithin = 40_000
const soon = () => 1_000 + Math.random() * 4_000
/** As socket.io-client is set there: the wait before try n. */
const wait = (tries: number) => Math.min(8_000, 500 * 2 ** tries * (1 + (Math.random() * 2 - 1) * 0.6))

export class Screen {
  private followed: Followed<Audience> = { picture: null, heardAt: null, connected: false, refused: null }
  private readonly follower: Follower<Audience>
  private wire: Wire | undefined
  private tries = 0
  private heard = 0
  private catchingUp = 0
  private ended = false

  constructor(
    readonly url: string,
    readonly at: ScreenAt,
    private readonly keeps: Keeps,
    private readonly notes: Notes,
  ) {
    const ask = (name: string, more: object = {}) => this.ask(name, more)
    this.follower = new Follower(
      at.audience,
      { watch: () => ask('watch') as Promise<WatchAnswer<Audience>>, since: (version) => ask('since', { version }) },
      (state) => {
        this.followed = state
        if (state.refused) this.close()
      },
    )
    this.connect()
  }

  /** -1 until the first picture is there. */
  get version(): number {
    return this.followed.picture?.version ?? -1
  }

  /** Whether it holds everything that its server has said, on a connection that stands. */
  get current(): boolean {
    return this.followed.connected && this.catchingUp === 0
  }

  /** The server will not show it this line (any more). */
  get refused(): boolean {
    return this.followed.refused !== null
  }

  get line(): Lines[Audience] | undefined {
    return this.followed.picture?.line
  }

  /** Bytes that it was sent so far. */
  get bytes(): number {
    return this.heard + (this.wire?.bytes ?? 0)
  }

  close(): void {
    this.ended = true
    this.wire?.close()
  }

  /** The network goes, and it does what pages do then. */
  lose(): void {
    this.wire?.close()
  }

  private connect(): void {
    if (this.ended) return
    this.heard += this.wire?.bytes ?? 0
    const wire = new Wire(this.url, this.at.cookie, {
      connected: () => {
        clearTimeout(late)
        this.tries = 0
        this.settle(wire, this.follower.catchUp())
      },
      message: (name, body) => this.hear(wire, name, body),
      closed: () => {
        clearTimeout(late)
        if (this.wire !== wire) return
        this.follower.disconnected()
        setTimeout(() => this.connect(), wait(this.tries++))
      },
    })
    const late = setTimeout(() => wire.close(), connectWithin)
    this.wire = wire
  }

  private async ask(name: string, more: object): Promise<Answer> {
    const { bar, audience, ticket } = this.at
    const answer = (await this.wire?.ask(name, { bar, audience, ...(ticket ? { ticket } : {}), ...more }, answerWithin)) as Answer | null
    if (!answer) throw new Error('no answer in time')
    if (!answer.ok || this.keeps === 'pictures') return answer
    if ('changes' in answer) return { ok: true, changes: bare(answer.changes) }
    return { ok: true, picture: { ...answer.picture, line: nothing } }
  }

  /** A question without an answer: the connection is made anew after a while. */
  private settle(wire: Wire, work: Promise<void>): void {
    this.catchingUp++
    void work
      .catch(() => setTimeout(() => wire === this.wire && wire.close(), soon()))
      .finally(() => {
        this.catchingUp--
      })
  }

  private hear(wire: Wire, name: string, body: unknown): void {
    if (name === 'change') {
      const { changes } = body as ChangeMessage<Audience>
      this.notes.change(
        this,
        changes.map(({ v }) => v),
      )
      this.settle(wire, this.follower.changes(this.keeps === 'pictures' ? changes : bare(changes)))
    } else if (name === 'beat') this.settle(wire, this.follower.beat(body as Beat))
    else if (name === 'mine' && !(body as Mine).told) this.notes.mine(this)
  }
}

const nothing: Lines['phone'] = { places: [], openDesks: 0, notice: null }
const bare = (changes: Changes): Changes => changes.map(({ v, at }) => ({ v, at }))
