import type { Outcome } from '../../shared/outcomes.ts'
import { outcomes } from '../../shared/outcomes.ts'
import type { TicketAct } from './deeds.ts'

/** What a key, the palette or a button does at the desk. Commands about somebody mean the row that has the focus, or else who is with me. */
export type Deed =
  | TicketAct
  | 'callNext'
  | 'break'
  | 'supervisor'
  | 'closeDesk'
  | 'note'
  | 'printSlip'
  | 'otherInHand'
  | 'findOrAdd'
  | 'down'
  | 'up'
  | 'curtain'
  | 'sounds'
  | 'palette'
  | 'help'
  | `outcome.${Outcome}`

/** The keys as they come; a person may change each (see `keymap`). A deed may have several: the first is printed on its button. */
export const shortcuts: readonly { key: string; deed: Deed }[] = [
  { key: 'n', deed: 'callNext' },
  { key: 's', deed: 'start' },
  { key: 'x', deed: 'noAnswer' },
  { key: 'b', deed: 'putBack' },
  { key: 'f', deed: 'finish' },
  ...outcomes.map((outcome, at) => ({ key: String(at + 1), deed: `outcome.${outcome}` as const })),
  { key: 'm', deed: 'note' },
  { key: 'd', deed: 'copying' },
  { key: 'l', deed: 'keep' },
  { key: ',', deed: 'printSlip' },
  { key: 'g', deed: 'resume' },
  { key: 'z', deed: 'callBack' },
  { key: 'o', deed: 'otherInHand' },
  { key: 't', deed: 'transfer' },
  { key: 'e', deed: 'correct' },
  { key: 'c', deed: 'call' },
  { key: 'p', deed: 'preCall' },
  { key: 'h', deed: 'arrive' },
  { key: 'i', deed: 'checkIn' },
  { key: 'r', deed: 'bringBack' },
  { key: 'v', deed: 'vouch' },
  { key: 'u', deed: 'undo' },
  { key: 'w', deed: 'findOrAdd' },
  { key: '/', deed: 'findOrAdd' },
  { key: 'a', deed: 'break' },
  { key: 'y', deed: 'supervisor' },
  { key: '.', deed: 'curtain' },
  // Also while typing: somebody leans over, and the hand is in the note.
  { key: 'F9', deed: 'curtain' },
  { key: 'j', deed: 'down' },
  { key: 'k', deed: 'up' },
  { key: '?', deed: 'help' },
]

/** Deeds that have no key until somebody gives them one. */
const without: readonly Deed[] = [
  ...(['changeTopic', 'addTopic', 'urgent', 'ready', 'collect', 'takeDevice', 'wrongPerson', 'merge'] as const),
  ...(['onMyWay', 'later', 'stepOut', 'cameBack', 'calm', 'leave', 'reopen', 'takeTime', 'cancelBooking', 'takeBack'] as const),
  ...(['sounds', 'closeDesk'] as const),
]
/** Everything that can have a key, in the order of the list. */
export const keyedDeeds: readonly Deed[] = [...new Set([...shortcuts.map(({ deed }) => deed), ...without])]

/** Stored for a command that is to have no key. */
export const noKey = 'none'
/** A person's own keys: deed → key, or `noKey`. What is not named keeps the key that it comes with. */
export type OwnKeys = Readonly<Record<string, string>>
/** As much of a keyboard event as the decision needs. */
export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; repeat: boolean; typing: boolean }

export type Keymap = {
  /** The key to print beside a button; the first one when there are several. */
  keyOf: (deed: Deed) => string | null
  /** What a key press means; null while typing, with a modifier, or when it means nothing. `letters`: whether single characters count (WCAG 2.1.4). */
  deedOf: (press: Press, letters?: boolean) => Deed | null
  /** Which other deed has this key. */
  taken: (key: string, except: Deed) => Deed | null
}

/** Holding a key down repeats only the moves through a list: "call next" must not run away with the line. */
const repeatable = new Set<Deed>(['down', 'up'])

/** Keys that are no characters work while typing, and when single characters are switched off. */
const isFunctionKey = (key: string) => /^F\d{1,2}$/.test(key)
/** Letters count alike as capitals; other keys as the browser names them. */
export const asKey = (key: string): string => (key.length === 1 ? key.toLowerCase() : key)
/** Whether a key can be given to a deed: one character that can be seen, or a function key that browsers leave alone. */
export const canBeKey = (key: string): boolean => /^[^\s]$/u.test(key) || /^F(2|4|8|9|10)$/.test(key)

export function keymap(own: OwnKeys = {}): Keymap {
  const kept = shortcuts.filter(({ deed }) => own[deed] === undefined)
  const given = keyedDeeds.flatMap((deed) => (canBeKey(own[deed] ?? noKey) ? [{ key: own[deed] ?? '', deed }] : []))
  const all = [...given, ...kept.filter(({ key }) => !given.some((one) => one.key === key))]
  const byKey = new Map(all.map(({ key, deed }) => [key, deed]))
  return {
    keyOf: (deed) => all.find((one) => one.deed === deed)?.key ?? null,
    taken: (key, except) => all.find((one) => one.key === key && one.deed !== except)?.deed ?? null,
    deedOf: (press, letters = true) => {
      if (press.ctrlKey || press.metaKey || press.altKey) return press.key.toLowerCase() === 'k' && !press.altKey ? 'palette' : null
      if (!isFunctionKey(press.key) && (press.typing || !letters)) return null
      const deed = byKey.get(asKey(press.key)) ?? null
      return deed && press.repeat && !repeatable.has(deed) ? null : deed
    },
  }
}
