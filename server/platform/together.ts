import DataLoader from 'dataloader'
import type { ObjectLiteral } from 'typeorm'

/** Keys of one statement at most. */
const atOnce = 100
/** How long (ms) those who ask are gathered while several ask at a time. Who asks alone does not wait. */
const apart = 10

/**
 * One read for all who ask at the same time; nothing is remembered from one read to the next. For what every screen asks when it
 * connects: after a restart seventeen thousand come within seconds, and most of a short statement's time is its way.
 *
 * `read` gives the rows of these keys in any order; `nameOf` and `of` say which row belongs to which key.
 */
export function together<Key, Row extends ObjectLiteral>(
  read: (keys: Key[]) => Promise<Row[]>,
  nameOf: (key: Key) => string,
  of: (row: Row) => string,
): (key: Key) => Promise<Row | undefined> {
  let next = 0
  const loader = new DataLoader<Key, Row | undefined>(
    async (keys) => {
      next = keys.length > 1 ? performance.now() + apart : 0
      const rows = new Map((await read([...keys])).map((row) => [of(row), row]))
      return keys.map((key) => rows.get(nameOf(key)))
    },
    {
      cache: false,
      maxBatchSize: atOnce,
      batchScheduleFn: (begin) => {
        const wait = next - performance.now()
        if (wait > 0) setTimeout(begin, wait)
        else setImmediate(begin)
      },
    },
  )
  return (key) => loader.load(key)
}
