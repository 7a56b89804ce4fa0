import { byTurn, type PhoneLine, type Place } from '../../shared/line.ts'
import type { TicketView } from '../../shared/queue.ts'

type Mine = Pick<TicketView, 'place' | 'turn' | 'state' | 'version'>

const own = (line: PhoneLine, mine: Pick<Mine, 'place'>): Place | undefined => line.places.find(({ place }) => place === mine.place)

/** Who waits before me. The line knows my turn sooner than my own page does, when it changes. */
export function peopleAhead(line: PhoneLine, mine: Pick<Mine, 'place' | 'turn'>): number {
  const turn = own(line, mine)?.turn ?? mine.turn
  return line.places.filter((other) => other.state === 'waiting' && !other.silent && other.place !== mine.place && byTurn(other.turn, turn) < 0).length
}

const inLine: TicketView['state'][] = ['waiting', 'called', 'helping']

/** The line at `version` shows my place otherwise than my page does: it has to be fetched again. */
export function hasMoved(line: PhoneLine, version: number, mine: Mine): boolean {
  if (version <= mine.version) return false
  const state = own(line, mine)?.state ?? null
  return state === null ? inLine.includes(mine.state) : state !== mine.state
}

/** Every step near the front is worth saying aloud; far from it only each fifth one, or a move away from the front. */
export function isWorthSaying(before: number | null, after: number): boolean {
  if (before === after) return false
  if (before === null || after > before || after <= 3) return true
  return Math.ceil(before / 5) !== Math.ceil(after / 5)
}
