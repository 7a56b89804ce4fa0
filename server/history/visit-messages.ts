import type { EntityManager } from 'typeorm'
import type { VisitMessage } from '../../shared/history.ts'

/** What was written to the customer about this visit, and what became of it; the oldest first. Neither words nor addresses are kept. */
export async function messagesOf(em: EntityManager, ticketId: string): Promise<VisitMessage[]> {
  const rows = await em.query<(Omit<VisitMessage, 'at'> & { at: Date })[]>(
    `SELECT id, kind, channel, COALESCE(sent_at, made_at) AS at,
       CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN skipped IS NULL THEN 'trying' WHEN trouble IS NOT NULL THEN 'failed' ELSE 'unneeded' END AS fate,
       CASE WHEN sent_at IS NULL THEN trouble END AS why
     FROM message WHERE ticket_id = $1 ORDER BY made_at, id`,
    [ticketId],
  )
  return rows.map(({ at, ...message }) => ({ ...message, at: at.toISOString() }))
}
