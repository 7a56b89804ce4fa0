import type { EventKind, Events } from '../../shared/events.ts'
import { outcomes } from '../../shared/outcomes.ts'
import type { Urgency } from '../../shared/line.ts'
import { outcomeWords } from './history.ts'

/** What a sentence may need besides the event: the bar's wall clock, the desk's number, what an earlier event said, and what a device is. */
export type Around = {
  when: (iso: string) => string
  desk: number | null
  earlier: (version: number) => string | null
  thing?: (device: string) => string | null
}

const outcomeOf = (text: string) => {
  const outcome = outcomes.find((one) => one === text)
  return outcome ? outcomeWords[outcome].toLowerCase() : text
}
export const urgencyWords: Record<Urgency, string> = { danger: 'Danger', medical: 'Medical', cannot_wait: 'Cannot wait' }
const at = (desk: number | null) => (desk === null ? '' : ` to desk ${desk}`)
const corrected: Record<string, string> = { helps: 'Said what helps them', seat: 'Where they sat was erased at closing', kept: 'The turn is kept for the day' }
const fields: Record<string, string> = { name: 'the name', about: 'what it is about', contact: 'the contact', helps: 'what helps them' }
const fieldsOf = (what: string) =>
  what
    .split(',')
    .map((field) => fields[field] ?? field)
    .join(', ')
const forTime = (iso: string | null, { when }: Around) => (iso ? ` for ${when(iso)}` : '')

