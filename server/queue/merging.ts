import { byTurn, type State } from '../../shared/line.ts'
import type { Ticket } from './ticket.entity.ts'
import type { TicketWords } from './tickets.ts'

/** What a ticket may lack and get from another of the same person, and how it is when it lacks it. */
const nothing = { contact: null, about: '', customerId: null, language: '', seat: '', comforts: [], people: 1 } as const
type Lacked = keyof typeof nothing
const names = Object.keys(nothing) as Lacked[]
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The words that the one that goes on lacks and the other has. */
export function lackedWords(survivor: Ticket, merged: Ticket): Partial<TicketWords> {
  const lacked = names.filter((name) => same(survivor[name], nothing[name]) && !same(merged[name], nothing[name]))
  const words: Partial<TicketWords> = Object.fromEntries(lacked.map((name) => [name, merged[name]]))
  // Whoever has no customer goes by a key of their own; from now on they are led to this place.
  return words.customerId ? { ...words, person: merged.person } : words
}

/** Those of the words that nobody has corrected since, taken away again. `unknown`: a key for somebody without a customer. */
export function wordsToGiveBack(survivor: Ticket, merged: Ticket, what: readonly string[], unknown: string): Partial<TicketWords> {
  const given = names.filter((name) => what.includes(name) && same(survivor[name], merged[name]))
  const words: Partial<TicketWords> = Object.fromEntries(given.map((name) => [name, nothing[name]]))
  return 'customerId' in words ? { ...words, person: unknown } : words
}

/** One goes on, with the better turn of the two, all topics, and the better proof. `was`: where the other stood when it ended. */
export function takeStanding(survivor: Ticket, merged: Ticket, was: State, now: Date): void {
  survivor.mustAllow('takeMerged')
  takeBetterTurn(survivor, merged, was, now)
  const topics = [...survivor.moreTopics, merged.topicId, ...merged.moreTopics]
  survivor.moreTopics = [...new Set(topics)].filter((topic) => topic !== survivor.topicId)
  survivor.here ||= merged.here && was !== 'held'
  if (survivor.proof === 'at_desk') Object.assign(survivor, { proof: merged.proof, vouchedBecause: merged.vouchedBecause })
}

/** A booked time that has come is a turn; one that is still to come is none yet. */
function takeBetterTurn(survivor: Ticket, merged: Ticket, was: State, now: Date): void {
  if (survivor.state === 'booked') return
  if (was === 'booked') merged.becomeDueIfPast(now)
  if (byTurn(merged.turn(), survivor.turn()) >= 0) return
  const { lane, turnAt, dueAt, urgent, urgentBecause } = merged
  Object.assign(survivor, { lane, turnAt, dueAt, urgent, urgentBecause })
}

/** Ended; the other goes on. */
export function mergeInto(merged: Ticket, survivor: Ticket, now: Date): void {
  merged.move('merge')
  merged.leaveDesk()
  Object.assign(merged, { goesOnAs: survivor.id, endedAt: now })
}
