import type { EntityManager } from 'typeorm'
import type { Outcome } from '../../shared/outcomes.ts'
import type { SessionView } from '../../shared/sessions.ts'

/** One session as PostgreSQL holds it, with the code and the name of its ticket. */
export type SessionRow = {
  id: string
  ticket_id: string
  staff_id: string
  topic_id: string
  code: string
  name: string
  started_at: Date
  ended_at: Date | null
  measured_minutes: number | null
  minutes: number | null
  outcome: Outcome | null
  note: string
  summary: string
  revision: number
}

/** Sessions by a condition on `se` (session) and `t` (ticket). */
export const sessions = (em: EntityManager, where: string, values: unknown[]): Promise<SessionRow[]> =>
  em.query(
    `SELECT se.id, se.ticket_id, se.staff_id, se.topic_id, t.code, t.name, se.started_at, se.ended_at, se.measured_minutes, se.minutes, se.outcome, se.note, se.summary, se.revision
     FROM session se JOIN ticket t ON t.id = se.ticket_id WHERE ${where}`,
    values,
  )

export function sessionView(row: SessionRow): SessionView {
  const { id, code, name, outcome, note, summary, minutes, revision } = row
  const times = { startedAt: row.started_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null }
  return {
    id,
    ticketId: row.ticket_id,
    code,
    name,
    topicId: row.topic_id,
    ...times,
    measuredMinutes: row.measured_minutes,
    minutes,
    outcome,
    note,
    summary,
    revision,
  }
}
