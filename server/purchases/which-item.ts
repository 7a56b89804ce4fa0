/** One thing that somebody once bought; `proving`: it stands on the purchase by which they showed that they bought. */
export type Item = { name: string; sku: string | null; serial: string | null; boughtOn: string; proving: boolean }
/** What is known of the help: serials of what was brought, as `keys.ts` writes them, and words that were said about it. */
export type Hints = { serials: readonly string[]; words: string }

/**
 * Which of these things is the help about? What lies on the table, by its serial; else what the words name; else the newest thing of
 * the purchase that was shown. `items`: newest first. It is a guess for whoever helps, never a reason for anything.
 */
export function whichItem(items: readonly Item[], { serials, words }: Hints): Item | null {
  const brought = items.find(({ serial }) => serial !== null && serials.includes(serial))
  return brought ?? named(items, words) ?? items.find(({ proving }) => proving) ?? items[0] ?? null
}

/** The one that shares most words with what was said; the newer of two. */
function named(items: readonly Item[], said: string): Item | null {
  const asked = wordsOf(said)
  const scored = items.map((item) => ({
    item,
    hits: wordsOf(`${item.name} ${item.sku ?? ''}`).filter((word) => asked.some((other) => same(word, other))).length,
  }))
  const best = Math.max(0, ...scored.map(({ hits }) => hits))
  return best === 0 ? null : (scored.find(({ hits }) => hits === best)?.item ?? null)
}

/** Short words say too little ("my", "the", "it"), unless they are numbers of a model. */
const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= 4 || /\d/.test(word)),
  ),
]
/** "printers" is about a printer: one begins with the other, but for an ending. */
const same = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return short === long || (short.length >= 4 && long.length - short.length <= 2 && long.startsWith(short))
}
