const minute = 60_000
const offered = [15, 30, 60, 120]

/** How long somebody may step out from `now` (epoch ms): some spans that end in time, and the latest time that there is. `until`: ISO; `minutes`: null for the latest. */
export function outChoices(now: number, latest: string | null): { minutes: number | null; until: string }[] {
  if (!latest || Date.parse(latest) <= now) return []
  const spans = offered.filter((minutes) => now + minutes * minute <= Date.parse(latest) - 5 * minute)
  // Whole minutes: people read them off a clock.
  const inMinutes = (minutes: number) => new Date(Math.floor(now / minute) * minute + minutes * minute).toISOString()
  return [...spans.map((minutes) => ({ minutes, until: inMinutes(minutes) })), { minutes: null, until: latest }]
}
