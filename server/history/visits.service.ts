import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { VisitRow, VisitsPage, VisitsQuery } from '../../shared/history.ts'
import type { StaffWho } from '../platform/access.ts'
import { history } from '../platform/database.ts'
import { keyText, readKey } from './page-key.ts'
import { readableBars } from './readable-bars.ts'
import { whichVisits } from './which-visits.ts'

type Row = Omit<VisitRow, 'joinedAt' | 'endedAt'> & { joinedAt: Date; endedAt: Date | null; keyAt: string }

/** What a visit is in a list. `page` comes from whichVisits; the last session that ended with an outcome says how it went: a pause has none. */
export const visitColumns = `t.id, t.code, t.bar_id AS "barId", b.name AS bar, b.zone, t.name, topic.name AS topic, t.state, help.outcome,
  COALESCE(help.specialist, at_desk.name) AS specialist, t.joined_at AS "joinedAt", t.ended_at AS "endedAt", help.minutes::float8 AS minutes, t.about, t.came = 'paper' AS "enteredLater",
  to_char(t.joined_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "keyAt"`
export const visitTables = `ticket t JOIN bar b ON b.id = t.bar_id JOIN topic ON topic.id = t.topic_id LEFT JOIN staff at_desk ON at_desk.id = t.staff_id
  LEFT JOIN LATERAL (
    SELECT (array_agg(se.outcome ORDER BY se.ended_at DESC, se.id DESC) FILTER (WHERE se.outcome IS NOT NULL))[1] AS outcome, (array_agg(helper.name ORDER BY se.ended_at DESC, se.id DESC))[1] AS specialist,
      sum(se.minutes) AS minutes, string_agg(NULLIF(se.note, ''), E'\\n' ORDER BY se.started_at) AS note, string_agg(NULLIF(se.summary, ''), E'\\n' ORDER BY se.started_at) AS summary
    FROM session se JOIN staff helper ON helper.id = se.staff_id WHERE se.ticket_id = t.id AND se.ended_at IS NOT NULL
  ) help ON true`

const rows = `SELECT ${visitColumns} FROM page JOIN ${visitTables} ON t.id = page.id ORDER BY page.joined_at DESC, page.id DESC`

/** All visits of somebody's bars, filtered and searched, a page at a time. */
@Injectable()
export class VisitsService {
  constructor(@InjectDataSource(history) private readonly database: DataSource) {}

  /** @throws Refusal not_your_bar, not_valid (`after`) */
  async page(who: StaffWho, query: VisitsQuery): Promise<VisitsPage> {
    const slice = { bars: readableBars(who, query.bar), after: query.after ? readKey(query.after) : null, limit: query.limit + 1 }
    const { sql, values } = whichVisits(query, slice, rows)
    const found = await this.database.query<Row[]>(sql, values)
    const shown = found.slice(0, query.limit)
    const last = shown.at(-1)
    return { visits: shown.map(visitRow), next: last && found.length > query.limit ? keyText({ joinedAt: last.keyAt, id: last.id }) : null }
  }
}

export function visitRow({
  id,
  code,
  barId,
  bar,
  zone,
  name,
  topic,
  state,
  outcome,
  specialist,
  joinedAt,
  endedAt,
  minutes,
  about,
  enteredLater,
}: Row): VisitRow {
  return {
    id,
    code,
    barId,
    bar,
    zone,
    name,
    topic,
    state,
    outcome,
    specialist,
    joinedAt: joinedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    minutes,
    about,
    enteredLater,
  }
}
export type { Row as VisitDatabaseRow }
