import type { Urgency } from '../../shared/line.ts'
import type { Ticket } from './ticket.entity.ts'

/** Out of the hands that held it, back among those who wait; the stored turn never changed. */
function wait(ticket: Ticket): void {
  ticket.leaveDesk()
  Object.assign(ticket, { startedAt: null, heldFor: null, readyAt: null })
}

/** For another topic, for a specialist, or both. Whoever it was kept for before, it is not any more. */
export function passOn(ticket: Ticket, to: { topicId: string; staffId: string | null }): void {
  ticket.move('transfer')
  wait(ticket)
  mainTopic(ticket, to.topicId)
  ticket.forStaffId = to.staffId
}

/** It goes on as another ticket, at another place. */
export function sendOn(ticket: Ticket, goesOnAs: string, now: Date): void {
  ticket.move('send')
  ticket.leaveDesk()
  Object.assign(ticket, { goesOnAs, endedAt: now })
}

/** `oldTurn`: on the same day of the bar. Later, whoever comes again comes as of now. */
export function reopen(ticket: Ticket, oldTurn: boolean, now: Date, dueAt: Date): void {
  ticket.move('reopen')
  wait(ticket)
  ticket.isThere()
  Object.assign(ticket, { here: true, endedAt: null, nearAt: null, laterCount: 0, toldLow: null, toldHigh: null, toldAt: null })
  if (!oldTurn) Object.assign(ticket, { lane: 2, turnAt: now, dueAt, urgent: null, urgentBecause: null, forStaffId: null })
}

/** It was somebody else whom we helped. */
export function wasNotHere(ticket: Ticket): void {
  ticket.move('mistake')
  wait(ticket)
}

/** The one who really came, in help since the other was taken for them. */
export function wasHere(ticket: Ticket, instead: Pick<Ticket, 'deskId' | 'staffId' | 'calledAt' | 'startedAt'>): void {
  ticket.move('recognise')
  ticket.isThere()
  const { deskId, staffId, calledAt, startedAt } = instead
  Object.assign(ticket, { deskId, staffId, calledAt, startedAt, here: true, heldFor: null, readyAt: null })
}

/** Before all others; taken back, to the lane that the stored turn belongs in. */
export function makeUrgent(ticket: Ticket, why: Urgency | null, because: string, now: Date): void {
  ticket.mustAllow('makeUrgent')
  Object.assign(ticket, { urgent: why, urgentBecause: why ? because : null, lane: why ? 0 : 2 })
  ticket.becomeDueIfPast(now)
}

export function changeTopic(ticket: Ticket, topicId: string): void {
  ticket.mustAllow('changeTopic')
  mainTopic(ticket, topicId)
}

export function addTopic(ticket: Ticket, topicId: string): void {
  ticket.mustAllow('addTopic')
  ticket.moreTopics = [...ticket.moreTopics, topicId]
}

function mainTopic(ticket: Ticket, topicId: string): void {
  ticket.topicId = topicId
  ticket.moreTopics = ticket.moreTopics.filter((other) => other !== topicId)
}
