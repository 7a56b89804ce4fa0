import { type EventKind, type Events, type Standing, withAside } from '../../shared/events.ts'
import { justCame, type NewTicket, type StaffDesk, type StaffNews, type StaffTicket } from '../../shared/line.ts'
import { onStaffLine } from '../queue/views.ts'
import type { Entry } from './entry.ts'

type Moved = { before: Standing | null; after: Standing; code: string; place: number }

/** Everything that is on the staff's screen, as little as changed. */
export function staffTicketNews(entry: Entry): StaffNews | undefined {
  const { before, after } = entry.data as Moved
  const was = before !== null && onStaffLine(before, entry.at)
  if (!onStaffLine(after, entry.at)) return before ? { gone: entry.ticketId ?? '' } : undefined
  return was ? { moved: { id: entry.ticketId ?? '', ...changed(before, after, entry), version: entry.version } } : { ticket: newTicket(entry) }
}

const standing = (after: Standing, place: number) => {
  const { state, topicId, here, proof, joinedAt, bookedFor, calledAt, startedAt, deskId, staffId } = after
  const { awayUntil, silent, onWayAt, nearAt, laterCount, urgent, forStaffId, moreTopics, heldFor, readyAt, keptUntil } = withAside(after)
  return {
    state,
    topicId,
    turn: { lane: after.lane, at: Date.parse(after.turnAt), place },
    here,
    proof,
    ...{ joinedAt, bookedFor, calledAt, startedAt, deskId, staffId },
    ...{ awayUntil, silent, onWayAt, nearAt, laterCount, urgent, forStaffId, moreTopics, heldFor, readyAt, keptUntil },
  }
}

/** What only the row says changes with these. */
const ofTheRow: Partial<Record<EventKind, (keyof NonNullable<Entry['ticket']>)[]>> = {
  'ticket.corrected': ['name', 'about', 'contact', 'people', 'language', 'comforts', 'seat'],
  'ticket.took': ['name', 'about', 'contact', 'people', 'language', 'comforts', 'seat', 'urgentBecause'],
  'ticket.madeUrgent': ['urgentBecause'],
  // What a merge gave is given back.
  'ticket.undone': ['name', 'about', 'contact', 'people', 'language', 'comforts', 'seat', 'urgentBecause'],
  'ticket.reopened': ['urgentBecause'],
}

function changed(before: Standing, after: Standing, { data, kind, ticket }: Entry): Partial<StaffTicket> {
  const { place } = data as Moved
  const words = ticket ? Object.fromEntries((ofTheRow[kind] ?? []).map((field) => [field, ticket[field]])) : {}
  return Object.assign(otherThan(standing(before, place), standing(after, place)), words)
}

/** The fields of `after` that `before` does not say in the same way. */
const otherThan = <T extends object>(before: object, after: T): Partial<T> => {
  const was = before as Record<string, unknown>
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => JSON.stringify(was[field]) !== JSON.stringify(value))) as Partial<T>
}

const noWords = { name: '', about: '', way: 'store', came: 'phone', contact: null } as const

function newTicket({ ticketId, ticket, data, version, at }: Entry): NewTicket {
  const { after, code, place } = data as Moved
  const { name, ...words } = ticket ?? noWords
  const ticketNow = { version, ...words, ...standing(after, place) }
  return { id: ticketId ?? '', code, name, topicId: after.topicId, ...otherThan(justCame(version, at.toISOString()), ticketNow) }
}

type DeskKind = Extract<EventKind, `desk.${string}`>
type Whole = Omit<StaffDesk, 'id' | 'number'>
const closed: Whole = { staffId: null, staffName: null, skills: [], openedAt: null, breakWhy: null, breakUntil: null, wantsSupervisorAt: null }
const at = (entry: Entry) => entry.at.toISOString()
const onBreak = (data: object) => {
  const { why, until } = data as Events['desk.paused']
  return { breakWhy: why, breakUntil: until }
}
/** What each event says of its desk; nothing else of it changes. */
const deskSays: Record<DeskKind, (entry: Entry) => Partial<Whole>> = {
  'desk.opened': (entry) => {
    const { staffId, skills } = entry.data as Events['desk.opened']
    // Only a closed desk opens: of a break, or a wish, nothing has to be said.
    return { staffId, staffName: entry.staffName, skills, openedAt: at(entry) }
  },
  'desk.closed': () => closed,
  'desk.paused': ({ data }) => onBreak(data),
  'desk.resumed': () => ({ breakWhy: null, breakUntil: null }),
  'desk.skillsChanged': ({ data }) => ({ skills: (data as Events['desk.skillsChanged']).skills }),
  'desk.wantsSupervisor': (entry) => ({ wantsSupervisorAt: at(entry) }),
  'desk.sawSupervisor': () => ({ wantsSupervisorAt: null }),
}

export const staffDeskNews = (entry: Entry): StaffNews => ({
  desk: { id: entry.deskId ?? '', number: (entry.data as Events[DeskKind]).number, ...deskSays[entry.kind as DeskKind](entry) },
})
