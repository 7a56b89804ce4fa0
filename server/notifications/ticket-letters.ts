import type { LineEvent } from '../queue/event.entity.ts'
import type { EventKind } from '../../shared/events.ts'
import type { TicketView } from '../../shared/queue.ts'
import type { Letter } from './letter.ts'
import { booked } from './letters/booked.ts'
import { bookingCancelled } from './letters/booking-cancelled.ts'
import { bookingChanged } from './letters/booking-changed.ts'
import { lineClosed } from './letters/line-closed.ts'
import { placeTaken } from './letters/place-taken.ts'
import { summary } from './letters/summary.ts'
import type { Visit } from './letters/visit.ts'

type Kind = { letter: (visit: Visit) => Letter; holds: (visit: TicketView) => boolean; calendar?: true }

/** Every letter about a visit. `holds`: whether it is still true at the moment of sending; what was overtaken is not sent. */
export const ticketLetters = {
  placeTaken: { letter: placeTaken, holds: ({ state }) => ['waiting', 'called'].includes(state) },
  booked: { letter: booked, holds: ({ state }) => state === 'booked', calendar: true },
  bookingChanged: { letter: bookingChanged, holds: ({ state }) => state === 'booked', calendar: true },
  bookingCancelled: { letter: bookingCancelled, holds: ({ state }) => state === 'cancelled', calendar: true },
  lineClosed: { letter: lineClosed, holds: ({ state }) => ['waiting', 'closed'].includes(state) },
  summary: { letter: summary, holds: ({ state }) => state === 'done' },
} satisfies Record<string, Kind> as Record<TicketLetter, Kind>

export type TicketLetter = 'placeTaken' | 'booked' | 'bookingChanged' | 'bookingCancelled' | 'lineClosed' | 'summary'

type Which = { [K in EventKind]?: (event: LineEvent<K>) => TicketLetter | null }

/** Which event is worth which letter. Being called is not: it is over in minutes, and the person's page and the board say it. */
export const lettersFor = {
  'ticket.joined': () => 'placeTaken',
  'ticket.booked': () => 'booked',
  'ticket.rebooked': () => 'bookingChanged',
  'ticket.tookTime': () => 'booked',
  'ticket.cancelled': () => 'bookingCancelled',
  'ticket.offered': () => 'lineClosed',
  'ticket.finished': () => 'summary',
  // What was written before is no longer true: the time stands again.
  'ticket.undone': ({ data }) => (data.before?.state === 'cancelled' && data.after.state === 'booked' ? 'bookingChanged' : null),
} as const satisfies Which
