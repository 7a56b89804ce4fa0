import { type Audience, type Change, follow, type Lines, type News, type Picture } from '../../shared/line.ts'
import type { Beat, SinceAnswer, WatchAnswer } from '../../shared/live.ts'

/** What a screen knows of a line. `heardAt`: this device's clock (epoch ms) when the server last said that the picture is current. */
export type Followed<A extends Audience> = {
  picture: Picture<Lines[A]> | null
  heardAt: number | null
  connected: boolean
  /** Set when the server will not show this line (any more). Following has ended. */
  refused: { code: string; detail: string } | null
}

/** How questions reach the server; they reject when no answer comes in time. Both also join the rooms of what they ask about. */
export type Wire<A extends Audience> = { watch: () => Promise<WatchAnswer<A>>; since: (version: number) => Promise<SinceAnswer<A>> }

/** Noes that asking again does not change. Others (too much at once, the database away) are tried again. */
const final = new Set(['sign_in_first', 'prove_first', 'not_your_bar', 'not_allowed', 'not_found', 'not_valid'])

/**
 * Keeps one picture of a line current: applies changes in order, and when one is missing (a gap, a beat with a higher version, a
 * new connection) asks for what came after its version. Changes that arrive while it asks wait for the answer.
 */
export class Follower<A extends Audience> {
  private state: Followed<A> = { picture: null, heardAt: null, connected: false, refused: null }
  private waiting: Change<News[A]>[] = []
  private asking: Promise<void> | null = null

  constructor(
    private readonly audience: A,
    private readonly wire: Wire<A>,
    private readonly tell: (state: Followed<A>) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Brings the picture up to date. Rejects when the server did not answer; calls while one is under way share its answer. */
  catchUp(): Promise<void> {
    this.asking ??= this.askUntilWhole()
    return this.asking
  }

  disconnected(): void {
    this.become({ connected: false })
  }

  async changes(changes: Change<News[A]>[]): Promise<void> {
    if (this.asking || !this.state.picture) {
      this.waiting.push(...changes)
      return
    }
    if (this.applied(changes)) return
    this.waiting.push(...changes)
    await this.catchUp()
  }

  async beat(beat: Beat): Promise<void> {
    const { picture } = this.state
    if (this.asking || !picture) return
    if (beat.version > picture.version) return this.catchUp()
    this.become({ picture: { ...picture, at: beat.at }, heardAt: this.now(), connected: true })
  }

  private async askUntilWhole(): Promise<void> {
    try {
      let whole = false
      while (!whole) {
        const { picture } = this.state
        whole = this.take(await (picture ? this.wire.since(picture.version) : this.wire.watch()))
      }
    } finally {
      // No `await` lies between the last answer and this: a change would wait for an answer that has already been.
      this.asking = null
    }
  }

  /** False when the answer and what arrived meanwhile do not join up yet. */
  private take(answer: SinceAnswer<A>): boolean {
    if (!answer.ok) {
      if (!final.has(answer.code)) throw new Error(answer.detail)
      this.become({ refused: { code: answer.code, detail: answer.detail }, connected: false })
      return true
    }
    const start = 'picture' in answer ? answer.picture : this.state.picture
    if (!start) throw new Error('The server answered with changes to a picture that was never asked for.')
    const first = follow(this.audience, start, 'changes' in answer ? answer.changes : [])
    const later = follow(this.audience, first.picture, this.waiting)
    if (!later.missing) this.waiting = []
    this.become({ picture: later.picture, heardAt: this.now(), connected: true, refused: null })
    return !later.missing
  }

  /** False when a change in between is missing; nothing is shown then. */
  private applied(changes: Change<News[A]>[]): boolean {
    if (!this.state.picture) return false
    const { picture, missing } = follow(this.audience, this.state.picture, changes)
    if (!missing) this.become({ picture, heardAt: this.now(), connected: true })
    return !missing
  }

  private become(change: Partial<Followed<A>>): void {
    this.state = { ...this.state, ...change }
    this.tell(this.state)
  }
}
