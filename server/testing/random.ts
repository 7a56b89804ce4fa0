/** Numbers that look random and are the same for the same seed (mulberry32), so that a long run can be told again. */
export function randomFrom(seed: number): { next: () => number; pick: <T>(list: readonly T[]) => T; chance: (p: number) => boolean } {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  return { next, pick, chance: (p) => next() < p }
}
