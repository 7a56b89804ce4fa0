/** What was typed and not yet saved. It outlives a reload, a crash and a session that ended; saving removes it. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>
type Kept<D> = { at: number; draft: D }

const prefix = 'aftercare.draft.'
/** Words about a customer do not stay on a shared machine for longer than a working day. */
export const keptFor = 24 * 60 * 60_000

export class Drafts {
  /** `owner`: whose they are; another person at the same machine does not meet them. */
  constructor(
    private readonly keeper: Keeper,
    private readonly owner: string,
    private readonly now: () => number = Date.now,
  ) {}

  read<D extends object>(name: string): D | null {
    try {
      const kept = JSON.parse(this.keeper.getItem(this.keyOf(name)) ?? 'null') as Kept<D> | null
      return kept && this.now() - kept.at < keptFor ? kept.draft : null
    } catch {
      return null
    }
  }

  /** A full or forbidden storage is no reason to stop anyone from typing. */
  write<D extends object>(name: string, draft: D): void {
    try {
      this.keeper.setItem(this.keyOf(name), JSON.stringify({ at: this.now(), draft } satisfies Kept<D>))
    } catch {
      // The draft then lives as long as the page.
    }
  }

  remove(name: string): void {
    try {
      this.keeper.removeItem(this.keyOf(name))
    } catch {
      // As above.
    }
  }

  /** Forgets the drafts of everybody that are too old. */
  sweep(): void {
    try {
      const keys = Array.from({ length: this.keeper.length }, (_, at) => this.keeper.key(at)).filter((key): key is string => key?.startsWith(prefix) ?? false)
      for (const key of keys) if (this.isOver(this.keeper.getItem(key))) this.keeper.removeItem(key)
    } catch {
      // As above.
    }
  }

  private isOver(text: string | null): boolean {
    try {
      return this.now() - (JSON.parse(text ?? 'null') as Kept<object>).at >= keptFor
    } catch {
      return true
    }
  }

  private keyOf(name: string): string {
    return `${prefix}${this.owner}.${name}`
  }
}
