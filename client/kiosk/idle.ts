/**
 * How long a tablet waits for somebody who no longer touches it (ms). WCAG 2.2.1 wants a warning, and at least 20 s to say "more
 * time" with one simple action, as often as one likes.
 */
export const warnAfter = 40_000
export const overAfter = 60_000

/** What `idle` ms without a touch mean: nothing yet, whole seconds that are left, or over. */
export function idleFor(idle: number): { left: number | null; over: boolean } {
  if (idle >= overAfter) return { left: 0, over: true }
  return { left: idle >= warnAfter ? Math.ceil((overAfter - idle) / 1000) : null, over: false }
}
