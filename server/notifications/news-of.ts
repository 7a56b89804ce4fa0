import type { EventKind, Standing } from '../../shared/events.ts'
import type { LineEvent } from '../queue/event.entity.ts'
import type { TicketLetter } from './ticket-letters.ts'

/** What takes back what was told: of one event, or by these letters since an instant (ISO). It goes only to whom that went. */
export type Corrected = { version: number } | { letters: TicketLetter[]; since: string }
export type News = { letter: TicketLetter; corrects?: Corrected }
type Which = { [K in EventKind]?: (event: LineEvent<K>) => News | null }

const tells = (letter: TicketLetter) => (): News => ({ letter })
/** They were told to come, and are not to come yet. */
const notYetAfter = (before: Standing | null): News | null =>
  before?.calledAt ? { letter: 'notYet', corrects: { letters: ['turn', 'readyAtDesk'], since: before.calledAt } } : null

/**
 * Which event is worth which letter: what somebody has to know who is not looking at their page. What they did themselves, or are
 * told at the desk in this moment, is not.
 */
export const newsOf = {
  'ticket.joined': tells('placeTaken'),
  'ticket.booked': tells('booked'),
  'ticket.rebooked': tells('bookingChanged'),
  'ticket.tookTime': tells('booked'),
  'ticket.cancelled': tells('bookingCancelled'),
  'ticket.nearlyDue': tells('nearlyDue'),
  'ticket.called': tells('turn'),
  // What they left, or had been called to collect, goes on lying here: there is no turn to come back to.
  'ticket.noAnswer': ({ data }) => ({ letter: data.after.state === 'held' ? 'staysHere' : 'notSeen' }),
  'ticket.graceOver': ({ data }) => ({ letter: data.after.state === 'held' ? 'staysHere' : 'keptToday' }),
  'ticket.left': ({ byKind }) => (byKind === 'staff' ? { letter: 'placeGivenUp' } : null),
  'ticket.putBack': ({ data }) => notYetAfter(data.before),
  // Somebody else had come to the desk in their place.
  'ticket.mistaken': ({ data }) => notYetAfter(data.before),
  // Also at closing, when it stays because nobody came to the turn.
  'ticket.held': ({ data: { before, after } }) => (after.heldFor === 'with_us' && before?.heldFor !== 'with_us' ? { letter: 'leftHere' } : null),
  'ticket.ready': ({ data }) => ({ letter: data.desk === null ? 'ready' : 'readyAtDesk' }),
  'ticket.received': tells('moved'),
  'ticket.took': tells('merged'),
  'ticket.topicChanged': ({ byKind, data }) => (byKind === 'staff' && ['booked', 'waiting'].includes(data.after.state) ? { letter: 'topicChanged' } : null),
  'ticket.transferred': ({ data: { before, after } }) => {
    if (before?.state === 'called') return notYetAfter(before)
    return before?.state === 'waiting' && before.topicId !== after.topicId ? { letter: 'topicChanged' } : null
  },
  'ticket.offered': tells('lineClosed'),
  'ticket.finished': tells('summary'),
  'ticket.collected': tells('summary'),
  'ticket.undone': ({ data: { before, after, undoes } }) => afterUndo(before, after, undoes),
} as const satisfies Which

/** A move that was taken back: what was told of it is corrected, by the same ways. Nothing was told: nothing is. */
function afterUndo(before: Standing | null, after: Standing, undoes: number): News | null {
  const correction = (letter: TicketLetter): News => ({ letter, corrects: { version: undoes } })
  if (before?.state === 'cancelled' && after.state === 'booked') return { letter: 'bookingChanged' }
  if (before?.state === 'booked' && after.state === 'booked' && before.bookedFor !== after.bookedFor) return { letter: 'bookingChanged' }
  if (before?.state === 'booked' && after.state === 'waiting') return correction('backInLine')
  // Here again, under the code from before.
  if ((before?.state === 'sent' || before?.state === 'merged') && ['booked', 'waiting'].includes(after.state)) return { letter: 'moved' }
  if (after.state === 'called') return correction(after.heldFor ? 'readyAtDesk' : 'turn')
  if (before?.state === 'left' && after.state === 'waiting') return correction('placeBack')
  // What was handed over is with us again: they stand at the desk.
  if (before?.state === 'done') return null
  if (after.state === 'held') return correction('notReady')
  if (before?.state === 'held' && after.state === 'helping') return correction('notLeftHere')
  if (after.state !== 'waiting' && after.state !== 'booked') return null
  return correction(before && before.topicId !== after.topicId ? 'topicChanged' : 'notYet')
}
