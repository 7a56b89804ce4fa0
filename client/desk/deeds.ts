import type { State, StaffDesk, StaffTicket } from '../../shared/line.ts'

/** What is asked, in a dialog, before a command about a ticket can be sent. */
export type Question =
  | 'because'
  | 'vouch'
  | 'keep'
  | 'takeDevice'
  | 'collect'
  | 'transfer'
  | 'changeTopic'
  | 'addTopic'
  | 'correct'
  | 'wrongPerson'
  | 'merge'
  | 'urgent'
  | 'stepOut'
  | 'takeTime'
type Known = { states: readonly State[]; path?: string; asks?: Question; needsDesk?: true }

const inLine = ['waiting', 'called', 'helping'] as const
const beforeTheEnd = ['booked', 'waiting', 'called', 'helping', 'held'] as const
const moved = [...beforeTheEnd, 'missed', 'done', 'left', 'cancelled', 'merged', 'sent'] as const

/** Commands about one ticket: where they are sent, in which states they make sense (the server has the last word), what is asked first. */
export const ticketActs = {
  call: { states: ['waiting'], needsDesk: true },
  start: { states: ['called'], path: 'start' },
  noAnswer: { states: ['called'], path: 'no-answer' },
  putBack: { states: ['called'], path: 'put-back' },
  finish: { states: ['helping'], path: 'finish' },
  copying: { states: ['helping'], path: 'hold' },
  keep: { states: ['helping'], path: 'hold', asks: 'keep' },
  resume: { states: ['held'], path: 'resume', needsDesk: true },
  ready: { states: ['held'], path: 'ready' },
  callBack: { states: ['held'], path: 'ready', needsDesk: true },
  collect: { states: ['held'], path: 'collect', asks: 'collect' },
  arrive: { states: ['waiting'], path: 'arrive' },
  checkIn: { states: ['booked'], path: 'check-in' },
  bringBack: { states: ['missed'], path: 'return' },
  reopen: { states: ['done'], path: 'reopen' },
  preCall: { states: ['waiting'], path: 'pre-call' },
  transfer: { states: inLine, path: 'transfer', asks: 'transfer' },
  vouch: { states: beforeTheEnd, path: 'vouch', asks: 'vouch' },
  takeDevice: { states: beforeTheEnd, path: 'devices', asks: 'takeDevice' },
  changeTopic: { states: ['booked', ...inLine], path: 'topic', asks: 'changeTopic' },
  addTopic: { states: ['booked', ...inLine], path: 'topics', asks: 'addTopic' },
  correct: { states: beforeTheEnd, path: 'correct', asks: 'correct' },
  urgent: { states: ['waiting'], path: 'urgent', asks: 'urgent' },
  calm: { states: ['waiting'], path: 'urgent' },
  onMyWay: { states: ['booked', 'waiting'], path: 'on-my-way' },
  later: { states: ['waiting', 'called'], path: 'later' },
  stepOut: { states: ['waiting', 'called'], path: 'step-out', asks: 'stepOut' },
  cameBack: { states: ['waiting'], path: 'back' },
  wrongPerson: { states: ['helping'], path: 'wrong-person', asks: 'wrongPerson' },
  merge: { states: beforeTheEnd, path: 'merge', asks: 'merge' },
  takeTime: { states: ['booked', 'waiting'], path: 'take-time', asks: 'takeTime' },
  cancelBooking: { states: ['booked'], path: 'cancel' },
  leave: { states: ['waiting', 'called'], path: 'leave' },
  takeBack: { states: moved, path: 'undo' },
  undo: { states: moved, path: 'undo' },
} as const satisfies Record<string, Known>

export type TicketAct = keyof typeof ticketActs
export type DeskAct = 'callNext' | 'openDesk' | 'closeDesk' | 'pause' | 'goOn' | 'supervisor'
export type Act = TicketAct | DeskAct | 'walkIn' | 'book' | 'saveNotes' | 'saveKeys' | 'showItems' | 'handOver' | 'changeDevice'
/** What a button of a ticket can be; the form of the help finishes, and what was done last is taken back at its own place. */
export type Offer = Exclude<TicketAct, 'finish' | 'undo'>

