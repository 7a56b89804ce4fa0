import type { TicketView } from '../../shared/queue.ts'

/**
 * How somebody came to be missed: `called` and not seen, or `late` for a booked time, while they can still come in; or `closed`: we have
 * closed for that day; or `over`: that was on another day of the place. `now`: ISO.
 */
export function keptAs(
  { keptUntil, opensUntil, calledAt, bookedFor }: Pick<TicketView, 'keptUntil' | 'opensUntil' | 'calledAt' | 'bookedFor'>,
  now: string,
): 'called' | 'late' | 'closed' | 'over' {
  const isBefore = (time: string | null) => time !== null && Date.parse(now) < Date.parse(time)
  if (!isBefore(keptUntil)) return 'over'
  if (!isBefore(opensUntil)) return 'closed'
  return bookedFor && !calledAt ? 'late' : 'called'
}

/** Missed, and the turn is there to come back to. */
export const isToReturn = (ticket: Parameters<typeof keptAs>[0], now: string): boolean => ['called', 'late'].includes(keptAs(ticket, now))
