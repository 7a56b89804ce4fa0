import type { DataSource } from 'typeorm'
import { bySystem } from '../platform/access.ts'
import type { Line, LineTx } from './line.ts'
import { Ticket } from './ticket.entity.ts'

/**
 * One command of the system for every ticket of a bar that `due` describes, in the order of their turns. The condition is read again
 * under the lock: whoever looked before may have been overtaken. In `due`, $1 is the bar, $2 now, $3 and on are `more`.
 */
export function everyTicket(line: Line, barId: string, due: string, more: unknown[], work: (tx: LineTx, ticket: Ticket) => Promise<void>): Promise<void> {
  return line.change(barId, bySystem, async (tx) => {
    const sql = `SELECT id FROM ticket WHERE bar_id = $1 AND (${due}) AND $2::timestamptz IS NOT NULL ORDER BY lane, turn_at, place`
    const rows = await tx.em.query<{ id: string }[]>(sql, [barId, tx.now, ...more])
    for (const { id } of rows) await work(tx, await tx.em.findOneByOrFail(Ticket, { id }))
  })
}

/** The bars that have a ticket as `due` describes it, where $1 is now. Read without a lock: a first look that says where to look again. */
export async function barsWith(database: DataSource, due: string, now: Date): Promise<string[]> {
  const rows = await database.query<{ bar_id: string }[]>(`SELECT DISTINCT bar_id FROM ticket WHERE ${due}`, [now])
  return rows.map(({ bar_id }) => bar_id)
}
