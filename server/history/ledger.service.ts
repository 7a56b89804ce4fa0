import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { z } from 'zod'
import type { LedgerRow, LedgerView, ledgerQuery } from '../../shared/history.ts'
import { type Outcome, outcomes } from '../../shared/outcomes.ts'
import type { StaffWho } from '../platform/access.ts'
import { history } from '../platform/database.ts'
import { readableBars } from './readable-bars.ts'

export type LedgerQuery = z.infer<typeof ledgerQuery>
type Counts = { people: number; visits: number; minutes: number } & Record<Outcome, number>
type Row = Counts & { level: number; month: string; barId: string; bar: string; topicId: string; topic: string }

/** Which columns a row is a sum over, as GROUPING writes it: a bit each for month, bar, topic. */
const level = { each: 0b000, month: 0b011, total: 0b111 } as const

/** All help given, counted. A month is that of the bar's own day on which the session ended. */
@Injectable()
export class LedgerService {
  constructor(@InjectDataSource(history) private readonly database: DataSource) {}

  /**
   * Somebody who came twice is one person, in a row, in a month and in the total: people do not add up, so each is counted by itself
   * (grouping sets). @throws Refusal not_your_bar
   */
  async ledger(who: StaffWho, { bar, topic, from, to }: LedgerQuery): Promise<LedgerView> {
    const found = await this.database.query<Row[]>(statement, [readableBars(who, bar), topic ?? null, from ?? null, to ?? null])
    const of = (which: number) => found.filter((row) => row.level === which)
    const [total] = of(level.total)
    return {
      rows: of(level.each).map(
        ({ month, barId, bar, topicId, topic, ...counts }): LedgerRow => ({
          month,
          barId,
          bar,
          topicId,
          topic,
          ...counted(counts),
          outcomes: outcomesOf(counts),
        }),
      ),
      months: of(level.month).map(({ month, ...counts }) => ({ month, ...counted(counts), outcomes: outcomesOf(counts) })),
      total: total ? counted(total) : { people: 0, visits: 0, minutes: 0 },
    }
  }
}

const counted = ({ people, visits, minutes }: Counts) => ({ people, visits, minutes })
const outcomesOf = (counts: Counts): Partial<Record<Outcome, number>> =>
  Object.fromEntries(outcomes.filter((outcome) => counts[outcome] > 0).map((outcome) => [outcome, counts[outcome]]))

// Names join last, onto a few dozen groups. A visit is one request, however often it was paused, passed on or sent: outcomes are those of
// its parts that have one.
const statement = `
  SELECT g.*, bar.name AS bar, topic.name AS topic FROM (
    SELECT GROUPING(to_char(se.day, 'YYYY-MM'), se.bar_id, se.topic_id) AS level, to_char(se.day, 'YYYY-MM') AS month, se.bar_id AS "barId", se.topic_id AS "topicId",
      count(DISTINCT t.person) AS people, count(DISTINCT t.request_id) AS visits, COALESCE(sum(se.minutes), 0)::float8 AS minutes,
      ${outcomes.map((outcome) => `count(*) FILTER (WHERE se.outcome = '${outcome}') AS ${outcome}`).join(', ')}
    FROM session se JOIN ticket t ON t.id = se.ticket_id
    WHERE se.day IS NOT NULL AND se.bar_id = ANY($1) AND ($2::uuid IS NULL OR se.topic_id = $2)
      AND ($3::date IS NULL OR se.day >= $3) AND ($4::date IS NULL OR se.day <= $4)
    GROUP BY GROUPING SETS ((to_char(se.day, 'YYYY-MM'), se.bar_id, se.topic_id), (to_char(se.day, 'YYYY-MM')), ())
  ) g LEFT JOIN bar ON bar.id = g."barId" LEFT JOIN topic ON topic.id = g."topicId"
  ORDER BY g.month, bar.name, topic.name`
