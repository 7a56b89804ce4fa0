import { byTurn, type StaffDesk, type StaffLine, type StaffTicket } from '../../shared/line.ts'

/** The parts of a specialist's screen. Together they hold every ticket of the line that is still to be helped, each once. */
export type Regions = {
  desk: StaffDesk | null
  /** Called, being helped, or resting while data copies: with this specialist. */
  mine: StaffTicket[]
  /** In turn order. */
  waiting: StaffTicket[]
  /** Of this day, by the booked time. */
  booked: StaffTicket[]
  /** The same with somebody else. */
  others: StaffTicket[]
  /** Something of them stays in the house: first who has come for it, then the oldest. */
  withUs: StaffTicket[]
  /** Did not answer or did not come today, the latest first. */
  missed: StaffTicket[]
}
export type RegionName = Exclude<keyof Regions, 'desk'>

/** Who stands or sits with a specialist, or will in a moment. */
const inHand = ({ state, heldFor }: StaffTicket) => state === 'called' || state === 'helping' || (state === 'held' && heldFor === 'copying')
/** Somebody stands at my desk, or is on the way to it; who only waits while data copies does not count. */
export const isBusy = ({ mine }: Regions): boolean => mine.some(({ state }) => state !== 'held')

/** They stand in the store, and want what lies here. */
export const cameToFetch = ({ state, heldFor, here, way }: StaffTicket): boolean => state === 'held' && heldFor === 'with_us' && here && way === 'store'

const time = (iso: string | null) => (iso ? Date.parse(iso) : 0)
const byCall = (a: StaffTicket, b: StaffTicket) => time(a.calledAt) - time(b.calledAt)

/** `isToday` says whether an instant (ISO) lies in the bar's own day: the line also holds the first bookings of tomorrow. `now`: epoch ms. */
type Seen = { staffId: string; isToday: (iso: string) => boolean; now: number }

export function regions(line: StaffLine, { staffId, isToday, now }: Seen): Regions {
  const desk = line.desks.find((one) => one.staffId === staffId) ?? null
  const isMine = (ticket: StaffTicket) => (ticket.deskId !== null && ticket.deskId === desk?.id) || ticket.staffId === staffId
  const inState = (state: StaffTicket['state']) => line.tickets.filter((ticket) => ticket.state === state)
  const hands = line.tickets.filter(inHand).sort(byCall)
  return {
    desk,
    mine: hands.filter(isMine),
    waiting: inState('waiting').sort((a, b) => byTurn(a.turn, b.turn)),
    booked: inState('booked')
      .filter(({ bookedFor }) => bookedFor !== null && isToday(bookedFor))
      .sort((a, b) => time(a.bookedFor) - time(b.bookedFor)),
    others: hands.filter((ticket) => !isMine(ticket)),
    withUs: inState('held')
      .filter(({ heldFor }) => heldFor === 'with_us')
      .sort((a, b) => Number(cameToFetch(b)) - Number(cameToFetch(a)) || time(a.startedAt ?? a.joinedAt) - time(b.startedAt ?? b.joinedAt)),
    missed: inState('missed')
      .filter(({ keptUntil }) => time(keptUntil) > now)
      .sort((a, b) => time(b.calledAt ?? b.bookedFor) - time(a.calledAt ?? a.bookedFor)),
  }
}
