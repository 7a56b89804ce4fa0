import type { Break, StaffDesk, StaffTicket } from '../../shared/line.ts'
import { isKept } from './kept.ts'
import type { Ticket } from './ticket.entity.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

/** A ticket for the people who work the line. */
export function staffTicket(ticket: Ticket): StaffTicket {
  const { id, code, state, name, about, topicId, way, came, here, proof, contact, version } = ticket
  const at = { deskId: ticket.deskId ?? null, staffId: ticket.staffId ?? null }
  const times = { joinedAt: ticket.joinedAt.toISOString(), bookedFor: iso(ticket.bookedFor), calledAt: iso(ticket.calledAt), startedAt: iso(ticket.startedAt) }
  return { id, code, state, name, about, topicId, way, came, turn: ticket.turn(), here, proof, ...times, ...at, contact, version, ...aside(ticket) }
}

function aside(ticket: Ticket) {
  const { silent, laterCount, urgent, urgentBecause, moreTopics, people, language, comforts, seat } = ticket
  const times = {
    awayUntil: iso(ticket.awayUntil),
    onWayAt: iso(ticket.onWayAt),
    nearAt: iso(ticket.nearAt),
    readyAt: iso(ticket.readyAt),
    keptUntil: iso(ticket.keptUntil),
  }
  const who = { forStaffId: ticket.forStaffId ?? null, heldFor: ticket.heldFor ?? null, urgent: urgent ?? null, urgentBecause: urgentBecause ?? null }
  return { silent, laterCount, moreTopics, people, language, comforts, seat, ...times, ...who }
}

/** How far ahead of their time bookings stand on the staff's screens (ms). Later ones are read when they come near. */
export const bookingsAhead = 18 * 3_600_000

/** Of a ticket's state, in SQL: it may stand on somebody's screen. Of any other no screen needs more than that it is gone. */
export const onScreens = "state IN ('booked', 'waiting', 'called', 'helping', 'held', 'missed')"

type Shown = { state: string; bookedFor: string | null; keptUntil?: string | null }
/** Whether the staff's line shows a ticket in this standing at this time. Whoever did not come stays on it as long as they can come back. */
export const onStaffLine = ({ state, bookedFor, keptUntil }: Shown, at: Date): boolean =>
  ['waiting', 'called', 'helping', 'held'].includes(state) ||
  (state === 'missed' && isKept(keptUntil, at)) ||
  (state === 'booked' && bookedFor !== null && Date.parse(bookedFor) < at.getTime() + bookingsAhead)

export type DeskRow = {
  id: string
  number: number
  staff_id: string | null
  staff_name: string | null
  skills: string[]
  opened_at: Date | null
  break_why: Break | null
  break_until: Date | null
  wants_supervisor_at: Date | null
}
export const staffDesk = (row: DeskRow): StaffDesk => ({
  id: row.id,
  number: row.number,
  staffId: row.staff_id,
  staffName: row.staff_name,
  skills: row.skills,
  openedAt: iso(row.opened_at),
  breakWhy: row.break_why,
  breakUntil: iso(row.break_until),
  wantsSupervisorAt: iso(row.wants_supervisor_at),
})
export const deskRows = `SELECT d.id, d.number, d.staff_id, s.name AS staff_name, d.skills, d.opened_at, d.break_why, d.break_until, d.wants_supervisor_at
  FROM desk d LEFT JOIN staff s ON s.id = d.staff_id`