export const allTicketActs = Object.keys(ticketActs) as TicketAct[]
export const questionOf = (act: TicketAct): Question | null => (ticketActs[act] as Known).asks ?? null
export const needsDesk = (act: TicketAct): boolean => (ticketActs[act] as Known).needsDesk === true

/** What must be so besides the state. */
const onlyIf: Partial<Record<TicketAct, (ticket: StaffTicket) => boolean>> = {
  call: ({ here, way }) => here || way !== 'store',
  arrive: ({ here, way }) => !here && way === 'store',
  vouch: ({ proof }) => proof === 'at_desk',
  ready: ({ heldFor, readyAt }) => heldFor === 'with_us' && !readyAt,
  collect: ({ heldFor }) => heldFor === 'with_us',
  preCall: ({ nearAt }) => !nearAt,
  urgent: ({ urgent }) => urgent === null,
  calm: ({ urgent }) => urgent !== null,
  onMyWay: ({ here, onWayAt, silent, way }) => !here && (!onWayAt || silent) && way === 'store',
  later: ({ laterCount }) => laterCount < 2,
  cameBack: ({ awayUntil, silent }) => awayUntil !== null || silent,
}

/** May this be offered for this ticket? */
export function makesSense(act: TicketAct, ticket: StaffTicket): boolean {
  const states: readonly State[] = ticketActs[act].states
  return states.includes(ticket.state) && (onlyIf[act]?.(ticket) ?? true)
}

/** Who looks: at which desk, and whose last move may still be taken back. */
export type Here = { desk: StaffDesk | null; mayTakeBack: (ticket: { id: string }) => boolean }

/** May this be offered here: some need a desk that is open and not on a break, some a move that is not long over. */
export function isOffered(act: TicketAct, ticket: StaffTicket, { desk, mayTakeBack }: Here): boolean {
  if (!makesSense(act, ticket) || (act === 'takeBack' && !mayTakeBack(ticket))) return false
  return !needsDesk(act) || (desk !== null && desk.breakWhy === null)
}

/** What others may have done meanwhile would make these mean something else: the server is told what the screen knew. */
const saysSeen = new Set<TicketAct>([
  ...(['undo', 'takeBack', 'transfer', 'correct', 'merge', 'wrongPerson', 'urgent', 'calm', 'changeTopic', 'addTopic'] as const),
  ...(['leave', 'later', 'stepOut', 'takeTime', 'cancelBooking'] as const),
])
export const withSeen = (act: TicketAct, { version }: { version?: number }, body: object): object =>
  saysSeen.has(act) && version !== undefined ? { ...body, seen: version } : body

type Where = { bar: string; desk: string | null; ticket?: string }

const deskPaths = { callNext: 'call-next', openDesk: 'open', closeDesk: 'close', pause: 'break', goOn: 'back', supervisor: 'supervisor', call: 'call' } as const

/** The address of a command. `call` and the desk's own commands go through the desk. */
export function addressOf(act: TicketAct | DeskAct, { bar, desk, ticket }: Where): string {
  if (act in deskPaths) return `/bars/${bar}/desks/${desk}/${deskPaths[act as keyof typeof deskPaths]}`
  return `/bars/${bar}/tickets/${ticket}/${(ticketActs[act as TicketAct] as Known).path}`
}

/** What the body of a command holds when nothing was asked. */
export function bodyOf(act: TicketAct, ticket: { id: string }, desk: string | null): object {
  if (act === 'call') return { ticket: ticket.id }
  if (act === 'resume' || act === 'callBack') return { desk }
  if (act === 'copying') return { for: 'copying' }
  if (act === 'keep') return { for: 'with_us' }
  return act === 'calm' ? { why: null, because: '' } : {}
}
