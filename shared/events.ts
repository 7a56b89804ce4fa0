/** Every kind of event in a bar's log and what its data holds: ids, codes and times; never a name, a word or a secret. */
import type { Lane, Proof, State } from './line.ts'

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
}
type Moved = { before: Standing | null; after: Standing; code: string; place: number }
/** What one person was told: minutes from the moment of the event, the rule by which, and what it was computed from. */
export type Promised = { ticket: string; low: number; high: number; rule: string; ahead: number; work: number; desks: number }

export type Events = {
  'ticket.booked': Moved & { seat?: number }
  'ticket.joined': Moved & { promise: Promised | null }
  'ticket.checkedIn': Moved & { promise: Promised | null }
  'ticket.arrived': Moved
  'ticket.called': Moved & { desk: number }
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
  'ticket.undone': Moved & { undoes: number }
  'ticket.vouched': Moved
  'ticket.corrected': Moved & { what: string }
  'ticket.held': Moved
  'ticket.resumed': Moved
  'ticket.ready': Moved
  'ticket.collected': Moved
  'ticket.transferred': Moved
  'ticket.sent': Moved & { move: string }
  'ticket.received': Moved & { move: string }
  'ticket.reopened': Moved
  'ticket.merged': Moved & { into: string }
  'desk.opened': { number: number; staffId: string; skills: string[] }
  'desk.closed': { number: number; staffId: string }
  'promises.told': { told: Promised[] }
  'joining.changed': { joining: 'open' | 'paused' }
}
export type EventKind = keyof Events
export type TicketEventKind = { [K in EventKind]: K extends `ticket.${string}` ? K : never }[EventKind]
