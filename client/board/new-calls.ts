import type { Call } from '../../shared/line.ts'

/** Who is called now and was not before, or is called anew; `known`: when each was called, null before the first picture. */
export const newCalls = (known: ReadonlyMap<number, string> | null, calls: Call[]): number[] =>
  known ? calls.filter(({ place, calledAt }) => known.get(place) !== calledAt).map(({ place }) => place) : []
