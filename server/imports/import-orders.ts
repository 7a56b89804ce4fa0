import type { Intake } from '../purchases/intake.ts'
import type { NewPurchase } from '../purchases/new-purchase.ts'
import type { BadRow } from './csv-records.ts'
import { OrdersReader } from './orders-reader.ts'

export type Progress = { bytes: number; lines: number; purchases: number }
export type Summary = { lines: number; added: number; known: number; bad: number }

export type ImportOptions = {
  /** Where order numbers come from; numbers of different feeds are different purchases. */
  feed?: string
  /** ISO country of phone numbers in orders that name no country. */
  country?: string
  onBad?: (row: BadRow) => void
  onProgress?: (progress: Progress) => void
  /** Stops between two batches. What was taken by then stays, and the file can be imported again. */
  signal?: AbortSignal
  /** Purchases in a transaction. */
  batch?: number
}

/**
 * Reads an orders export from a stream of bytes and hands its purchases to the purchases room. Memory is bounded by two batches: one
 * is read while PostgreSQL takes the one before. There is no worker thread: reading and
 * PostgreSQL already overlap on two cores, and a third party would only wait for one of them.
 *
 * Throws NotAnOrdersExport. Bad rows do not stop it.
 */
export async function importOrders(stream: AsyncIterable<Uint8Array>, intake: Pick<Intake, 'take'>, options: ImportOptions = {}): Promise<Summary> {
  const { feed = 'shopify', batch: size = 5_000, onProgress, signal } = options
  const summary: Summary = { lines: 0, added: 0, known: 0, bad: 0 }
  const reader = new OrdersReader({
    country: options.country,
    onBad: (row) => {
      summary.bad++
      options.onBad?.(row)
    },
  })
  let bytes = 0
  let batch: NewPurchase[] = []
  let taking: Promise<unknown> = Promise.resolve()
  const hand = async () => {
    await taking
    signal?.throwIfAborted()
    taking = intake.take(feed, batch).then(({ added, known }) => {
      summary.added += added
      summary.known += known
    })
    // A failure is met at the next await; until then it is not "unhandled".
    taking.catch(() => undefined)
    batch = []
  }
  const progress = () => onProgress?.({ bytes, lines: reader.lines, purchases: summary.added + summary.known })
  try {
    for await (const chunk of stream) {
      for (const purchase of reader.push(chunk)) if (batch.push(purchase) >= size) await hand()
      bytes += chunk.length
      progress()
    }
    for (const purchase of reader.end()) batch.push(purchase)
    if (batch.length > 0) await hand()
  } finally {
    await taking
  }
  summary.lines = reader.lines
  progress()
  return summary
}
