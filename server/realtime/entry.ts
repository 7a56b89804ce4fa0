import type { EventKind, Events } from '../../shared/events.ts'
import type { Comfort, StaffTicket, Way } from '../../shared/line.ts'
import { onScreens } from '../queue/views.ts'

/** What a ticket's row says and its events do not: words and marks that can be erased or corrected. */
export type TicketWords = {
  name: string
  about: string
  way: Way
  came: StaffTicket['came']
  contact: string | null
  urgentBecause: string | null
  people: number
  language: string
  comforts: Comfort[]
  seat: string
}

/** One event of the log with the words that its audiences need; those stand in rows that can be erased, not in the event. */
export type Entry<K extends EventKind = EventKind> = {
  version: number
  kind: K
  ticketId: string | null
  deskId: string | null
  at: Date
  data: Events[K]
  /** Of the ticket, if the event is about one. */
  ticket: TicketWords | null
  /** A reason or a notice in somebody's words; empty: none, or erased since. */
  words: string
  deskNumber: number | null
  staffName: string | null
  showsNames: boolean
}

type Row = {
  version: number
  kind: EventKind
  ticket_id: string | null
  desk_id: string | null
  recorded_at: Date
  data: Events[EventKind]
  name: string | null
  about: string
  way: Way
  came: StaffTicket['came']
  contact: string | null
  urgent_because: string | null
  people: number
  language: string
  comforts: Comfort[]
  seat: string
  words: string | null
  number: number | null
  staff_name: string | null
  shows_names: boolean
}

/**
 * The log of one bar after a version, in order: one read, however many watch. $1 bar, $2 version, $3 at most. Where somebody sat is erased
 * without an event once they are gone, while a read may stand for others still: of those it is not read at all.
 */
export const entriesAfter = `
  SELECT e.version, e.kind, e.ticket_id, e.desk_id, e.recorded_at, e.data, b.shows_names,
         t.name, t.about, t.way, t.came, t.contact, t.urgent_because, t.people, t.language, t.comforts,
         CASE WHEN t.${onScreens} THEN t.seat ELSE '' END AS seat,
         w.words, d.number, s.name AS staff_name
  FROM event e JOIN bar b ON b.id = e.bar_id
  LEFT JOIN ticket t ON t.id = e.ticket_id
  LEFT JOIN event_words w ON w.bar_id = e.bar_id AND w.version = e.version
  LEFT JOIN desk d ON d.id = e.desk_id
  LEFT JOIN staff s ON s.id = CASE WHEN e.kind LIKE 'desk.%' THEN (e.data ->> 'staffId')::uuid END
  WHERE e.bar_id = $1 AND e.version > $2 ORDER BY e.version LIMIT $3`

export function entry(row: object): Entry {
  const { version, kind, ticket_id, desk_id, recorded_at, data, number, staff_name, shows_names, words, ...more } = row as Row
  const { name, about, way, came, contact, urgent_because, people, language, comforts, seat } = more
  const ticket = name === null ? null : { name, about, way, came, contact, urgentBecause: urgent_because, people, language, comforts, seat }
  return {
    version,
    kind,
    ticketId: ticket_id,
    deskId: desk_id,
    at: recorded_at,
    data,
    ticket,
    words: words ?? '',
    deskNumber: number,
    staffName: staff_name,
    showsNames: shows_names,
  }
}
