import type { StaffTicket } from '../../shared/line.ts'
import type { HelpDraft } from './help-draft.ts'

/** Something done here that can be taken back. `at`: epoch ms; `draft`: what was written before a help was finished. */
export type Step = { said: string; ticket: StaffTicket; at: number; draft: HelpDraft | null }

/** For how long (ms) a specialist may take back what they did; supervisors may all day. The server has the last word. */
const undoFor = 60_000
/** So many are remembered; a minute does not hold more. */
const most = 10

/** Newest first, one for each ticket: only its last move can be taken back. */
export const withStep = (steps: readonly Step[], step: Step): Step[] => [step, ...without(steps, step.ticket.id)].slice(0, most)
export const without = (steps: readonly Step[], ticket: string): Step[] => steps.filter((one) => one.ticket.id !== ticket)

export const isOpen = (step: Step, supervises: boolean, now: number): boolean => supervises || now - step.at < undoFor

/** Whether the last move of a ticket may be offered to be taken back: one's own within the minute, everybody's for supervisors. */
export const mayTakeBack = (steps: readonly Step[], ticket: string, supervises: boolean, now: number): boolean =>
  supervises || steps.some((step) => step.ticket.id === ticket && isOpen(step, false, now))
