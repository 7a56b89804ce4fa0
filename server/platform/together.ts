import DataLoader from 'dataloader'
import type { ObjectLiteral } from 'typeorm'

/** Keys of one statement at most. */
const atOnce = 100
/** Statements under way at most; who asks meanwhile is gathered for the next. */
const underWay = 2

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
  const gathering: (() => void)[] = []
  let reading = 0
  const next = () => {
    if (reading >= underWay) return
    const begin = gathering.shift()
    if (!begin) return
    reading++
    begin()
  }
  const loader = new DataLoader<Key, Row | undefined>(
    async (keys) => {
      try {
        const rows = new Map((await read([...keys])).map((row) => [of(row), row]))
        return keys.map((key) => rows.get(nameOf(key)))
      } finally {
        reading--
        next()
      }
    },
    {
      cache: false,
      maxBatchSize: atOnce,
      batchScheduleFn: (begin) => {
        gathering.push(begin)
        setImmediate(next)
      },
    },
  )
  return (key) => loader.load(key)
}
