import { clock } from './time.ts'

/** A wait in minutes, always as a range: a single number would be believed. */
export const waitSaid = ({ low, high }: { low: number; high: number }): string => `about ${low} to ${high} minutes`

/** The clock times that a range of minutes from an instant means. */
export function clocks({ low, high }: { low: number; high: number }, at: string, zone: string): { from: string; to: string } {
  const plus = (minutes: number) => clock(new Date(Date.parse(at) + minutes * 60_000).toISOString(), zone)
  return { from: plus(low), to: plus(high) }
}
