import { metBy, type StaffDesk, type StaffLine, type StaffTicket, wishesOf } from '../../shared/line.ts'

/** Topic id → skills that it needs. */
export type Needs = ReadonlyMap<string, readonly string[]>

/** Here, or reached by phone; and not out for a while. */
export const canCome = (ticket: StaffTicket): boolean => ticket.awayUntil === null && (ticket.here || ticket.way !== 'store')
export const missingSkillsOf = (needed: readonly string[], skills: readonly string[]): string[] => needed.filter((need) => !skills.includes(need))
export const missingSkills = (ticket: StaffTicket, skills: readonly string[], needs: Needs): string[] =>
  missingSkillsOf(needs.get(ticket.topicId) ?? [], skills)

const isFree = ({ id }: StaffDesk, tickets: readonly StaffTicket[]) =>
  !tickets.some(({ deskId, state }) => deskId === id && (state === 'called' || state === 'helping'))

/**
 * Whom "call next" will most likely call, to show the name beforehand. The server decides by the same rule (queue/order.ts) at the
 * moment of the press; this picture may be a moment old.
 */
export function whoIsNext(
  waiting: readonly StaffTicket[],
  desk: StaffDesk,
  { desks, tickets }: Pick<StaffLine, 'desks' | 'tickets'>,
  needs: Needs,
): StaffTicket | null {
  const others = desks.filter((other) => other.id !== desk.id && other.staffId !== null && other.breakWhy === null)
  const serves = ({ skills }: StaffDesk, ticket: StaffTicket) => missingSkills(ticket, skills, needs).length === 0
  const isKept = (ticket: StaffTicket) => others.some((other) => other.staffId === ticket.forStaffId && serves(other, ticket))
  const met = ({ skills }: StaffDesk, ticket: StaffTicket) => metBy(skills, wishesOf(ticket))
  const isBetterOff = (ticket: StaffTicket) =>
    ticket.turn.lane > 0 && others.some((other) => isFree(other, tickets) && met(other, ticket) > met(desk, ticket) && serves(other, ticket))
  const offered = waiting.filter((ticket) => canCome(ticket) && serves(desk, ticket) && !isKept(ticket))
  return offered.find((ticket) => !isBetterOff(ticket)) ?? offered[0] ?? null
}
