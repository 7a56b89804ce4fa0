import { asRefused, type Refused, send } from '../api/ask.ts'
import { keptFor, type Keeper } from './drafts.ts'

/** A command that can wait for the network. `refused`: the sentence with which the server said no. */
export type Kept = {
  /** Its Idempotency-Key: however often it is sent, it is done once. */
  key: string
  act: 'finish' | 'saveNotes'
  target: string
  who: string
  path: string
  body: object
  /** When it was pressed (epoch ms). */
  at: number
  /** How often no answer came. */
  tries: number
  refused: string | null
}
type Post = (path: string, body: object, options: { key: string }) => Promise<unknown>
type Hears = { done: (kept: Kept, answer: unknown) => void; refused: (kept: Kept, code: string) => void }

const prefix = 'aftercare.unsent.'

/**
 * What was pressed and has no answer yet: kept on this device until the server said yes or no, through reloads and lost networks, and
 * sent in order with the same Idempotency-Key. A no is kept, too, with the words that were typed, until somebody has read it.
 */
export class Unsent {
  private kept: readonly Kept[]
  private readonly listeners = new Set<() => void>()
  private underWay: Promise<void> | null = null
  private readonly name: string

  /** `owner`: whose they are; another person at the same machine neither sends nor sees them. */
  constructor(
    private readonly keeper: Pick<Keeper, 'getItem' | 'setItem' | 'removeItem'>,
    owner: string,
    private readonly hears: Hears,
    private readonly post: Post = send,
    private readonly now: () => number = Date.now,
  ) {
    this.name = `${prefix}${owner}`
    this.kept = this.read()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly all = (): readonly Kept[] => this.kept
  readonly of = (target: string): Kept | null => this.kept.find((one) => one.target === target && one.refused === null) ?? null

  /** Keeps it and sends it at once. True when it was done or waits for the network; false when it was refused, or waits already. */
  async add(wish: Pick<Kept, 'act' | 'target' | 'who' | 'path' | 'body'>): Promise<boolean> {
    if (this.of(wish.target)) return false
    const key = crypto.randomUUID()
    this.become([...this.kept, { ...wish, key, at: this.now(), tries: 0, refused: null }])
    await this.flush()
    return this.kept.find((one) => one.key === key)?.refused == null
  }

  /** Sends what waits, the oldest first; stops where no answer comes. */
  flush(): Promise<void> {
    this.underWay ??= this.sendAll().finally(() => {
      this.underWay = null
    })
    return this.underWay
  }

  drop(key: string): void {
    this.become(this.kept.filter((one) => one.key !== key))
  }

  private async sendAll(): Promise<void> {
    for (let next = this.waiting(); next; next = this.waiting()) if (!(await this.sendOne(next))) return
  }

  /** False when no answer came. */
  private async sendOne(kept: Kept): Promise<boolean> {
    try {
      const answer = await this.post(kept.path, kept.body, { key: kept.key })
      this.drop(kept.key)
      this.hears.done(kept, answer)
      return true
    } catch (error) {
      const refused = asRefused(error)
      if (isOwn(kept, refused)) {
        this.drop(kept.key)
        return true
      }
      // A session that ended, a server in trouble, too much at once: it may be taken later.
      const waits = refused.worthRetrying || refused.status === 401 || refused.status === 429
      this.become(this.kept.map((one) => afterTry(one, kept, waits ? null : refused.message)))
      if (!waits || refused.status === 401) this.hears.refused(kept, refused.code)
      return !waits
    }
  }

  private waiting(): Kept | undefined {
    return this.kept.find(({ refused }) => refused === null)
  }

  private read(): Kept[] {
    try {
      const kept = JSON.parse(this.keeper.getItem(this.name) ?? '[]') as Kept[]
      return kept.filter(({ at }) => this.now() - at < keptFor)
    } catch {
      return []
    }
  }

  private become(kept: readonly Kept[]): void {
    this.kept = kept
    try {
      if (kept.length > 0) this.keeper.setItem(this.name, JSON.stringify(kept))
      else this.keeper.removeItem(this.name)
    } catch {
      // It then lives as long as the page.
    }
    for (const listener of this.listeners) listener()
  }
}

/** Words that are there already were saved, and only the answer got lost. */
const isOwn = ({ body }: Kept, { code, details }: Refused): boolean => {
  const { note, summary } = body as { note?: unknown; summary?: unknown }
  return code === 'notes_changed' && details.note === note && details.summary === summary
}

/** What waits behind one that got no answer was tried with it. */
const afterTry = (one: Kept, tried: Kept, refused: string | null): Kept => {
  const its = one.key === tried.key
  return its || (refused === null && one.refused === null) ? { ...one, tries: one.tries + 1, refused: its ? refused : one.refused } : one
}
