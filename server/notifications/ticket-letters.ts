import type { TicketView } from '../../shared/queue.ts'
import type { Letter } from './letter.ts'
import { backInLine } from './letters/back-in-line.ts'
import { booked } from './letters/booked.ts'
import { bookingCancelled } from './letters/booking-cancelled.ts'
import { bookingChanged } from './letters/booking-changed.ts'
import { merged, moved, told, topicChanged } from './letters/changed.ts'
import { placeBack, placeGivenUp } from './letters/given-up.ts'
import { keptToday, staysHere } from './letters/kept.ts'
import { leftHere, notLeftHere } from './letters/left-here.ts'
import { lineClosed } from './letters/line-closed.ts'
import { nearlyDue } from './letters/nearly.ts'
import { placeTaken } from './letters/place-taken.ts'
import { notReady, ready } from './letters/ready.ts'
import { summary } from './letters/summary.ts'
import { notSeen, notYet, readyAtDesk, turn } from './letters/turn.ts'
import type { Visit } from './letters/visit.ts'
import type { Worth } from './push/push-sender.ts'

/**
 * By which ways a letter goes. `push`: to browsers that asked for it, and what it is worth there. `text`: to a contact that is a phone.
 * `mail`: to one that is a mailbox; `away`: only of people who are not here. `besides`: also where a browser is told; otherwise a contact
 * is the second choice. `about`: a newer one about the same replaces it.
 */
export type Ways = { push?: Worth; text: boolean; mail: 'always' | 'away'; besides: boolean; about?: string }
/** `things`: it says what lies with us, and when that can be fetched. */
type Kind = { letter: (visit: Visit) => Letter; holds: (visit: TicketView) => boolean; calendar?: true; things?: true; ways: Ways }

const minutes = 60
const hours = 60 * minutes
/** To be kept and found again: to the contact. */
const letters: Ways = { text: true, mail: 'always', besides: true }
/** Of the moment, and about the turn: the newest is what counts. */
const ofTheTurn = (ttl: number): Ways => ({ push: { ttl, urgency: 'high' }, text: true, mail: 'away', besides: false, about: 'turn' })
/** Good to know, but worth neither a text message nor a mail to somebody who is in the store. */
const asideOf = (about: string): Ways => ({ push: { ttl: 2 * hours, urgency: 'normal' }, text: false, mail: 'away', besides: false, about })
/** To be kept, and worth no noise: they were told at the desk. */
const keptWith: Ways = { push: { ttl: 24 * hours, urgency: 'normal' }, text: true, mail: 'always', besides: true, about: 'turn' }

const inLine = ({ state }: TicketView) => ['waiting', 'called'].includes(state)
const toCome = ({ state }: TicketView) => ['booked', 'waiting', 'called'].includes(state)

/** Every letter about a visit. `holds`: whether it is still true at the moment of sending; what was overtaken is not sent. */
export const ticketLetters = {
  placeTaken: { letter: placeTaken, holds: inLine, ways: letters },
  booked: { letter: booked, holds: ({ state }) => state === 'booked', calendar: true, ways: letters },
  bookingChanged: { letter: bookingChanged, holds: ({ state }) => state === 'booked', calendar: true, ways: letters },
  bookingCancelled: { letter: bookingCancelled, holds: ({ state }) => state === 'cancelled', calendar: true, ways: letters },
  backInLine: { letter: backInLine, holds: inLine, calendar: true, ways: letters },
  nearlyDue: { letter: nearlyDue, holds: ({ state }) => state === 'waiting', ways: ofTheTurn(30 * minutes) },
  turn: { letter: turn, holds: ({ state }) => state === 'called', ways: ofTheTurn(15 * minutes) },
  notSeen: { letter: notSeen, holds: ({ state }) => state === 'missed', ways: ofTheTurn(4 * hours) },
  keptToday: { letter: keptToday, holds: ({ state }) => state === 'missed', ways: ofTheTurn(4 * hours) },
  staysHere: { letter: staysHere, holds: ({ state }) => state === 'held', ways: ofTheTurn(4 * hours) },
  placeGivenUp: { letter: placeGivenUp, holds: ({ state }) => state === 'left', ways: ofTheTurn(2 * hours) },
  placeBack: { letter: placeBack, holds: ({ state }) => state === 'waiting', ways: ofTheTurn(2 * hours) },
  notYet: { letter: notYet, holds: ({ state }) => state === 'waiting', ways: ofTheTurn(hours) },
  readyAtDesk: { letter: readyAtDesk, holds: ({ state }) => state === 'called', ways: ofTheTurn(15 * minutes) },
  ready: { letter: ready, holds: ({ state }) => state === 'held', things: true, ways: { ...ofTheTurn(72 * hours), mail: 'always', besides: true } },
  notReady: { letter: notReady, holds: ({ state }) => state === 'held', ways: ofTheTurn(72 * hours) },
  // Nothing is said of a visit that rests with us and of which nothing lies here.
  leftHere: {
    letter: leftHere,
    holds: ({ state, heldFor, withUs, readyAt }) => state === 'held' && heldFor === 'with_us' && withUs.length > 0 && readyAt === null,
    things: true,
    ways: keptWith,
  },
  notLeftHere: { letter: notLeftHere, holds: ({ state }) => state === 'helping', ways: keptWith },
  moved: { letter: moved, holds: toCome, ways: { ...ofTheTurn(4 * hours), mail: 'always', besides: true } },
  topicChanged: { letter: topicChanged, holds: toCome, ways: asideOf('topic') },
  merged: { letter: merged, holds: toCome, ways: asideOf('merged') },
  told: { letter: told, holds: inLine, ways: asideOf('told') },
  lineClosed: {
    letter: lineClosed,
    holds: ({ state }) => ['waiting', 'closed'].includes(state),
    ways: { ...ofTheTurn(12 * hours), mail: 'always', besides: true },
  },
  summary: { letter: summary, holds: ({ state }) => state === 'done', ways: letters },
} satisfies Record<string, Kind> as Record<TicketLetter, Kind>

export type TicketLetter =
  | ('placeTaken' | 'booked' | 'bookingChanged' | 'bookingCancelled' | 'backInLine' | 'lineClosed' | 'summary')
  | ('nearlyDue' | 'turn' | 'notSeen' | 'notYet' | 'readyAtDesk' | 'ready' | 'notReady')
  | ('leftHere' | 'notLeftHere' | 'keptToday' | 'staysHere' | 'placeGivenUp' | 'placeBack')
  | ('moved' | 'topicChanged' | 'merged' | 'told')
