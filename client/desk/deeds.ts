import type { State, StaffTicket } from '../../shared/line.ts'

/** Commands about one ticket: where they are sent, and in which states they make sense (the server has the last word). */
export const ticketActs = {
  call: { states: ['waiting'] },
  start: { states: ['called'], path: 'start' },
  putBack: { states: ['called'], path: 'put-back' },
  noAnswer: { states: ['called'], path: 'no-answer' },
  finish: { states: ['helping'], path: 'finish' },
  arrive: { states: ['waiting'], path: 'arrive' },
  checkIn: { states: ['booked'], path: 'check-in' },
  bringBack: { states: ['missed'], path: 'return' },
  vouch: { states: ['booked', 'waiting', 'called', 'helping'], path: 'vouch' },
  undo: { states: ['booked', 'waiting', 'called', 'helping', 'missed', 'done'], path: 'undo' },
} as const satisfies Record<string, { states: readonly State[]; path?: string }>

export type TicketAct = keyof typeof ticketActs
export type DeskAct = 'callNext' | 'openDesk' | 'closeDesk'
export type Act = TicketAct | DeskAct | 'walkIn' | 'saveNotes'

/** May this be offered for this ticket? */
export function makesSense(act: TicketAct, ticket: StaffTicket): boolean {
  const states: readonly State[] = ticketActs[act].states
  if (!states.includes(ticket.state)) return false
  if (act === 'arrive') return !ticket.here && ticket.way === 'store'
  if (act === 'vouch') return ticket.proof === 'at_desk'
  return true
}

type Where = { bar: string; desk: string | null; ticket?: string }

/** The address of a command and what its body always holds. `call` and the desk's own commands go through the desk. */
export function addressOf(act: TicketAct | DeskAct, { bar, desk, ticket }: Where): string {
  const atDesk = `/bars/${bar}/desks/${desk}`
  if (act === 'openDesk') return `${atDesk}/open`
  if (act === 'closeDesk') return `${atDesk}/close`
  if (act === 'callNext') return `${atDesk}/call-next`
  if (act === 'call') return `${atDesk}/call`
  return `/bars/${bar}/tickets/${ticket}/${ticketActs[act].path}`
}
