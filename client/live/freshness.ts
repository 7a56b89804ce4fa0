/** Beats come every 15 s, so that a picture older than this has missed one. */
export const freshFor = 20_000

/** A screen says how old its picture is as soon as it may be wrong: cut off, or not confirmed for longer than a beat. `now`: epoch ms. */
export const isStale = (known: { connected: boolean; heardAt: number | null }, now: number): boolean =>
  !known.connected || known.heardAt === null || now - known.heardAt > freshFor
