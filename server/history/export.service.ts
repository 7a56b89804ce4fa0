import { Readable } from 'node:stream'
import { Injectable, StreamableFile } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { VisitsQuery } from '../../shared/history.ts'
import type { StaffWho } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { history } from '../platform/database.ts'
import { byteOrderMark, type Cell, csvLine } from './csv.ts'
import type { Key } from './page-key.ts'
import { readableBars } from './readable-bars.ts'
import { visitTables } from './visits.service.ts'
import { whichVisits } from './which-visits.ts'

/** Visits read at once. */
const pageSize = 500
type Row = Record<string, Cell> & { key_at: string; key_id: string }

const wall = (at: string) => `to_char(${at} AT TIME ZONE b.zone, 'YYYY-MM-DD HH24:MI')`
/** Title of each column and where it comes from. Times are of the bar's own clock; minutes have one decimal. */
const columns = {
  code: 't.code',
  bar: 'b.name',
  came: wall('t.joined_at'),
  'booked for': wall('t.booked_for'),
  'time zone': 'b.zone',
  name: 't.name',
  topic: 'topic.name',
  way: 't.way',
  'how it came': 't.came',
  state: 't.state',
  outcome: 'help.outcome',
  specialist: 'COALESCE(help.specialist, at_desk.name)',
  called: wall('t.called_at'),
  'minutes to the call': 'round(extract(epoch FROM t.called_at - t.joined_at) / 60, 1)::float8',
  ended: wall('t.ended_at'),
  'minutes of help': 'help.minutes::float8',
  proof: 't.proof',
  'vouched because': 't.vouched_because',
  about: 't.about',
  summary: 'help.summary',
  note: 'help.note',
} as const
const titles = Object.keys(columns)
const keyAt = `to_char(t.joined_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at, t.id AS key_id`
const rows = `SELECT ${Object.entries(columns)
  .map(([title, from]) => `${from} AS "${title}"`)
  .join(', ')}, ${keyAt}
  FROM page JOIN ${visitTables} ON t.id = page.id ORDER BY page.joined_at DESC, page.id DESC`

/**
 * The same visits as the list, as a file. Read by pages and by key rather than through a cursor: nothing is held in memory, and nobody
 * on a slow line holds a connection of the few that history has.
 */
@Injectable()
export class ExportService {
  constructor(
    @InjectDataSource(history) private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The first page is read before the answer begins: what is refused is refused in words. @throws Refusal not_your_bar */
  async csv(who: StaffWho, query: VisitsQuery): Promise<StreamableFile> {
    const bars = readableBars(who, query.bar)
    const first = await this.read(query, bars, null)
    const lines = Readable.from(this.lines(query, bars, first), { objectMode: false })
    return new StreamableFile(lines, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${this.fileName(query)}"` })
  }

  private async *lines(query: VisitsQuery, bars: string[], first: Row[]): AsyncGenerator<Buffer> {
    yield Buffer.from(byteOrderMark + csvLine(titles))
    for (let page = first; page.length > 0; ) {
      yield Buffer.from(page.map((row) => csvLine(titles.map((title) => row[title] ?? null))).join(''))
      const last = page.at(-1)
      page = last && page.length === pageSize ? await this.read(query, bars, { joinedAt: last.key_at, id: last.key_id }) : []
    }
  }

  private read(query: VisitsQuery, bars: string[], after: Key | null): Promise<Row[]> {
    const { sql, values } = whichVisits(query, { bars, after, limit: pageSize }, rows)
    return this.database.query(sql, values)
  }

  /** `visits-2026-03-01-to-2026-03-31.csv`; without days, the day of the export (UTC). */
  private fileName({ from, to }: VisitsQuery): string {
    const days = from || to ? [from, to && `to-${to}`].filter(Boolean).join('-') : this.clock.now().toISOString().slice(0, 10)
    return `visits-${days}.csv`
  }
}
