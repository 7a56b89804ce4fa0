import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { EarlierVisit, PassedOn } from '../../shared/beside.ts'
import type { State } from '../../shared/line.ts'
import type { Outcome } from '../../shared/outcomes.ts'
import { Refusal } from '../platform/refusal.ts'

type Row = {
  id: string
  ticket_id: string
  same_visit: boolean
  ended_at: Date
  bar: string
  topic: string
  name: string
  by: string
  minutes: number | null
  outcome: Outcome | null
  note: string
  summary: string
}
/** What has to be known of a ticket to lay something beside it. */
export type Besides = { id: string; state: State; customerId: string | null; requestId: string; lives: boolean }

const most = 10
const living: readonly State[] = ['booked', 'waiting', 'called', 'helping', 'held']

/** What helps whoever helps: earlier help of the same customer, at whatever place. */
@Injectable()
export class BesideService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @throws Refusal not_found; also for a ticket of another bar. */
  async ticket(barId: string, ticketId: string): Promise<Besides> {
    const [row] = await this.database.query<{ state: State; customer_id: string | null; request_id: string }[]>(
      'SELECT state, customer_id, request_id FROM ticket WHERE id = $1 AND bar_id = $2',
      [ticketId, barId],
    )
    if (!row) throw new Refusal('not_found', { sentence: 'We do not know this visit here.' })
    return { id: ticketId, state: row.state, customerId: row.customer_id, requestId: row.request_id, lives: living.includes(row.state) }
  }

  /**
   * Help that has ended, newest first: of the same customer, and of this same request before it was passed on or merged. Nobody else's, not
   * even of whoever holds the same receipt; and nothing once the visit is over, when there is nobody left to help with it.
   */
  async earlier({ id, customerId, requestId, lives }: Besides): Promise<EarlierVisit[]> {
    if (!lives) return []
    // A read of an index each: an OR over the columns would read all tickets.
    const rows = await this.database.query<Row[]>(
      `WITH theirs AS (
         SELECT id, false AS same FROM ticket WHERE customer_id = $1
         UNION ALL SELECT id, true FROM ticket WHERE request_id = $2
         UNION ALL SELECT id, true FROM ticket WHERE goes_on_as = $3
       )
       SELECT se.id, se.ticket_id, theirs.same_visit, se.ended_at, b.name AS bar, topic.name AS topic, t.name, s.name AS by,
         se.minutes, se.outcome, se.note, se.summary
       FROM (SELECT id, bool_or(same) AS same_visit FROM theirs GROUP BY id) theirs
         JOIN session se ON se.ticket_id = theirs.id JOIN ticket t ON t.id = se.ticket_id JOIN bar b ON b.id = se.bar_id
         JOIN topic ON topic.id = se.topic_id JOIN staff s ON s.id = se.staff_id
       WHERE se.ended_at IS NOT NULL ORDER BY se.ended_at DESC, se.id DESC LIMIT ${most}`,
      [customerId, requestId, id],
    )
    return rows.map(visit)
  }

  /** The last words with which it was passed on to this place or within it; none of a passing that was taken back, and none once the visit is over. */
  async passedOn({ id, lives }: Besides): Promise<PassedOn | null> {
    if (!lives) return null
    const [last] = await this.database.query<{ words: string; by: string | null; at: Date }[]>(
      `SELECT w.words, s.name AS by, e.happened_at AS at
       FROM event_words w JOIN event e ON e.bar_id = w.bar_id AND e.version = w.version LEFT JOIN staff s ON e.by_kind = 'staff' AND s.id = e.by_id
       WHERE w.ticket_id = $1 AND w.words <> '' AND e.kind IN ('ticket.transferred', 'ticket.received')
         AND NOT EXISTS (SELECT FROM event u WHERE u.ticket_id = $1 AND u.kind = 'ticket.undone' AND (u.data->>'undoes')::bigint = e.version)
       ORDER BY e.version DESC LIMIT 1`,
      [id],
    )
    return last ? { ...last, at: last.at.toISOString() } : null
  }
}

function visit({ id, ticket_id, same_visit, ended_at, ...more }: Row): EarlierVisit {
  return { sessionId: id, ticketId: ticket_id, sameVisit: same_visit, endedAt: ended_at.toISOString(), ...more }
}
