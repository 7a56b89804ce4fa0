import type { Outcome } from '../../shared/outcomes.ts'
import { localDay } from '../bars/opening.ts'
import { newId } from '../platform/ids.ts'
import type { LineTx } from '../queue/line.ts'
import type { Ticket } from '../queue/ticket.entity.ts'

type Past = { staffId: string; startedAt: Date; endedAt: Date; minutes: number; outcome: Outcome; note: string; summary: string }

/** Help that is over before it is written down. Its day is the bar's own of when it ended; answers that day. */
export async function recordPast(tx: LineTx, { id, topicId }: Ticket, past: Past): Promise<string> {
  const day = localDay(past.endedAt, tx.bar.zone)
  const { staffId, startedAt, endedAt, minutes, outcome, note, summary } = past
  await tx.em.query(
    `INSERT INTO session (id, ticket_id, bar_id, topic_id, staff_id, started_at, ended_at, day, measured_minutes, minutes, outcome, note, summary)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12)`,
    [newId(tx.now), id, tx.bar.id, topicId, staffId, startedAt, endedAt, day, minutes, outcome, note, summary],
  )
  return day
}
