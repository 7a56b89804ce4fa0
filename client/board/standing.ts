import type { BarView } from '../../shared/bars.ts'
import type { Joining } from '../../shared/line.ts'
import { board } from '../words/board.ts'
import { whenSaid } from '../words/time.ts'

/** shut: outside its hours. The others as in the line; full: the waiting work fills the hours that are left. */
export type Standing = Joining | 'full' | 'shut'
type Place = Pick<BarView, 'open' | 'opensAt' | 'closesAt' | 'joining' | 'joiningWords' | 'zone'>

/** What staff set comes with the line, at once; the hours and "full" with the place, which is asked for now and then. */
export function standingOf(set: Joining, place: Place | null): Standing {
  if (place && !place.open) return 'shut'
  if (set !== 'open') return set
  return place?.joining === 'full' ? 'full' : 'open'
}

/** When (epoch ms) this place opens or closes. The server's clock may be a moment behind. */
export function changesAt({ open, opensAt, closesAt }: Place): number {
  const at = open ? closesAt : opensAt
  return at ? Date.parse(at) + 1_000 : Number.POSITIVE_INFINITY
}

/** Why nobody new is taken; empty while somebody is. A board shows the clock of its place. */
export function standingSaid(standing: Standing, place: Place | null, now: number): string {
  if (standing !== 'shut') return (standing !== 'open' && place?.joiningWords) || board.joining[standing]
  return place?.opensAt ? board.opens(whenSaid(place.opensAt, new Date(now).toISOString(), place.zone, place.zone)) : board.closed
}
