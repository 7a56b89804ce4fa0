/** Every kind of event in a bar's log and what its data holds: ids, codes and times; never a name, a word or a secret. */
import type { Break, Hold, Joining, Lane, Proof, State, Urgency, Waits } from './line.ts'

/** A ticket's standing, before and after a move: enough to rebuild the line from the log alone. Instants are ISO strings. */
export type Standing = {
  state: State
  lane: Lane
  turnAt: string
  dueAt: string | null
  here: boolean
  deskId: string | null
  staffId: string | null
  topicId: string
  proof: Proof
  bookedFor: string | null
  joinedAt: string
  calledAt: string | null
  startedAt: string | null
} & Partial<Aside>
/** What most tickets never have: left out of a standing as long as it is as in `nothingAside`. */
export type Aside = {
  awayUntil: string | null
  silent: boolean
  onWayAt: string | null
  nearAt: string | null
  laterCount: number
  urgent: Urgency | null
  forStaffId: string | null
  moreTopics: string[]
  heldFor: Hold | null
  readyAt: string | null
  /** Of whoever is missed: until when they can come back to their turn. */
  keptUntil: string | null
}
export const nothingAside: Aside = {
  ...{ awayUntil: null, silent: false, onWayAt: null, nearAt: null, laterCount: 0 },
  ...{ urgent: null, forStaffId: null, moreTopics: [], heldFor: null, readyAt: null, keptUntil: null },
}
const nothingElseAside: Omit<Aside, 'awayUntil'> = nothingAside
/** A standing with what it leaves out. Every change makes some, so that the literal begins with a property (docs/decisions/0024). */
export const withAside = <T extends Partial<Aside>>(standing: T): T & Aside => ({ awayUntil: null, ...nothingElseAside, ...standing })
type Moved = { before: Standing | null; after: Standing; code: string; place: number }
/** What one person was told: minutes from the moment of the event, the rule by which, and what it was computed from. */
export type Promised = { ticket: string; low: number; high: number; rule: string; ahead: number; work: number; desks: number }

export type Events = {
  'ticket.booked': Moved & { seat?: number }
  'ticket.joined': Moved & { promise: Promised | null }
  /** Helped while nothing could be recorded, and entered from paper afterwards: `happenedAt` is when the help ended. */
  'ticket.noted': Moved & { outcome: string; minutes: number }
  'ticket.checkedIn': Moved & { promise: Promised | null }
  'ticket.arrived': Moved
  /** `outOfTurn`: others could have been called before; the reason stands in `event_words`. */
  'ticket.called': Moved & { desk: number; outOfTurn?: true }
  'ticket.started': Moved
  'ticket.putBack': Moved
  'ticket.noAnswer': Moved
  'ticket.returned': Moved
  'ticket.left': Moved
  'ticket.cancelled': Moved
  'ticket.rebooked': Moved
  'ticket.tookTime': Moved
  'ticket.finished': Moved & { outcome: string; minutes: number }
  'ticket.becameDue': Moved
  'ticket.graceOver': Moved
  'ticket.offered': Moved & { offeredFor: string | null }
  'ticket.closed': Moved
  /** `move`: the same at both tickets, where a move of two was taken back. */
  'ticket.undone': Moved & { undoes: number; move?: string }
  'ticket.vouched': Moved
  'ticket.corrected': Moved & { what: string }
  'ticket.held': Moved
  'ticket.resumed': Moved & { desk: number }
  /** With a desk: called to it. Without: what was left can be collected; stays held. */
  'ticket.ready': Moved & { desk: number | null }
  'ticket.collected': Moved & { how: 'collected' | 'sent'; minutes: number }
  'ticket.transferred': Moved
  /** `move`: the same in both bars; `to`, `from`: the other bar; `ticket`: the one there. */
  'ticket.sent': Moved & { move: string; to: string; ticket: string }
  'ticket.received': Moved & { move: string; from: string; ticket: string }
  'ticket.reopened': Moved
  /** Ended as merged into another ticket; the other's event says what it took along. */
  'ticket.merged': Moved & { into: string; move: string }
  /** `what`: names of the fields that it lacked and has now; `sessions`, `devices`: ids of what came along. */
  'ticket.took': Moved & { merged: string; move: string; what: string[]; sessions: string[]; devices: string[] }
  /** It was another person: back to the line, and the one who really came is being helped; `move` is the same in both. `sessions`, `devices`: ids of what came along. */
  'ticket.mistaken': Moved & { move: string; forTicket: string }
  'ticket.recognised': Moved & { move: string; insteadOf: string; desk: number | null; sessions: string[]; devices?: string[] }
  'ticket.madeUrgent': Moved
  'ticket.topicChanged': Moved
  'ticket.topicAdded': Moved & { topic: string }
  /** Soon their turn; by the timer, or by a specialist's pre-call. */
  'ticket.nearlyDue': Moved
  'ticket.wentSilent': Moved
  'ticket.onMyWay': Moved
  /** Ten more minutes, or out until a time; the turn is kept. */
  'ticket.delayed': Moved
  'ticket.steppedOut': Moved
  'ticket.cameBack': Moved
  /** Other things this person once bought were looked at, because they asked. */
  'ticket.itemsShown': Moved
  /** What was brought; `device` names the row with the words. */
  'device.taken': { device: string; ticket: string }
  'device.changed': { device: string; ticket: string }
  'device.handedOver': { device: string; ticket: string; how: 'collected' | 'sent' }
  'desk.opened': { number: number; staffId: string; skills: string[] }
  'desk.paused': { number: number; staffId: string; skills: string[]; why: Break; until: string }
  'desk.resumed': { number: number; staffId: string; skills: string[] }
  /** Of whoever stands there; it calls by these from now on. */
  'desk.skillsChanged': { number: number; staffId: string; skills: string[] }
  'desk.closed': { number: number; staffId: string; onBreak?: true }
  'desk.wantsSupervisor': { number: number; staffId: string }
  'desk.sawSupervisor': { number: number; staffId: string }
  'promises.told': { told: Promised[] }
  /** The range that the door and the board show to whoever has not joined yet; null: no desk is open that could say. */
  'wait.shown': { range: { low: number; high: number } | null; rule: string; ahead: number; work: number; desks: number }
  'joining.changed': { joining: Joining }
  'waits.changed': Waits
  /** Told to everybody who waits; the words stand in `event_words`. Empty ones take the last notice back. */
  'bar.told': { shown: boolean }
}
export type EventKind = keyof Events
export type TicketEventKind = { [K in EventKind]: K extends `ticket.${string}` ? K : never }[EventKind]