/** What happened, for a supervisor. The compiler asks for a sentence when a new kind of event comes. */
export const eventWords: { [K in EventKind]: (data: Events[K], around: Around) => string } = {
  'ticket.booked': ({ after }, around) => `Booked a time${forTime(after.bookedFor, around)}`,
  'ticket.joined': ({ after }) => (after.here ? 'Joined the line, in the store' : 'Joined the line, on the way'),
  'ticket.noted': ({ outcome, minutes }) => `Helped, as noted on paper: ${outcomeOf(outcome)}, ${Math.round(minutes)} min`,
  'ticket.checkedIn': () => 'Checked in for the booked time',
  'ticket.arrived': () => 'Is here',
  'ticket.called': ({ desk, outOfTurn }) => `Called${at(desk ?? null)}${outOfTurn ? ', out of turn' : ''}`,
  'ticket.started': () => 'Help began',
  'ticket.putBack': ({ after }) => (after.state === 'held' ? 'Put back: what is ready goes on waiting here' : 'Put back in the line, with the same turn'),
  'ticket.noAnswer': ({ after }) =>
    after.state === 'held'
      ? `Called and not seen; what ${after.readyAt ? 'is ready goes on waiting here' : 'they left stays with us'}`
      : 'Called and not seen; the turn is kept for the day',
  'ticket.returned': () => 'Came back to the old turn',
  'ticket.left': () => 'Left the line',
  'ticket.cancelled': () => 'Cancelled',
  'ticket.rebooked': ({ after }, around) => `Moved the booking to another time${forTime(after.bookedFor, around)}`,
  'ticket.tookTime': ({ after }, around) => `Took a time instead of waiting${forTime(after.bookedFor, around)}`,
  'ticket.finished': ({ outcome, minutes }) => `Help ended: ${outcomeOf(outcome)}, ${Math.round(minutes)} min`,
  'ticket.becameDue': () => 'Became due: called before the others now',
  'ticket.graceOver': ({ after }) => `Did not come within the time that is kept free${after.state === 'held' ? '; what they left stays with us' : ''}`,
  'ticket.offered': ({ offeredFor }, around) =>
    offeredFor ? `Was offered a time at closing${forTime(offeredFor, around)}` : 'No time could be offered at closing',
  'ticket.closed': () => 'The bar closed before the turn came',
  'ticket.undone': ({ undoes }, { earlier }) => `Taken back: ${earlier(undoes)?.toLowerCase() ?? 'an earlier step'}`,
  'ticket.vouched': () => 'Vouched for the purchase',
  'ticket.corrected': ({ what }) => corrected[what] ?? `Corrected: ${fieldsOf(what)}`,
  'ticket.held': ({ before, after }) => {
    if (before?.state === 'waiting') return 'Stays with us since the bar closed'
    if (before?.state === 'held') return 'The bar closed: it stays with us'
    return after.heldFor === 'with_us' ? 'Left with us' : 'Rests while something runs'
  },
  'ticket.resumed': () => 'Help went on',
  'ticket.ready': ({ desk }) => (desk === null ? 'Ready to be collected' : `Ready: called${at(desk)}`),
  'ticket.collected': ({ how }) => (how === 'sent' ? 'Sent to the customer' : 'Collected'),
  'ticket.transferred': ({ before, after }) =>
    before?.topicId === after.topicId ? 'Passed on to a colleague, with the same turn' : 'Passed on for another topic, with the same turn',
  'ticket.sent': () => 'Sent to another bar, with the same turn',
  'ticket.received': () => 'Came from another bar, with the same turn',
  'ticket.reopened': () => 'Opened again',
  'ticket.merged': () => 'Joined with another request of the same person',
  'ticket.took': () => 'Another request of the same person was joined with this one',
  'ticket.mistaken': () => 'It was somebody else: back in the line, with the same turn',
  'ticket.recognised': () => 'Was the one who came; notes and minutes moved here',
  'ticket.madeUrgent': ({ after }) => (after.urgent ? `Urgent: ${urgencyWords[after.urgent].toLowerCase()}` : 'No longer urgent'),
  'ticket.topicChanged': () => 'Topic changed, with the same turn',
  'ticket.topicAdded': () => 'A further topic was added',
  'ticket.nearlyDue': () => 'Was told that the turn is near',
  'ticket.wentSilent': () => 'Did not answer "still there?"; the turn is kept',
  'ticket.onMyWay': () => 'Is on the way',
  'ticket.delayed': ({ after }, { when }) =>
    after.state === 'held'
      ? 'Needs more time; what is ready goes on waiting here'
      : `Needs ten more minutes${after.awayUntil ? `, until ${when(after.awayUntil)}` : ''}; the turn is kept`,
  'ticket.steppedOut': ({ after }, { when }) =>
    after.state === 'held'
      ? 'Stepped out; what is ready goes on waiting here'
      : `Stepped out${after.awayUntil ? ` until ${when(after.awayUntil)}` : ''}; the turn is kept`,
  'ticket.cameBack': () => 'Can be called again',
  'ticket.itemsShown': () => 'Asked us to look at other things they bought',
  'device.taken': ({ device }, { thing }) => `Taken in: ${thing?.(device) ?? 'a device'}`,
  'device.changed': ({ device }, { thing }) => `What was noted changed: ${thing?.(device) ?? 'a device'}`,
  'device.handedOver': ({ device, how }, { thing }) => `${how === 'sent' ? 'Sent' : 'Handed over'}: ${thing?.(device) ?? 'a device'}`,
  'desk.opened': ({ number }) => `Desk ${number} opened`,
  'desk.paused': ({ number, until }, { when }) => `Desk ${number} on a break until about ${when(until)}`,
  'desk.resumed': ({ number }) => `Desk ${number} back from a break`,
  'desk.skillsChanged': ({ number }) => `Desk ${number} helps with other topics`,
  'desk.closed': ({ number }) => `Desk ${number} closed`,
  'desk.wantsSupervisor': ({ number }) => `Desk ${number} asked for a supervisor`,
  'desk.sawSupervisor': ({ number }) => `A supervisor was at desk ${number}`,
  'promises.told': () => 'Was told a new wait',
  'wait.shown': ({ range }) => (range ? `The door shows ${range.low} to ${range.high} min` : 'The door shows no wait'),
  'joining.changed': ({ joining }) =>
    ({ open: 'The line takes people again', paused: 'The line takes nobody new', closed: 'The line was closed for the day' })[joining],
  'waits.changed': ({ noAnswerSeconds, graceMinutes }) =>
    `"No answer" opens ${Number((noAnswerSeconds / 60).toFixed(1))} min after a call; a booked time is kept for ${graceMinutes} min`,
  'bar.told': ({ shown }) => (shown ? 'Everybody who waits was told something' : 'What everybody was told was taken back'),
}
