import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { State, Way } from '../../shared/line.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { type CalendarFile, calendarFile } from './calendar.ts'

type Row = {
  request_id: string
  code: string
  state: State
  way: Way
  booked_for: Date
  /** They wait in the line again. */
  given_back: boolean
  topic: string
  minutes: number
  bar: string
  address: string
  bring: string
  changes: number
}
const over: readonly State[] = ['cancelled', 'left', 'closed', 'merged', 'sent']

/** A booked time for the person's own calendar: for the page, and for messages. */
@Injectable()
export class CalendarService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** After cancelling, or giving the time back, it says CANCEL, and takes the entry out of the calendar again. @throws Refusal not_found: no time was booked */
  async ics(ticketId: string): Promise<CalendarFile> {
    const [row] = await this.database.query<Row[]>(
      `SELECT t.request_id, t.code, t.state, t.way, t.booked_for IS NULL AS given_back, coalesce(t.booked_for, last.booked_for) AS booked_for, topic.name AS topic, topic.minutes, bar.name AS bar, bar.address, bar.bring,
         (SELECT count(*)::int - 1 FROM event e WHERE e.ticket_id = t.id) AS changes
       FROM ticket t JOIN topic ON topic.id = t.topic_id JOIN bar ON bar.id = t.bar_id
       LEFT JOIN LATERAL (
         SELECT (data #>> '{before,bookedFor}')::timestamptz AS booked_for FROM event WHERE ticket_id = t.id AND kind = 'ticket.undone' AND data #>> '{before,bookedFor}' IS NOT NULL ORDER BY version DESC LIMIT 1) last ON true
       WHERE t.id = $1 AND coalesce(t.booked_for, last.booked_for) IS NOT NULL`,
      [ticketId],
    )
    if (!row) throw new Refusal('not_found', { sentence: 'No time is booked for this visit.' })
    const { code, way, topic, minutes, changes } = row
    const bar = { name: row.bar, address: row.address, bring: row.bring }
    const rest = {
      requestId: row.request_id,
      bookedFor: row.booked_for,
      cancelled: row.given_back || over.includes(row.state),
      shop: this.config.SHOP_NAME,
      link: `${this.config.PUBLIC_URL}/t/${ticketId}`,
    }
    return calendarFile({ code, way, topic, minutes, changes, bar, ...rest }, this.clock.now())
  }
}
