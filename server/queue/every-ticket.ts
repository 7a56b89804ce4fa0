import { Logger } from '@nestjs/common'
import type { DataSource } from 'typeorm'
import { bySystem } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { inWords } from './constraints.ts'
import type { Line, LineTx } from './line.ts'
import { Ticket } from './ticket.entity.ts'

const log = new Logger('timers')

/**
 * One command of the system for every ticket of a bar that `due` describes, in the order of their turns. The condition is read again
 * under the lock: whoever looked before may have been overtaken. In `due`, $1 is the bar, $2 now, $3 and on are `more`.
 *
 * Each ticket is by itself: whoever is refused (a booked person who stands in the line already) stays as they are until the next look,
 * and what went wrong with one is thrown only when the others have been seen to.
 */
export async function everyTicket(line: Line, barId: string, due: string, more: unknown[], work: (tx: LineTx, ticket: Ticket) => Promise<void>): Promise<void> {
  const faults = await line.change(barId, bySystem, async (tx) => {
    const sql = `SELECT id FROM ticket WHERE bar_id = $1 AND (${due}) AND $2::timestamptz IS NOT NULL ORDER BY lane, turn_at, place`
    const rows = await tx.em.query<{ id: string }[]>(sql, [barId, tx.now, ...more])
    const faults: unknown[] = []
    for (const { id } of rows) {
      const error = await tx.attempt(async () => work(tx, await tx.em.findOneByOrFail(Ticket, { id })))
      if (error && !(inWords(error, tx.by) instanceof Refusal)) faults.push(error)
    }
    return faults
  })
  if (faults.length > 0) throw faults[0]
}

/** The bars that have a ticket as `due` describes it, where $1 is now. Read without a lock: a first look that says where to look again. */
export async function barsWith(database: DataSource, due: string, now: Date): Promise<string[]> {
  const rows = await database.query<{ bar_id: string }[]>(`SELECT DISTINCT bar_id FROM ticket WHERE ${due}`, [now])
  return rows.map(({ bar_id }) => bar_id)
}

/** A step of the clockwork at each of these bars. What goes wrong at one, a lock that is not to be had say, is logged, and the others have theirs. */
export async function barByBar(barIds: readonly string[], step: (barId: string) => Promise<unknown>): Promise<void> {
  for (const barId of barIds) {
    try {
      await step(barId)
    } catch (error) {
      log.error(`At bar ${barId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
}

/**
 * When a bar was looked at, as the clockwork remembers it (epoch ms). The first looks are spread over `every` (ms), and each bar keeps
 * its own beat, so that the bars of a chain do not come all at once, also not after a pause that held up many.
 */
export const spread = (now: number, looked: number | undefined, every: number): number =>
  looked === undefined ? now - Math.random() * every : now - ((now - looked) % every)
