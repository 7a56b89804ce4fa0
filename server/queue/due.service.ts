import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { BarsService } from '../bars/bars.service.ts'
import { Clock } from '../platform/clock.ts'
import { checkIn } from './coming.service.ts'
import { barByBar, barsWith, everyTicket } from './every-ticket.ts'
import { missing } from './kept.ts'
import { Line } from './line.ts'
import { change } from './tickets.ts'

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
  }

  becomeDue(barId: string): Promise<void> {
    return everyTicket(this.line, barId, `state = 'waiting' AND lane = 2 AND due_at <= $2`, [], (tx, ticket) =>
      change(tx, ticket, 'ticket.becameDue', () => ticket.becomeDueIfPast(tx.now), {}),
    )
  }

  /**
   * Whoever is helped by phone or video is there at their time; standing in this line already, as soon as that place ends. Whoever has
   * not come within the grace of the bar can still return that day; what they left here before goes on lying here.
   */
  async bookedTimesCome(barId: string): Promise<void> {
    await everyTicket(this.line, barId, `state = 'booked' AND way <> 'store' AND booked_for <= $2`, [], checkIn)
    const { graceMinutes } = await this.bars.one(barId)
    const over = `state = 'booked' AND booked_for + make_interval(mins => $3) < $2`
    await everyTicket(this.line, barId, over, [graceMinutes], async (tx, ticket) => {
      const so = await missing(tx, ticket.id)
      await change(tx, ticket, 'ticket.graceOver', () => ticket.graceOver(so), {})
    })
  }
}
