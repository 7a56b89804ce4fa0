import { type Ahead, range } from './promise.ts'

/**
 * Who is nearly due? Rule `near-1`: whoever a desk that is open now may call next, or who would be told a wait of at least ten minutes
 * or less. Cautious towards coming early: the low end of a range is already on the safe side. Where no desk is open nobody is near.
 */
const nearFrom = 10

export function isNear(before: Ahead): boolean {
  const told = range(before)
  return told !== null && (before.ahead < before.desks || told.low <= nearFrom)
}

/** Whoever has just come has just been told how many are before them (ms). */
export const justCame = 3 * 60_000
/** How long "still there?" waits for an answer (ms). */
export const answersWithin = 5 * 60_000
/** For so long "on my way" is an answer (ms); after that it was none. */
export const wayTakes = 30 * 60_000
