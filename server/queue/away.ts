import type { Opening } from '../bars/opening.ts'
import { later } from '../../shared/later.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ticket } from './ticket.entity.ts'

const minute = 60_000
/** How long somebody may be out at once (ms): for longer than that, a booked time serves them better. */
const longestOut = 180 * minute

/** Until when may somebody step out now? Until the day's last closing, and for `longestOut` at most; null: nothing is open any more. */
export function latestReturn(now: Date, today: readonly Opening[]): Date | null {
  const closes = lastClosing(now, today)
  return closes && new Date(Math.min(closes.getTime(), now.getTime() + longestOut))
}

/** When the bar closes for the day; null: nothing is open any more. */
export function lastClosing(now: Date, today: readonly Opening[]): Date | null {
  const closes = Math.max(...today.map(({ closesAt }) => closesAt.getTime()))
  return closes > now.getTime() ? new Date(closes) : null
}

/** Ten more minutes, from now or from the end of those before. Where somebody is does not change by it. @throws Refusal later_used */
export function takeMoreTime(ticket: Ticket, now: Date): void {
  if (ticket.heldFor) {
    backToHeld(ticket, 'delayHeld')
    return
  }
  const from = Math.max(now.getTime(), ticket.awayUntil?.getTime() ?? 0)
  ticket.move('delay')
  if (ticket.laterCount >= later.times) throw new Refusal('later_used')
  ticket.laterCount++
  goAway(ticket, new Date(from + later.minutes * minute))
}

/** Out of the store until then, or until they come back before. */
export function stepOut(ticket: Ticket, until: Date): void {
  if (ticket.heldFor) backToHeld(ticket, 'stepOutHeld')
  else {
    ticket.move('stepOut')
    goAway(ticket, until)
  }
  ticket.here = ticket.way !== 'store'
}

/** Whoever was called because something is ready has no turn to keep: it goes on lying here, ready as it is. */
function backToHeld(ticket: Ticket, move: 'delayHeld' | 'stepOutHeld'): void {
  ticket.move(move)
  ticket.leaveDesk()
}

/** The turn is kept, the line goes on around it, and when it is near again they are told again. */
function goAway(ticket: Ticket, until: Date): void {
  ticket.leaveDesk()
  ticket.isThere()
  Object.assign(ticket, { awayUntil: until, nearAt: null })
}

/** They say so themselves, or for them: to be called again. */
export function comeBack(ticket: Ticket): void {
  ticket.mustAllow('comeBack')
  if (ticket.awayUntil) timeIsOver(ticket)
  ticket.isThere()
  ticket.here = true
}

/** The time is over. Who stepped out of the store is not there until they say so; what they were told while they were away is asked anew. */
export function timeIsOver(ticket: Ticket): void {
  Object.assign(ticket, { awayUntil: null, nearAt: null })
}

/** "I am on my way": an answer to "still there?", and the end of being away. */
export function comesNow(ticket: Ticket, now: Date): void {
  ticket.mustAllow('onMyWay')
  if (ticket.awayUntil) timeIsOver(ticket)
  ticket.isThere()
  ticket.onWayAt = now
}
