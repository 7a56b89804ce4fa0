import type { StaffTicket } from '../../shared/line.ts'

/** Topic id → skills that it needs. */
export type Needs = ReadonlyMap<string, readonly string[]>

export const canCome = (ticket: StaffTicket): boolean => ticket.here || ticket.way !== 'store'
export const missingSkillsOf = (needed: readonly string[], skills: readonly string[]): string[] => needed.filter((need) => !skills.includes(need))
export const missingSkills = (ticket: StaffTicket, skills: readonly string[], needs: Needs): string[] =>
  missingSkillsOf(needs.get(ticket.topicId) ?? [], skills)

/**
 * Whom "call next" will most likely call, to show the name beforehand. The server decides by the same rule (queue/order.ts) at the
 * moment of the press; this picture may be a moment old.
 */
export const whoIsNext = (waiting: readonly StaffTicket[], skills: readonly string[], needs: Needs): StaffTicket | null =>
  waiting.find((ticket) => canCome(ticket) && missingSkills(ticket, skills, needs).length === 0) ?? null
