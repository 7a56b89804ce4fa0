import { asRefused, type Refused } from '../api/ask.ts'
import { Intent } from '../api/intent.ts'
import type { Act } from './deeds.ts'
import type { RegionName } from './regions.ts'

/** Where on the screen something was pressed: a refusal is shown there. */
export type Spot = RegionName | 'band' | 'find' | 'notes' | 'ask' | `device.${string}`
/** One thing at a time is under way for a target: a ticket, a session, the desk. */
export type Wish = { act: Act; target: string; spot: Spot; path: string; body?: unknown }
/** `again`: the same wish once more, where that may help. */
export type Said = { sentence: string; again: (() => void) | null }

/** An answer that got lost is asked for once more by itself (ms), with the same Idempotency-Key. */
const onceMoreAfter = 700
type Sends = Pick<Intent, 'send'>

/**
 * Sends what was pressed. What is under way is known at once; a second press does nothing; a refusal is kept for its spot until
 * the next try there. A wish that may have been done carries its key along when it is tried again. Outside of React's state, so
 * that a press draws its own button anew and not the whole line.
 */
export class Sending {
  private readonly doing = new Map<string, Act>()
  private readonly refusals = new Map<Spot, Said>()
  private readonly intents = new Map<string, Sends>()
  /** Ticket → from when (ISO) it may be said that nobody came, as the server told. */
  private readonly opens = new Map<string, string>()
  private waits: number | null = null
  private readonly listeners = new Set<() => void>()

  /** `refused` hears every refusal. */
  constructor(
    private readonly refused: (refused: Refused, wish: Wish) => void,
    private readonly newIntent: () => Sends = () => new Intent(),
    private readonly wait = onceMoreAfter,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly doingOf = (target: string): Act | null => this.doing.get(target) ?? null
  /** Whom one of these is under way for. */
  readonly targetOf = (acts: readonly Act[]): string | null => [...this.doing].find(([, act]) => acts.includes(act))?.[0] ?? null
  readonly saidAt = (spot: Spot): Said | null => this.refusals.get(spot) ?? null

  readonly opensAt = (target: string): string | null => this.opens.get(target) ?? null

  /** What the bar gives people to come (seconds), as the line says it; what was told under another figure is over. */
  barWaits(seconds: number): void {
    const otherwise = this.waits !== null && this.waits !== seconds
    this.waits = seconds
    if (!otherwise || this.opens.size === 0) return
    this.opens.clear()
    this.changed()
  }

  clear(spot: Spot): void {
    if (this.refusals.delete(spot)) this.changed()
  }

  /** True when it was done; `then` has had the answer. False when it was refused, or when one is under way already. */
  async send<T>(wish: Wish, then: (answer: T) => void): Promise<boolean> {
    const { target, act, spot } = wish
    if (this.doing.has(target)) return false
    this.doing.set(target, act)
    this.refusals.delete(spot)
    this.changed()
    try {
      then(await this.persistently<T>(wish))
      return true
    } catch (error) {
      const refused = asRefused(error)
      const mayHelp = refused.worthRetrying || refused.status === 401
      this.refusals.set(spot, { sentence: refused.message, again: mayHelp ? () => void this.send(wish, then) : null })
      if (typeof refused.details.opensAt === 'string') this.opens.set(target, refused.details.opensAt)
      this.refused(refused, wish)
      return false
    } finally {
      this.doing.delete(target)
      this.changed()
    }
  }

  private async persistently<T>({ target, path, body }: Wish): Promise<T> {
    const intent = this.intents.get(target) ?? this.newIntent()
    this.intents.set(target, intent)
    try {
      return await intent.send<T>(path, body)
    } catch (error) {
      if (asRefused(error).code !== 'unreachable') throw error
      await new Promise((resolve) => setTimeout(resolve, this.wait))
      return intent.send<T>(path, body)
    }
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}
