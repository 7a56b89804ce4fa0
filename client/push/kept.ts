/** What this device keeps of a place, for a page that is loaded without a network: nothing that is not read aloud in the store anyway. */
export type KeptPlace = { code: string; bar: string }

const shelf = 'aftercare-places'
/** More than anybody has at once. */
const most = 5
const keyOf = (ticket: string) => `/t/${ticket}?kept`

/** Also where the browser keeps nothing (a private window): then the page without a network knows no code. */
const opened = (): Promise<Cache | null> => (typeof caches === 'undefined' ? Promise.resolve(null) : caches.open(shelf).catch(() => null))

export async function keep(ticket: string, { code, bar }: KeptPlace): Promise<void> {
  const cache = await opened()
  if (!cache) return
  await cache.put(keyOf(ticket), new Response(JSON.stringify({ code, bar }), { headers: { 'content-type': 'application/json' } }))
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)))
}

export async function kept(ticket: string): Promise<KeptPlace | null> {
  const found = await (await opened())?.match(keyOf(ticket)).catch(() => undefined)
  return found ? ((await found.json()) as KeptPlace) : null
}

/** One place, when it is over; or all, when somebody else uses the device. */
export async function forgetKept(ticket?: string): Promise<void> {
  if (typeof caches === 'undefined') return
  if (ticket) await (await opened())?.delete(keyOf(ticket))
  else await caches.delete(shelf).catch(() => false)
}
