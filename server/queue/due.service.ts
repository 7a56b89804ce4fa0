import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { BarsService } from '../bars/bars.service.ts'
import { Clock } from '../platform/clock.ts'
import { checkIn } from './coming.service.ts'
import { barByBar, barsWith, everyTicket } from './every-ticket.ts'
import { keep } from './held.ts'
import { keptUntil } from './kept.ts'
import { Line } from './line.ts'
import { change } from './tickets.ts'

/** Looked for from the few things that lie here, not from everybody who was ever missed. */
const keptTooLong = (now: string) => `state = 'missed' AND kept_until <= ${now} AND id IN (SELECT ticket_id FROM device WHERE handed_over_at IS NULL)`

/** Whose time has come: arrivals that waited past the bar's limit, and booked times. */
@Injectable()
export class DueService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
    private readonly bars: BarsService,
    private readonly clock: Clock,
  ) {}

  async tick(): Promise<void> {
    const now = this.clock.now()
    await barByBar(await barsWith(this.database, `state = 'waiting' AND lane = 2 AND due_at <= $1`, now), (barId) => this.becomeDue(barId))
    await barByBar(await barsWith(this.database, `state = 'booked' AND booked_for <= $1`, now), (barId) => this.bookedTimesCome(barId))
    await barByBar(await barsWith(this.database, keptTooLong('$1'), now), (barId) => this.leftHere(barId))
  }

  becomeDue(barId: string): Promise<void> {
    return everyTicket(this.line, barId, `state = 'waiting' AND lane = 2 AND due_at <= $2`, [], (tx, ticket) =>
      change(tx, ticket, 'ticket.becameDue', () => ticket.becomeDueIfPast(tx.now), {}),
    )
  }

  /**
   * Whoever is helped by phone or video is there at their time; standing in this line already, as soon as that place ends. Whoever has
   * not come within the grace of the bar can still return that day.
   */
  async bookedTimesCome(barId: string): Promise<void> {
    await everyTicket(this.line, barId, `state = 'booked' AND way <> 'store' AND booked_for <= $2`, [], checkIn)
    const { graceMinutes } = await this.bars.one(barId)
    const over = `state = 'booked' AND booked_for + make_interval(mins => $3) < $2`
    await everyTicket(this.line, barId, over, [graceMinutes], async (tx, ticket) => {
      const until = await keptUntil(tx)
      await change(tx, ticket, 'ticket.graceOver', () => ticket.graceOver(until), {})
    })
  }

  /** Whoever was missed has had the day to come back. What they left here goes on lying here, and somebody has to see to it. */
  leftHere(barId: string): Promise<void> {
    return everyTicket(this.line, barId, keptTooLong('$2'), [], (tx, ticket) => change(tx, ticket, 'ticket.held', () => keep(ticket), {}))
  }
}
