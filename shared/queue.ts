import { z } from 'zod'
import { type Comfort, comforts, type Hold, type Proof, type State, type Told, type Turn, type Way } from './line.ts'
import { type Outcome, outcomes } from './outcomes.ts'
import { id, instant, someWords, words } from './words.ts'

/** What makes a visit easier. `language` as BCP 47, such as `de`, or empty; `seat`: where they sit, in words; `people`: how many come. */
export type Helps = { language: string; comforts: Comfort[]; seat: string; people: number }

/** A ticket as its own customer sees it. Times are ISO instants; `bar.zone` says how to print them. */
export type TicketView = {
  id: string
  code: string
  state: State
  name: string
  about: string
  way: Way
  proof: Proof
  here: boolean
  place: number
  turn: Turn
  version: number
  topic: { id: string; name: string; minutes: number }
  /** What else it is about, in the order in which it was added. */
  moreTopics: { id: string; name: string }[]
  bar: { id: string; name: string; zone: string; address: string; bring: string }
  joinedAt: string
  bookedFor: string | null
  /** Of a booked time in the store: until when the turn is kept for whoever is late. */
  graceUntil: string | null
  /** The first time tomorrow that was offered at closing. */
  offeredFor: string | null
  calledAt: string | null
  /** Of whoever did not come: until when they can come back to their turn; null: not missed. */
  keptUntil: string | null
  /** Of whoever did not come: until when the bar is open for them today; null: it has closed, or nobody is missed. */
  opensUntil: string | null
  startedAt: string | null
  endedAt: string | null
  /** Where to go, and who waits there, once called. */
  desk: { number: number; specialist: string } | null
  told: Told
  /** Until when the last move of this person can be taken back (ISO), e.g. leaving; null: nothing to take back. */
  undoUntil: string | null
  /** Of a place that was left, or a time that was cancelled: it was staff who noted that. */
  endedByUs: boolean
  /** What was done, after the visit. */
  help: { by: string; outcome: Outcome; summary: string; endedAt: string } | null
  /** Stepped out, or asked for ten more minutes; the line goes on around them until then. */
  awayUntil: string | null
  /** The latest time until which they may step out; null: it cannot be said now. */
  mayBeOutUntil: string | null
  /** Of whoever is in the line: when their bar closes for the day; null: it has closed. */
  closesAt: string | null
  /** How often "ten more minutes" can still be asked for. */
  laterLeft: number
  onWayAt: string | null
  /** Told that the turn is near. Who came for the store and is not there is asked with it: still coming? */
  nearAt: string | null
  /** Did not answer: the turn is kept, nobody waits for it. */
  silent: boolean
  heldFor: Hold | null
  readyAt: string | null
  /** What stays with us, in the words in which it was taken in. */
  withUs: string[]
  helps: Helps
  /** News of this visit goes to a mailbox or a phone. */
  isWrittenTo: boolean
  /** Of a visit that was joined with another one, or sent elsewhere: the one that goes on. */
  goesOnAs: string | null
}

export const stepOutBody = z.object({ until: instant })
export const alsoBody = z.object({ topic: id })
/** What is given is said anew; the rest stays. */
export const helpsBody = z.object({
  language: z
    .string()
    .max(35)
    .regex(/^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/, 'A language looks like de or pt-BR.')
    .optional(),
  comforts: z.array(z.enum(comforts)).max(comforts.length).optional(),
  seat: words(60).optional(),
  people: z.int('How many people are you?').min(1, 'At least one person, please.').max(20, 'For more than twenty people, please talk to us first.').optional(),
})
export type HelpsBody = z.infer<typeof helpsBody>

export const walkInBody = z.object({
  topic: id,
  name: someWords(60, 'A name to call, please.'),
  about: words(500).default(''),
  contact: words(254).default(''),
  /** A customer found by the search; none: somebody new. */
  customer: id.optional(),
  /** Set when the specialist vouches for the purchase: why. */
  vouchedBecause: words(200).default(''),
  /** The handover of proof: seen means that a receipt was shown at the desk. */
  proof: z.enum(['at_desk', 'vouched']).default('at_desk'),
})
export type WalkIn = z.infer<typeof walkInBody>
export const vouchBody = z.object({ because: someWords(200, 'A reason, in a few words, please.') })
export const finishBody = z.object({
  outcome: z.enum(outcomes),
  note: words(4000).default(''),
  summary: words(4000).default(''),
  /** Minutes as corrected by the specialist; measured when absent. */
  minutes: z.number().min(0).max(1440).optional(),
})
export type Finish = z.infer<typeof finishBody>
export const notesBody = z.object({
  note: words(4000).optional(),
  summary: words(4000).optional(),
  minutes: z.number().min(0).max(1440).optional(),
  outcome: z.enum(outcomes).optional(),
})
export type Notes = z.infer<typeof notesBody>
export const hereBody = z.object({ digits: z.string().max(8).optional() })
export const findQuery = z.object({ q: words(100).default('') })

/** What the desk's search finds: a person who is or was here, or a ticket. */
export type Found = {
  customerId: string | null
  ticketId: string | null
  code: string | null
  name: string
  contact: string | null
  state: State | null
  lastVisit: string | null
  orderKnown: boolean
}
