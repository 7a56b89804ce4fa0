import type { EventKind, Standing, TicketEventKind } from '../../shared/events.ts'
import {
  type Audience,
  type BoardNews,
  type Change,
  justCame,
  type NewTicket,
  type News,
  type PhoneNews,
  type StaffNews,
  type StaffTicket,
  type State,
} from '../../shared/line.ts'
import { firstName } from '../queue/pictures.service.ts'
import { onStaffLine } from '../queue/views.ts'
import type { Entry } from './entry.ts'

type Presenter<N> = (entry: Entry) => N | undefined
type Moved = { before: Standing | null; after: Standing; code: string; place: number }
type ForAll<A extends Audience> = Record<EventKind, Presenter<News[A]>>

/** One version of a bar as an audience may see it; without news, the bare version. */
export function present<A extends Audience>(audience: A, entry: Entry): Change<News[A]> {
  const news = (presenters[audience] as ForAll<A>)[entry.kind](entry)
  return { v: entry.version, at: entry.at.toISOString(), ...(news ? { news } : {}) }
}

// --- staff: everything that is on their screen, as little as changed -----------------------------------------------------------

const staffTicketNews: Presenter<StaffNews> = (entry) => {
  const { before, after } = entry.data as Moved
  const was = before !== null && onStaffLine(before, entry.at)
  if (!onStaffLine(after, entry.at)) return before ? { gone: entry.ticketId ?? '' } : undefined
  return was ? { moved: { id: entry.ticketId ?? '', ...changed(before, after, entry), version: entry.version } } : { ticket: newTicket(entry) }
}

const standing = (after: Standing, place: number) => ({
  ...{ state: after.state, topicId: after.topicId, turn: { lane: after.lane, at: Date.parse(after.turnAt), place }, here: after.here, proof: after.proof },
  ...{
    joinedAt: after.joinedAt,
    bookedFor: after.bookedFor,
    calledAt: after.calledAt,
    startedAt: after.startedAt,
    deskId: after.deskId,
    staffId: after.staffId,
  },
})

function changed(before: Standing, after: Standing, { data }: Entry): Partial<StaffTicket> {
  const { place } = data as Moved
  return otherThan(standing(before, place), standing(after, place))
}

/** The fields of `after` that `before` does not say in the same way. */
const otherThan = <T extends object>(before: object, after: T): Partial<T> => {
  const was = before as Record<string, unknown>
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => JSON.stringify(was[field]) !== JSON.stringify(value))) as Partial<T>
}

function newTicket({ ticketId, ticket, data, version, at }: Entry): NewTicket {
  const { after, code, place } = data as Moved
  const { name = '', about = '', way = 'store', came = 'phone', contact = null } = ticket ?? {}
  const ticketNow = { about, way, came, contact, ...standing(after, place), version }
  return { id: ticketId ?? '', code, name, topicId: after.topicId, ...otherThan(justCame(version, at.toISOString()), ticketNow) }
}

const staffDeskNews: Presenter<StaffNews> = ({ kind, deskId, data, staffName, at }) => {
  const { number, staffId } = data as { number: number; staffId: string }
  const closed = { id: deskId ?? '', number, staffId: null, staffName: null, skills: [], openedAt: null }
  return {
    desk: kind === 'desk.opened' ? { ...closed, staffId, staffName, skills: (data as { skills: string[] }).skills, openedAt: at.toISOString() } : closed,
  }
}

// --- phone: places without names -------------------------------------------------------------------------------------------------

const inLine = (state: State): state is 'waiting' | 'called' | 'helping' => state === 'waiting' || state === 'called' || state === 'helping'

const phoneTicketNews: Presenter<PhoneNews> = ({ data }) => {
  const { before, after, place } = data as Moved
  const { state, lane, here, topicId } = after
  if (!inLine(state)) return before && inLine(before.state) ? { gone: place } : undefined
  return { place: { place, state, turn: { lane, at: Date.parse(after.turnAt), place }, topicId, here } }
}

// --- board: who is called where --------------------------------------------------------------------------------------------------

const boardTicketNews: Presenter<BoardNews> = ({ data, ticket, deskNumber, showsNames }) => {
  const { before, after, code, place } = data as Moved
  const waitingBy = Number(after.state === 'waiting') - Number(before?.state === 'waiting')
  const news: BoardNews = waitingBy === 0 ? {} : { waitingBy }
  if (after.state === 'called' && after.calledAt && deskNumber !== null)
    news.call = { code, name: showsNames && ticket ? firstName(ticket.name) : null, desk: deskNumber, calledAt: after.calledAt, place }
  else if (before?.state === 'called') news.uncalled = place
  return Object.keys(news).length > 0 ? news : undefined
}

const nothing = () => undefined
const tickets = <N>(present: Presenter<N>): Record<TicketEventKind, Presenter<N>> => ({
  'ticket.booked': present,
  'ticket.joined': present,
  'ticket.checkedIn': present,
  'ticket.arrived': present,
  'ticket.called': present,
  'ticket.started': present,
  'ticket.putBack': present,
  'ticket.noAnswer': present,
  'ticket.returned': present,
  'ticket.left': present,
  'ticket.cancelled': present,
  'ticket.rebooked': present,
  'ticket.tookTime': present,
  'ticket.finished': present,
  'ticket.becameDue': present,
  'ticket.graceOver': present,
  'ticket.offered': present,
  'ticket.closed': present,
  'ticket.undone': present,
  'ticket.vouched': present,
  'ticket.corrected': present,
  'ticket.held': present,
  'ticket.resumed': present,
  'ticket.ready': present,
  'ticket.collected': present,
  'ticket.transferred': present,
  'ticket.sent': present,
  'ticket.received': present,
  'ticket.reopened': present,
  'ticket.merged': present,
})
const desksBy = ({ kind }: Entry) => ({ desksBy: kind === 'desk.opened' ? 1 : -1 })

const presenters: { [A in Audience]: ForAll<A> } = {
  staff: {
    ...tickets(staffTicketNews),
    'desk.opened': staffDeskNews,
    'desk.closed': staffDeskNews,
    'promises.told': nothing,
    'joining.changed': ({ data }) => ({ joining: (data as { joining: 'open' | 'paused' }).joining }),
  },
  phone: { ...tickets(phoneTicketNews), 'desk.opened': desksBy, 'desk.closed': desksBy, 'promises.told': nothing, 'joining.changed': nothing },
  board: { ...tickets(boardTicketNews), 'desk.opened': desksBy, 'desk.closed': desksBy, 'promises.told': nothing, 'joining.changed': nothing },
}

/** Whose own page has to look again after an event. */
export function concerned({ kind, ticketId, data }: Entry): string[] {
  if (kind === 'promises.told') return (data as { told: { ticket: string }[] }).told.map(({ ticket }) => ticket)
  return ticketId ? [ticketId] : []
}
