import type { Told } from '../../shared/line.ts'

const toFive = (minutes: number) => Math.round(minutes / 5) * 5

/**
 * What is left of a range that was told, in whole five minutes from `now` (epoch ms); always a range. `over`: its end has passed.
 * `unknown`: nobody could say.
 */
export function leftOf(told: Told, now: number): { low: number; high: number } | 'over' | 'unknown' {
  if (!told) return 'unknown'
  const gone = Math.max(0, (now - Date.parse(told.at)) / 60_000)
  if (gone >= told.high) return 'over'
  const low = Math.max(0, toFive(told.low - gone))
  return { low, high: Math.max(low + 5, toFive(told.high - gone)) }
}
