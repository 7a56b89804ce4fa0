import { byTurn, type StaffDesk, type StaffLine, type StaffTicket } from '../../shared/line.ts'

/** The parts of a specialist's screen. Together they hold every ticket of the line that is still to be helped, each once. */
export type Regions = {
  desk: StaffDesk | null
  /** Called or being helped by this specialist. */
  mine: StaffTicket[]
  /** In turn order. */
  waiting: StaffTicket[]
  /** Of this day, by the booked time. */
  booked: StaffTicket[]
  /** Called or being helped by somebody else. */
  others: StaffTicket[]
  /** Did not answer or did not come, the latest first. */
  missed: StaffTicket[]
}
export type RegionName = Exclude<keyof Regions, 'desk'>

const atDesk = (ticket: StaffTicket) => ticket.state === 'called' || ticket.state === 'helping'
const time = (iso: string | null) => (iso ? Date.parse(iso) : 0)

/**
 * `missed`: those that this screen saw go; the line itself may not hold them any more. `isToday` says whether an instant (ISO) lies in
 * the bar's own day: the line also holds the first bookings of tomorrow.
 */
type Seen = { staffId: string; missed: readonly StaffTicket[]; isToday: (iso: string) => boolean }

export function regions(line: StaffLine, { staffId, missed, isToday }: Seen): Regions {
  const desk = line.desks.find((one) => one.staffId === staffId) ?? null
  const isMine = (ticket: StaffTicket) => (ticket.deskId !== null && ticket.deskId === desk?.id) || ticket.staffId === staffId
  const inState = (state: StaffTicket['state']) => line.tickets.filter((ticket) => ticket.state === state)
  const inHand = line.tickets.filter(atDesk)
  return {
    desk,
    mine: inHand.filter(isMine).sort((a, b) => time(a.calledAt) - time(b.calledAt)),
    waiting: inState('waiting').sort((a, b) => byTurn(a.turn, b.turn)),
    booked: inState('booked')
      .filter(({ bookedFor }) => bookedFor !== null && isToday(bookedFor))
      .sort((a, b) => time(a.bookedFor) - time(b.bookedFor)),
    others: inHand.filter((ticket) => !isMine(ticket)).sort((a, b) => time(a.calledAt) - time(b.calledAt)),
    missed: [...inState('missed'), ...missed.filter(({ id }) => !line.tickets.some((ticket) => ticket.id === id))].sort(
      (a, b) => time(b.calledAt ?? b.bookedFor) - time(a.calledAt ?? a.bookedFor),
    ),
  }
}
