import type { Hold } from '../../shared/line.ts'
import type { Ticket } from './ticket.entity.ts'

type At = { id: string; staffId: string }

/** Help rests. While data copies, the visit stays in the specialist's hands; what stays with us is in nobody's, and they go home. */
export function hold(ticket: Ticket, heldFor: Hold): void {
  ticket.move('hold')
  ticket.heldFor = heldFor
  if (heldFor !== 'with_us') return
  ticket.leaveDesk()
  ticket.here = ticket.way !== 'store'
}

/** The bar has closed over somebody who left something here, or they were missed and did not come back that day: it stays with us. */
export function keep(ticket: Ticket): void {
  ticket.move('keep')
  ticket.isThere()
  Object.assign(ticket, { heldFor: 'with_us', nearAt: null, calledAt: null, keptUntil: null, here: ticket.way !== 'store' })
}

/** Help goes on, here and now: its minutes are measured anew and add up. */
export function resume(ticket: Ticket, desk: At, now: Date): void {
  ticket.move('resume')
  ticket.isThere()
  Object.assign(ticket, { deskId: desk.id, staffId: desk.staffId, startedAt: now, calledAt: ticket.calledAt ?? now, heldFor: null, readyAt: null, here: true })
}

/** They wait for it in the store: called, as from the line. Why it was held is kept until help goes on. */
export function callReady(ticket: Ticket, desk: At, now: Date): void {
  ticket.move('ready')
  Object.assign(ticket, { deskId: desk.id, staffId: desk.staffId, calledAt: now, readyAt: now })
}

/** It may be collected, some day: it stays with us until then, and nobody stands in the line for it. */
export function beReady(ticket: Ticket, now: Date): void {
  ticket.mustAllow('beReady')
  ticket.readyAt = now
}

/** It went to its person, and the visit is over. */
export function collect(ticket: Ticket, now: Date): void {
  ticket.move('collect')
  Object.assign(ticket, { endedAt: now, heldFor: null, readyAt: null })
}
