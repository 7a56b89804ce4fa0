import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource, type EntityManager } from 'typeorm'
import type { Promised } from '../../shared/events.ts'
import type { VisitEvent, VisitView } from '../../shared/history.ts'
import type { StaffWho } from '../platform/access.ts'
import { worksAt } from '../platform/access.guard.ts'
import { Clock } from '../platform/clock.ts'
import { history } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { became } from './became.ts'
import { devicesOf } from './visit-devices.ts'
import { messagesOf } from './visit-messages.ts'
import { judge, type Telling, type Waiting } from './promises.ts'
import { type VisitDatabaseRow, visitColumns, visitRow, visitTables } from './visits.service.ts'

type Row = VisitDatabaseRow & { contact: string | null; proof: string; vouchedBecause: string | null; bookedFor: Date | null }
type EventRow = {
  version: number
  own: boolean
  bar: string | null
  kind: string
  by_kind: VisitEvent['by']['kind']
  by_name: string | null
  happened_at: Date
  recorded_at: Date
  desk: number | null
  data: Record<string, unknown>
  words: string | null
}
type SessionRow = Omit<VisitView['sessions'][number], 'startedAt' | 'endedAt'> & { startedAt: Date; endedAt: Date | null }

/** One visit opened: every event with who and when, the notes, the summary, what was brought, what was told and what happened. */
@Injectable()
export class VisitService {
  constructor(
    @InjectDataSource(history) private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** In one snapshot, so that state, events and promises fit together. @throws Refusal not_found, the same for a visit of another bar and for none */
  open(who: StaffWho, ticketId: string): Promise<VisitView> {
    return this.database.transaction('REPEATABLE READ', async (em) => {
      const [row] = await em.query<Row[]>(
        `SELECT ${visitColumns}, t.contact, t.proof, t.vouched_because AS "vouchedBecause", t.booked_for AS "bookedFor" FROM ${visitTables} WHERE t.id = $1`,
        [ticketId],
      )
      if (!row || !worksAt(who, row.barId)) throw new Refusal('not_found', { sentence: 'We do not know this visit at your bars.' })
      const events = await eventsOf(em, row)
      const own = events.filter((event) => event.own)
      const promises = judge(await tellingsOf(em, row), waitingOf(row, own), this.clock.now())
      const { contact, proof, vouchedBecause } = row
      return {
        ...visitRow(row),
        contact,
        proof,
        vouchedBecause,
        bookedFor: row.bookedFor?.toISOString() ?? null,
        devices: await devicesOf(em, row),
        messages: await messagesOf(em, ticketId),
        events: events.map(visitEvent),
        sessions: await sessionsOf(em, ticketId),
        promises,
      }
    })
  }
}

function eventsOf(em: EntityManager, { id, name, barId }: Row): Promise<EventRow[]> {
  return em.query(
    `${became} SELECT e.version, e.ticket_id = $1 AS own, CASE WHEN e.bar_id <> $3 THEN b.name END AS bar, e.kind, e.by_kind, CASE e.by_kind WHEN 'staff' THEN s.name WHEN 'customer' THEN COALESCE(c.name, $2) END AS by_name,
       e.happened_at, e.recorded_at, d.number AS desk, e.data, w.words
     FROM became JOIN event e ON e.ticket_id = became.id JOIN bar b ON b.id = e.bar_id LEFT JOIN staff s ON e.by_kind = 'staff' AND s.id = e.by_id LEFT JOIN customer c ON e.by_kind = 'customer' AND c.id = e.by_id
       LEFT JOIN desk d ON d.id = e.desk_id LEFT JOIN event_words w ON w.bar_id = e.bar_id AND w.version = e.version
     ORDER BY e.happened_at, own, e.version`,
    [id, name, barId],
  )
}

const visitEvent = ({ version, bar, kind, by_kind, by_name, happened_at, recorded_at, desk, data, words }: EventRow): VisitEvent => ({
  version,
  bar,
  kind,
  by: { kind: by_kind, name: by_name },
  happenedAt: happened_at.toISOString(),
  recordedAt: recorded_at.toISOString(),
  desk,
  data,
  words: words ?? '',
})

/** What this person was told: on joining, and whenever the line had moved so much that the range no longer held. */
function tellingsOf(em: EntityManager, { id, barId }: Row): Promise<Telling[]> {
  return em
    .query<{ version: number; at: Date; promise: Promised }[]>(
      `SELECT version, happened_at AS at, data->'promise' AS promise FROM event WHERE ticket_id = $1 AND jsonb_typeof(data->'promise') = 'object'
       UNION ALL
       SELECT e.version, e.happened_at, one FROM event e CROSS JOIN LATERAL jsonb_array_elements(e.data->'told') one
       WHERE e.kind = 'promises.told' AND e.bar_id = $2 AND e.data @> jsonb_build_object('told', jsonb_build_array(jsonb_build_object('ticket', $1::text))) AND one->>'ticket' = $1::text
       ORDER BY version`,
      [id, barId],
    )
    .then((rows) => rows.map(({ version, at, promise }) => ({ ...promise, version, at })))
}

const stillWaiting: ReadonlySet<string> = new Set(['waiting', 'called'])

/** A call that was taken back was none. The wait of somebody who was never called ended with the last thing that happened. */
function waitingOf({ state }: Row, events: EventRow[]): Waiting {
  const undone = new Set(events.flatMap(({ kind, data }) => (kind === 'ticket.undone' ? [data.undoes] : [])))
  const calls = events
    .filter(({ kind, version }) => kind === 'ticket.called' && !undone.has(version))
    .map(({ version, happened_at }) => ({ version, at: happened_at }))
  return { calls, endedAt: stillWaiting.has(state) ? null : (events.at(-1)?.happened_at ?? null) }
}

async function sessionsOf(em: EntityManager, ticketId: string): Promise<VisitView['sessions']> {
  const rows = await em.query<SessionRow[]>(
    `${became} SELECT se.id, s.name AS specialist, se.started_at AS "startedAt", se.ended_at AS "endedAt", se.measured_minutes::float8 AS "measuredMinutes", se.minutes::float8 AS minutes,
       se.outcome, se.note, se.summary FROM became JOIN session se ON se.ticket_id = became.id JOIN staff s ON s.id = se.staff_id ORDER BY se.started_at, se.id`,
    [ticketId],
  )
  return rows.map(({ startedAt, endedAt, ...session }) => ({ ...session, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null }))
}
