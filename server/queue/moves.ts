import type { TicketEventKind } from '../../shared/events.ts'
import type { State } from '../../shared/line.ts'

type Move = { from: readonly State[]; to: State; event: TicketEventKind }

/**
 * Every legal move of a ticket. Nothing else decides what may follow what; undo is the one exception, and restores what was.
 */
export const moves = {
  checkIn: { from: ['booked'], to: 'waiting', event: 'ticket.checkedIn' },
  cancel: { from: ['booked'], to: 'cancelled', event: 'ticket.cancelled' },
  rebook: { from: ['booked'], to: 'booked', event: 'ticket.rebooked' },
  graceOver: { from: ['booked'], to: 'missed', event: 'ticket.graceOver' },
  call: { from: ['waiting'], to: 'called', event: 'ticket.called' },
  leave: { from: ['waiting', 'called'], to: 'left', event: 'ticket.left' },
  close: { from: ['waiting'], to: 'closed', event: 'ticket.closed' },
  takeTime: { from: ['waiting', 'closed'], to: 'booked', event: 'ticket.tookTime' },
  start: { from: ['called'], to: 'helping', event: 'ticket.started' },
  putBack: { from: ['called'], to: 'waiting', event: 'ticket.putBack' },
  noAnswer: { from: ['called'], to: 'missed', event: 'ticket.noAnswer' },
  return: { from: ['missed'], to: 'waiting', event: 'ticket.returned' },
  finish: { from: ['helping'], to: 'done', event: 'ticket.finished' },
  delay: { from: ['waiting', 'called'], to: 'waiting', event: 'ticket.delayed' },
  stepOut: { from: ['waiting', 'called'], to: 'waiting', event: 'ticket.steppedOut' },
  hold: { from: ['helping'], to: 'held', event: 'ticket.held' },
  /** The bar has closed, or their day to come back is over, and something of theirs lies here, also if they had come to fetch it. */
  keep: { from: ['waiting', 'held', 'missed'], to: 'held', event: 'ticket.held' },
  resume: { from: ['held'], to: 'helping', event: 'ticket.resumed' },
  ready: { from: ['held'], to: 'called', event: 'ticket.ready' },
  /** Called because something is ready, and not seen: it goes on lying here. */
  putBackHeld: { from: ['called'], to: 'held', event: 'ticket.putBack' },
  notCollected: { from: ['called'], to: 'held', event: 'ticket.noAnswer' },
  /** Called because something is ready, and needs time, or is out: it lies here as before, and no turn is at stake. */
  delayHeld: { from: ['called'], to: 'held', event: 'ticket.delayed' },
  stepOutHeld: { from: ['called'], to: 'held', event: 'ticket.steppedOut' },
  collect: { from: ['held'], to: 'done', event: 'ticket.collected' },
  transfer: { from: ['waiting', 'called', 'helping'], to: 'waiting', event: 'ticket.transferred' },
  send: { from: ['waiting', 'called', 'helping'], to: 'sent', event: 'ticket.sent' },
  reopen: { from: ['done'], to: 'waiting', event: 'ticket.reopened' },
  /** Of the two that were taken for each other: one goes back to the line, the other is being helped. */
  mistake: { from: ['helping'], to: 'waiting', event: 'ticket.mistaken' },
  recognise: { from: ['waiting', 'called'], to: 'helping', event: 'ticket.recognised' },
  merge: { from: ['booked', 'waiting', 'called', 'helping', 'held'], to: 'merged', event: 'ticket.merged' },
} as const satisfies Record<string, Move>

/** How a ticket comes into a line. */
export const entries = { 'ticket.booked': 'booked', 'ticket.joined': 'waiting', 'ticket.received': 'waiting' } as const satisfies Partial<
  Record<TicketEventKind, State>
>

export type MoveName = keyof typeof moves

/** Facts that change no state: being here, becoming due, an offer, a vouching, another topic, what a person says about coming. */
export const facts = {
  arrive: { in: ['waiting', 'held'], event: 'ticket.arrived' },
  becomeDue: { in: ['waiting'], event: 'ticket.becameDue' },
  offer: { in: ['waiting'], event: 'ticket.offered' },
  nearlyDue: { in: ['waiting'], event: 'ticket.nearlyDue' },
  goSilent: { in: ['waiting'], event: 'ticket.wentSilent' },
  onMyWay: { in: ['booked', 'waiting', 'called'], event: 'ticket.onMyWay' },
  comeBack: { in: ['waiting'], event: 'ticket.cameBack' },
  makeUrgent: { in: ['waiting'], event: 'ticket.madeUrgent' },
  beReady: { in: ['held'], event: 'ticket.ready' },
  changeTopic: { in: ['booked', 'waiting', 'called', 'helping'], event: 'ticket.topicChanged' },
  addTopic: { in: ['booked', 'waiting', 'called', 'helping'], event: 'ticket.topicAdded' },
  takeMerged: { in: ['booked', 'waiting', 'called', 'helping', 'held'], event: 'ticket.took' },
  showItems: { in: ['called', 'helping', 'held'], event: 'ticket.itemsShown' },
  correct: { in: ['booked', 'waiting', 'called', 'helping', 'held'], event: 'ticket.corrected' },
  vouch: { in: ['booked', 'waiting', 'called', 'helping', 'held', 'done'], event: 'ticket.vouched' },
} as const satisfies Record<string, { in: readonly State[]; event: TicketEventKind }>

export type FactName = keyof typeof facts

/** Read by customers as well as by staff. */
export const refused: Record<State, string> = {
  booked: 'A time is booked: checking in comes first.',
  waiting: 'The turn has not come yet.',
  called: 'The call has gone out already.',
  helping: 'The help has begun already.',
  held: 'Something of this visit is still with us.',
  done: 'This visit is finished.',
  left: 'This place in the line was given up.',
  cancelled: 'This booking was cancelled.',
  missed: 'The call was not answered; coming back to the turn is possible on the same day.',
  closed: 'The line was closed for the day.',
  merged: 'This was joined with another visit.',
  sent: 'This goes on at another place.',
}
