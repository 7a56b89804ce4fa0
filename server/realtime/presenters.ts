import type { EventKind, Events, TicketEventKind } from '../../shared/events.ts'
import type { Audience, Change, News, Notice } from '../../shared/line.ts'
import type { Mine } from '../../shared/live.ts'
import type { Entry } from './entry.ts'
import { boardTicketNews, phoneTicketNews } from './line-news.ts'
import { staffDeskNews, staffTicketNews } from './staff-news.ts'

type Presenter<N> = (entry: Entry) => N | undefined
type ForAll<A extends Audience> = Record<EventKind, Presenter<News[A]>>

/** One version of a bar as an audience may see it; without news, the bare version. */
export function present<A extends Audience>(audience: A, entry: Entry): Change<News[A]> {
  const news = (presenters[audience] as ForAll<A>)[entry.kind](entry)
  return { v: entry.version, at: entry.at.toISOString(), ...(news ? { news } : {}) }
}

const nothing = () => undefined
const tickets = <N>(present: Presenter<N>): Record<TicketEventKind, Presenter<N>> => ({
  'ticket.booked': present,
  'ticket.joined': present,
  'ticket.noted': present,
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
  'ticket.took': present,
  'ticket.mistaken': present,
  'ticket.recognised': present,
  'ticket.madeUrgent': present,
  'ticket.topicChanged': present,
  'ticket.topicAdded': present,
  'ticket.nearlyDue': present,
  'ticket.wentSilent': present,
  'ticket.onMyWay': present,
  'ticket.delayed': present,
  'ticket.steppedOut': present,
  'ticket.cameBack': present,
  'ticket.itemsShown': present,
})
const desks = <N>(by: Presenter<N>, otherwise: Presenter<N>) => ({
  'desk.opened': by,
  'desk.paused': by,
  'desk.resumed': by,
  'desk.closed': by,
  'desk.skillsChanged': otherwise,
  'desk.wantsSupervisor': otherwise,
  'desk.sawSupervisor': otherwise,
})
/** A desk on a break helps nobody: the others see one less that is open. One that closes during a break was not counted. */
const desksBy = ({ kind, data }: Entry) => {
  if (kind === 'desk.closed') return (data as Events['desk.closed']).onBreak ? undefined : { desksBy: -1 }
  return { desksBy: kind === 'desk.paused' ? -1 : 1 }
}
const notice = ({ data, words, at }: Entry): { notice: Notice } => ({
  notice: (data as Events['bar.told']).shown && words ? { words, at: at.toISOString() } : null,
})
const joining = ({ data }: Entry) => ({ joining: (data as Events['joining.changed']).joining })
const wait = ({ data }: Entry) => ({ wait: (data as Events['wait.shown']).range })
const quiet = { 'device.taken': nothing, 'device.changed': nothing, 'device.handedOver': nothing, 'promises.told': nothing }

const presenters: { [A in Audience]: ForAll<A> } = {
  staff: {
    ...tickets(staffTicketNews),
    ...desks(staffDeskNews, staffDeskNews),
    ...quiet,
    'wait.shown': nothing,
    'joining.changed': (entry) => ({ ...joining(entry), joiningWords: entry.words }),
    'bar.told': notice,
    'waits.changed': ({ data }) => ({ waits: data as Events['waits.changed'] }),
  },
  phone: {
    ...tickets(phoneTicketNews),
    ...desks(desksBy, nothing),
    ...quiet,
    'wait.shown': nothing,
    'joining.changed': nothing,
    'bar.told': notice,
    'waits.changed': nothing,
  },
  board: {
    ...tickets(boardTicketNews),
    ...desks(desksBy, nothing),
    ...quiet,
    'wait.shown': wait,
    'joining.changed': joining,
    'bar.told': notice,
    'waits.changed': nothing,
  },
}

/** Who hears of an event on their own page: what they were told, which the page shows at once, or that it has to look again. */
export function concerned({ version, at, kind, ticketId, data }: Entry): Mine[] {
  if (kind === 'promises.told')
    return (data as Events['promises.told']).told.map(({ ticket, low, high }) => ({ ticket, version, told: { low, high, at: at.toISOString() } }))
  return ticketId ? [{ ticket: ticketId, version }] : []
}

/** What the page of one ticket missed, in one message; null: nothing. */
export function missed(entries: Entry[], ticket: string): Mine | null {
  const all = entries.flatMap(concerned).filter((mine) => mine.ticket === ticket)
  const last = all.at(-1)
  return last && all.some(({ told }) => !told) ? { ticket, version: last.version } : (last ?? null)
}
