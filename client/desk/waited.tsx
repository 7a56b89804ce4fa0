import type { StaffTicket } from '../../shared/line.ts'
import { minutesSince } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import { useDeskNow } from './desk-context.ts'

/** Since when somebody waits: who booked, since their time. */
export const waitsSince = (ticket: StaffTicket): string =>
  ticket.came === 'booked' && ticket.bookedFor ? new Date(ticket.turn.at).toISOString() : ticket.joinedAt

export function Waited({ ticket }: { ticket: StaffTicket }) {
  return words.waited(minutesSince(waitsSince(ticket), useDeskNow()))
}
