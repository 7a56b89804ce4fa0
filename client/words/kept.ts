import type { TicketView } from '../../shared/queue.ts'

/**
 * How somebody came to be missed: `called` and not seen, or `late` for a booked time, while they can still come back; or `over`: that
 * was on another day of the place. `now`: ISO.
 */
export function keptAs({ keptUntil, calledAt, bookedFor }: Pick<TicketView, 'keptUntil' | 'calledAt' | 'bookedFor'>, now: string): 'called' | 'late' | 'over' {
  if (!keptUntil || Date.parse(keptUntil) <= Date.parse(now)) return 'over'
  return bookedFor && !calledAt ? 'late' : 'called'
}
