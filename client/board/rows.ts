/** How many calls stand one below the other before there are two columns, and how many fit at all. */
const oneColumn = 4
const most = 12

/** Of so many calls: those that are shown, and in how many rows and columns, so that each is as large as it can be. */
export function rowsFor<T>(calls: T[]): { shown: T[]; more: number; rows: number; columns: number } {
  const shown = calls.slice(0, most)
  const columns = shown.length > oneColumn ? 2 : 1
  // Never fewer than three: a single call that fills the screen would jump when the second comes.
  return { shown, more: calls.length - shown.length, rows: Math.max(3, Math.ceil(shown.length / columns)), columns }
}
