import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { OpeningView } from '../../shared/bars.ts'
import type { TicketView } from '../../shared/queue.ts'
import { CalendarService } from '../bookings/calendar.service.ts'
import { type Address, readAddress } from '../customers/address.ts'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { openingDays } from '../queue/opening-days.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import { Ticket } from '../queue/ticket.entity.ts'
import type { Calendar } from './letter.ts'
import type { Left } from './letters/visit.ts'
import { TicketLinks } from './ticket-links.ts'

/** How long after a visit its letter waits for a summary that is not written yet (ms): calling next never waits for notes. */
const summaryWithin = 15 * 60_000

/** What a letter about a visit is written from: read when it is written, so that it is true then and nothing lies in a job. */
@Injectable()
export class Writing {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly own: OwnTicketsService,
    private readonly links: TicketLinks,
    private readonly calendars: CalendarService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async visit(ticketId: string): Promise<TicketView | null> {
    const ticket = await this.database.manager.findOneBy(Ticket, { id: ticketId })
    return ticket ? this.own.viewOf(ticket) : null
  }

  /** Where letters about it go, as it stands there now. */
  async address(ticketId: string): Promise<Address | null> {
    const [row] = await this.database.query<{ contact: string | null }[]>('SELECT contact FROM ticket WHERE id = $1', [ticketId])
    return row?.contact ? readAddress(row.contact, this.config.SHOP_COUNTRY) : null
  }

  /** What staff tell everybody who waits there now; empty when they took it back. */
  async notice(ticketId: string): Promise<string> {
    const [row] = await this.database.query<{ notice: string }[]>('SELECT b.notice FROM ticket t JOIN bar b ON b.id = t.bar_id WHERE t.id = $1', [ticketId])
    return row?.notice ?? ''
  }

  /** Whose letter it is, the link to the visit, and the calendar's file where a time is booked. */
  async around(ticketId: string, withCalendar: boolean): Promise<{ shop: string; link: string; calendar: Calendar | undefined }> {
    const link = await this.links.make(ticketId)
    return { shop: this.config.SHOP_NAME, link, calendar: withCalendar ? await this.calendars.ics(ticketId) : undefined }
  }

  /** What lies with us of this visit, and when the place is open in the next days. */
  async atHand({ id, bar }: TicketView): Promise<{ left: Left[]; openings: OpeningView[] }> {
    const left = await this.database.query<Left[]>(
      `SELECT kind, serial, condition, accessories, agreed, data_may_be_lost AS "dataMayBeLost", may_collect AS "mayCollect", repair_reference AS "repairReference",
         to_char(promised_day, 'YYYY-MM-DD') AS "promisedDay" FROM device WHERE ticket_id = $1 AND handed_over_at IS NULL ORDER BY taken_at, id`,
      [id],
    )
    return { left, openings: await openingDays(this.database.manager, bar, this.clock.now()) }
  }

  /** When there has been time to write a summary. */
  summaryBy({ endedAt }: TicketView): Date {
    return new Date((endedAt ? Date.parse(endedAt) : this.clock.now().getTime()) + summaryWithin)
  }
}
