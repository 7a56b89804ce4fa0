import type { EventKind, Events } from '../../shared/events.ts'
import { outcomes } from '../../shared/outcomes.ts'
import { outcomeWords } from './history.ts'

/** What a sentence may need besides the event: the bar's wall clock, the desk's number, and what an earlier event said. */
export type Around = { when: (iso: string) => string; desk: number | null; earlier: (version: number) => string | null }

const outcomeOf = (text: string) => {
  const outcome = outcomes.find((one) => one === text)
  return outcome ? outcomeWords[outcome].toLowerCase() : text
}
const at = (desk: number | null) => (desk === null ? '' : ` to desk ${desk}`)
const forTime = (iso: string | null, { when }: Around) => (iso ? ` for ${when(iso)}` : '')

/** What happened, for a supervisor. The compiler asks for a sentence when a new kind of event comes. */
export const eventWords: { [K in EventKind]: (data: Events[K], around: Around) => string } = {
  'ticket.booked': ({ after }, around) => `Booked a time${forTime(after.bookedFor, around)}`,
  'ticket.joined': ({ after }) => (after.here ? 'Joined the line, in the store' : 'Joined the line, on the way'),
  'ticket.checkedIn': () => 'Checked in for the booked time',
  'ticket.arrived': () => 'Is here',
  'ticket.called': ({ desk }) => `Called${at(desk ?? null)}`,
  'ticket.started': () => 'Help began',
  'ticket.putBack': () => 'Put back in the line, with the same turn',
  'ticket.noAnswer': () => 'Called and not seen; the turn is kept for the day',
  'ticket.returned': () => 'Came back to the old turn',
  'ticket.left': () => 'Left the line',
  'ticket.cancelled': () => 'Cancelled',
  'ticket.rebooked': ({ after }, around) => `Moved the booking to another time${forTime(after.bookedFor, around)}`,
  'ticket.tookTime': ({ after }, around) => `Took a time instead of waiting${forTime(after.bookedFor, around)}`,
  'ticket.finished': ({ outcome, minutes }) => `Help ended: ${outcomeOf(outcome)}, ${Math.round(minutes)} min`,
  'ticket.becameDue': () => 'Became due: called before the others now',
  'ticket.graceOver': () => 'Did not come within the time that is kept free',
  'ticket.offered': ({ offeredFor }, around) =>
    offeredFor ? `Was offered a time at closing${forTime(offeredFor, around)}` : 'No time could be offered at closing',
  'ticket.closed': () => 'The bar closed before the turn came',
  'ticket.undone': ({ undoes }, { earlier }) => `Taken back: ${earlier(undoes)?.toLowerCase() ?? 'an earlier step'}`,
  'ticket.vouched': () => 'Vouched for the purchase',
  'ticket.corrected': ({ what }) => `Corrected: ${what}`,
  'ticket.held': () => 'Left with us for a while',
  'ticket.resumed': () => 'Help went on',
  'ticket.ready': () => 'Ready to be collected',
  'ticket.collected': () => 'Collected',
  'ticket.transferred': () => 'Passed on to a colleague, with the same turn',
  'ticket.sent': () => 'Sent to another bar',
  'ticket.received': () => 'Came from another bar',
  'ticket.reopened': () => 'Opened again',
  'ticket.merged': () => 'Joined with another request of the same person',
  'desk.opened': ({ number }) => `Desk ${number} opened`,
  'desk.closed': ({ number }) => `Desk ${number} closed`,
  'promises.told': () => 'Was told a new wait',
  'joining.changed': ({ joining }) => (joining === 'open' ? 'The line takes people again' : 'The line takes nobody new'),
}
