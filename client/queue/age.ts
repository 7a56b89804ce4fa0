import type { TicketView } from '../../shared/queue.ts'

/** States in which something may still happen to a place at any moment, so that the age of the picture matters. */
export const living: TicketView['state'][] = ['booked', 'waiting', 'called', 'helping', 'held', 'missed']

/** For so long after its end a visit may be taken up again (ms): undone, opened anew, told more about. */
const mayGoOn = 2 * 3_600_000

/** Whether something may still happen to a place soon, so that its page follows the line. `now`: epoch ms. */
export const isAlive = ({ state, endedAt }: Pick<TicketView, 'state' | 'endedAt'>, now: number): boolean =>
  living.includes(state) || (endedAt !== null && now - Date.parse(endedAt) < mayGoOn)

/** How long the first picture of the line may take before the page says that it waits for it (ms). */
const patience = 5_000

type Known = { state: TicketView['state']; line: string | null; fetchedAt: number | null; now: number }

/**
 * Since when nothing newer is known, for a page that is cut off; null while its first picture is still on the way. Whoever waits looks
 * at the line (`line`: ISO); everybody else at their own place, which is asked for again and again (`fetchedAt`: epoch ms).
 */
export function ageOf({ state, line, fetchedAt, now }: Known): { at: string } | null {
  if (line && (state === 'waiting' || fetchedAt === null)) return { at: line }
  if (fetchedAt === null || (!line && now - fetchedAt <= patience)) return null
  return { at: new Date(Math.max(fetchedAt, line ? Date.parse(line) : 0)).toISOString() }
}
