import { z } from 'zod'
import type { DeviceView, DeviceWords } from './devices.ts'
import type { Channel, Trouble } from './push.ts'
import type { State } from './line.ts'
import { outcomes, type Outcome } from './outcomes.ts'
import { states } from './line.ts'
import { day, id, words } from './words.ts'

export const visitsQuery = z.object({
  bar: id.optional(),
  specialist: id.optional(),
  topic: id.optional(),
  outcome: z.enum(outcomes).optional(),
  state: z.enum(states).optional(),
  from: day.optional(),
  to: day.optional(),
  /** Words of what it was about, notes, summaries; a name; a code. */
  q: words(100).default(''),
  /** The key after which the page begins, as given by the page before. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type VisitsQuery = z.infer<typeof visitsQuery>
export type VisitRow = {
  id: string
  code: string
  barId: string
  bar: string
  zone: string
  name: string
  topic: string
  state: State
  outcome: Outcome | null
  specialist: string | null
  joinedAt: string
  endedAt: string | null
  minutes: number | null
  about: string
  /** Noted on paper, and entered afterwards. */
  enteredLater: boolean
}
export type VisitsPage = { visits: VisitRow[]; next: string | null }

export type VisitEvent = {
  version: number
  /** Where it happened, if that was another bar: the visit was sent from there. */
  bar: string | null
  kind: string
  by: { kind: 'customer' | 'staff' | 'system'; name: string | null }
  happenedAt: string
  recordedAt: string
  desk: number | null
  data: Record<string, unknown>
  /** Why, in the words of whoever did it: calling out of turn, an urgency. Empty: none given. */
  words: string
}
/** A message about the visit. `at`: written; `why`: of one that failed, or fails and is tried further (`trying`). `unneeded`: overtaken before it went out. */
export type VisitMessage = { id: string; kind: string; channel: Channel; at: string; fate: 'sent' | 'trying' | 'failed' | 'unneeded'; why: Trouble | null }
/** What was brought, as it stands in the books now. `bar`: where it came in or went out again, if that was another one. */
export type VisitDevice = DeviceWords & Pick<DeviceView, 'id' | 'takenAt' | 'takenBy' | 'handedOver'> & { bar: string | null }
export type VisitView = VisitRow & {
  devices: VisitDevice[]
  messages: VisitMessage[]
  contact: string | null
  proof: string
  vouchedBecause: string | null
  bookedFor: string | null
  events: VisitEvent[]
  sessions: {
    id: string
    specialist: string
    startedAt: string
    endedAt: string | null
    measuredMinutes: number | null
    minutes: number | null
    outcome: Outcome | null
    note: string
    summary: string
  }[]
  /** Each promise, and what happened: minutes really waited from the telling to the call (null: never called). */
  promises: { at: string; low: number; high: number; rule: string; ahead: number; desks: number; waited: number | null; kept: boolean | null }[]
}

export const ledgerQuery = z.object({ bar: id.optional(), topic: id.optional(), from: day.optional(), to: day.optional() })
export type LedgerRow = {
  month: string
  barId: string
  bar: string
  topicId: string
  topic: string
  people: number
  visits: number
  minutes: number
  outcomes: Partial<Record<Outcome, number>>
}
export type LedgerView = {
  rows: LedgerRow[]
  months: { month: string; people: number; visits: number; minutes: number; outcomes: Partial<Record<Outcome, number>> }[]
  total: { people: number; visits: number; minutes: number }
}

/** What the filters of the history offer: only what this supervisor may see. */
export type HistoryFilters = {
  bars: { id: string; name: string; zone: string }[]
  specialists: { id: string; name: string }[]
  topics: { id: string; name: string }[]
}
