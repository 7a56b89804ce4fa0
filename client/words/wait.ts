import { rangeSaid, type Wait } from '../../shared/wait.ts'
import { clock, isSameDay } from './time.ts'

/** A wait in minutes, always as a range: a single number would be believed. */
export const waitSaid = (wait: Wait): string => `about ${rangeSaid(wait)}`

/** The clock times that a range of minutes from an instant means. */
export function clocks({ low, high }: Wait, at: string, zone: string): { from: string; to: string } {
  const plus = (minutes: number) => clock(new Date(Date.parse(at) + minutes * 60_000).toISOString(), zone)
  return { from: plus(low), to: plus(high) }
}

type Hours = { closesAt: string | null; opensAt: string | null; zone: string }
/** When a place closes for the day; null: not yet, it opens once more today, or it is closed. */
export const closesForToday = ({ closesAt, opensAt, zone }: Hours, now: string): string | null => (opensAt && isSameDay(opensAt, now, zone) ? null : closesAt)
