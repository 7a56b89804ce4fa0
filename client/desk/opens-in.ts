/** `seconds`: what the bar gives people to come. `told`: from when (ISO), as the server said in a refusal, while the bar waits as it did then. */
type Called = { calledAt: string | null; seconds: number; told: string | null }

/** In how many seconds it may be said that nobody came; not above nothing: now. `now`: the server's clock (epoch ms). */
export function opensIn({ calledAt, seconds, told }: Called, now: number): number {
  const opens = Math.max(told ? Date.parse(told) : 0, calledAt ? Date.parse(calledAt) + seconds * 1_000 : 0)
  return Math.ceil((opens - now) / 1_000)
}
