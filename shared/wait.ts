/** A wait in minutes, as everybody says it. */
export type Wait = { low: number; high: number }

/** From here on (minutes) a wait is said in hours. */
const long = 90

const hours = (halves: number) => (halves === 1 ? '½' : `${Math.floor(halves / 2)}${halves % 2 ? '½' : ''}`)
const outwards = ({ low, high }: Wait) => [hours(Math.floor(low / 30)), hours(Math.ceil(high / 30))] as const

/** A wait as a range: `15 to 30 minutes`, `45 minutes to 2 hours`, `6½ to 16 hours`. Hours are rounded outwards to the half. */
export function rangeSaid(wait: Wait): string {
  const { low, high } = wait
  if (high < long) return `${low} to ${high} minutes`
  const [from, to] = outwards(wait)
  return `${low > 0 && low < 60 ? `${low} minutes` : from} to ${to} hours`
}

/** The same in figures, for large type. */
export function rangeShown(wait: Wait): { range: string; unit: 'minutes' | 'hours' } {
  const isLong = wait.high >= long
  const [from, to] = isLong ? outwards(wait) : [wait.low, wait.high]
  return { range: `${from}–${to}`, unit: isLong ? 'hours' : 'minutes' }
}

/** Whether a wait that was told at an instant begins, or only ends, after the day's closing; null: neither, or no closing lies ahead. */
export function outlasts({ low, high }: Wait, at: string, closesAt: string | null): 'begins' | 'ends' | null {
  if (!closesAt) return null
  const left = (Date.parse(closesAt) - Date.parse(at)) / 60_000
  return low >= left ? 'begins' : high > left ? 'ends' : null
}
