import type { Outcome } from '../../shared/outcomes.ts'
import { outcomes } from '../../shared/outcomes.ts'

/** What a single key does at the desk. `row`: for the person who is marked in a list, or else for the one at one's desk. */
export type Deed =
  | 'callNext'
  | 'call'
  | 'start'
  | 'putBack'
  | 'noAnswer'
  | 'finish'
  | 'note'
  | 'arrive'
  | 'checkIn'
  | 'bringBack'
  | 'vouch'
  | 'undo'
  | 'findOrAdd'
  | 'down'
  | 'up'
  | 'help'
  | `outcome.${Outcome}`

/** One key, one deed: the table is shown by `?`. */
export const shortcuts: readonly { key: string; deed: Deed }[] = [
  { key: 'n', deed: 'callNext' },
  { key: 's', deed: 'start' },
  { key: 'x', deed: 'noAnswer' },
  { key: 'b', deed: 'putBack' },
  { key: 'f', deed: 'finish' },
  ...outcomes.map((outcome, at) => ({ key: String(at + 1), deed: `outcome.${outcome}` as const })),
  { key: 'm', deed: 'note' },
  { key: 'c', deed: 'call' },
  { key: 'h', deed: 'arrive' },
  { key: 'i', deed: 'checkIn' },
  { key: 'r', deed: 'bringBack' },
  { key: 'v', deed: 'vouch' },
  { key: 'u', deed: 'undo' },
  { key: 'w', deed: 'findOrAdd' },
  { key: '/', deed: 'findOrAdd' },
  { key: 'j', deed: 'down' },
  { key: 'k', deed: 'up' },
  { key: '?', deed: 'help' },
]

const byKey = new Map(shortcuts.map(({ key, deed }) => [key, deed]))

/** The key to print beside a button; the first one when there are several. */
export const keyOf = (deed: Deed): string | null => shortcuts.find((one) => one.deed === deed)?.key ?? null

/** As much of a keyboard event as the decision needs. */
export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; repeat: boolean; typing: boolean }

/** Holding a key down repeats only the moves through a list: "call next" must not run away with the line. */
const repeatable = new Set<Deed>(['down', 'up'])

/** What a key press means; null while typing, with a modifier, or when it means nothing. */
export function deedOf(press: Press): Deed | null {
  if (press.typing || press.ctrlKey || press.metaKey || press.altKey) return null
  const deed = byKey.get(press.key.length === 1 ? press.key.toLowerCase() : press.key) ?? null
  return deed && press.repeat && !repeatable.has(deed) ? null : deed
}
