import { byTurn, metBy, type Turn, type Way } from '../../shared/line.ts'

/**
 * Who is next for this specialist? By the stored turn: urgent, then due, then by arrival. In the store only people who are here are
 * offered, the others keep their turn. Only topics that the specialist can serve. No clock, and nothing about purchases.
 */
export type Candidate = { turn: Turn; way: Way; here: boolean; away: boolean; needs: readonly string[]; forStaff: string | null; wishes: readonly string[] }
/** An open desk that is not on a break; `free`: nobody is called or helped there. */
export type AtDesk = { staff: string; skills: readonly string[]; free: boolean }

export const canBeCalled = (candidate: Candidate): boolean => !candidate.away && (candidate.here || candidate.way !== 'store')
/** What the first topic needs decides; what was added to it guides people, not the order. */
export const canServe = ({ skills }: AtDesk, { needs }: Candidate): boolean => needs.every((need) => skills.includes(need))

/** Passed on to somebody who stands at another desk: theirs, as long as they do. When they close or take a break, anybody's. */
const isKept = (candidate: Candidate, others: readonly AtDesk[]): boolean =>
  others.some((other) => other.staff === candidate.forStaff && canServe(other, candidate))

/**
 * A free desk suits them better: it speaks their language, or has what makes it easier for them. This one asks the next, if there is
 * one. Nobody is shut out by it, and what is urgent waits for no wish.
 */
function isBetterOff(candidate: Candidate, { skills }: AtDesk, others: readonly AtDesk[]): boolean {
  const met = metBy(skills, candidate.wishes)
  return candidate.turn.lane > 0 && others.some((other) => other.free && metBy(other.skills, candidate.wishes) > met && canServe(other, candidate))
}

export function next<C extends Candidate>(line: readonly C[], desk: AtDesk, others: readonly AtDesk[]): C | undefined {
  const offered = line.filter((candidate) => canBeCalled(candidate) && canServe(desk, candidate) && !isKept(candidate, others))
  const inTurn = offered.sort((a, b) => byTurn(a.turn, b.turn))
  return inTurn.find((candidate) => !isBetterOff(candidate, desk, others)) ?? inTurn[0]
}
