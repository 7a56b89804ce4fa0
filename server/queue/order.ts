import { byTurn, type Turn, type Way } from '../../shared/line.ts'

/**
 * Who is next for this specialist? By the stored turn: urgent, then due, then by arrival. In the store only people who are here are
 * offered, the others keep their turn. Only topics that the specialist can serve. No clock, and nothing about purchases.
 */
export type Candidate = { turn: Turn; way: Way; here: boolean; away: boolean; needs: readonly string[] }

export const canBeCalled = (candidate: Candidate): boolean => !candidate.away && (candidate.here || candidate.way !== 'store')
export const canServe = (skills: readonly string[], candidate: Candidate): boolean => candidate.needs.every((need) => skills.includes(need))

export function next<C extends Candidate>(line: readonly C[], skills: readonly string[]): C | undefined {
  return [...line].sort((a, b) => byTurn(a.turn, b.turn)).find((candidate) => canBeCalled(candidate) && canServe(skills, candidate))
}

/** The same question for the database, which answers it in one read of the index `ticket_line`; a test holds the two together. */
export const nextInLine = `
  SELECT t.id FROM ticket t JOIN topic ON topic.id = t.topic_id
  WHERE t.bar_id = $1 AND t.state = 'waiting' AND t.away_until IS NULL AND (t.here OR t.way <> 'store') AND topic.skills <@ $2::text[]
  ORDER BY t.lane, t.turn_at, t.place LIMIT 1`
