import type { TicketView } from '../../shared/queue.ts'
import { isSameDay } from './time.ts'

/**
 * How somebody came to be missed: `called` and not seen, or `late` for a booked time, either today, when they can still come back; or
 * `over`: that was on another day of the place.
 */
export function keptAs(
  { turn, calledAt, bookedFor, bar }: Pick<TicketView, 'turn' | 'calledAt' | 'bookedFor' | 'bar'>,
  now: string,
): 'called' | 'late' | 'over' {
  if (!isSameDay(new Date(turn.at).toISOString(), now, bar.zone)) return 'over'
  return bookedFor && !calledAt ? 'late' : 'called'
}
