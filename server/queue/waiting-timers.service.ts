import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { BarsService } from '../bars/bars.service.ts'
import { Clock } from '../platform/clock.ts'
import { timeIsOver } from './away.ts'
import { barByBar, barsWith, everyTicket } from './every-ticket.ts'
import { Line } from './line.ts'
import { answersWithin, wayTakes } from './near.ts'
import { change } from './tickets.ts'
import { onScreens } from './views.ts'

/** What time does to people who wait: "still there?", the end of being away; and what closing erases. */
@Injectable()
export class WaitingTimersService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
    private readonly bars: BarsService,
    private readonly clock: Clock,
  ) {}

  async tick(): Promise<void> {
    const now = this.clock.now()
    const late = `near_at <= $1::timestamptz - interval '${answersWithin} ms'`
    await barByBar(await barsWith(this.database, `state = 'waiting' AND away_until <= $1`, now), (barId) => this.timesAreOver(barId))
    await barByBar(await barsWith(this.database, `state = 'waiting' AND ${asked} AND ${late}`, now), (barId) => this.noteSilence(barId))
    await barByBar(await barsWith(this.database, `seat <> '' AND $1::timestamptz IS NOT NULL`, now), (barId) => this.forgetSeats(barId))
  }

  /** Being away ends; who stepped out of the store has to say that they are in it again. */
  timesAreOver(barId: string): Promise<void> {
    return everyTicket(this.line, barId, `state = 'waiting' AND away_until <= $2`, [], (tx, ticket) =>
      change(tx, ticket, 'ticket.cameBack', () => timeIsOver(ticket), {}),
    )
  }

  /** Asked, and no word for five minutes: flagged, so that nobody waits for them. The turn stays theirs. */
  noteSilence(barId: string): Promise<void> {
    const due = `state = 'waiting' AND ${asked} AND near_at <= $2::timestamptz - make_interval(secs => $3)
      AND (on_way_at IS NULL OR on_way_at <= $2::timestamptz - make_interval(secs => $4))`
    return everyTicket(this.line, barId, due, [answersWithin / 1_000, wayTakes / 1_000], (tx, ticket) =>
      change(tx, ticket, 'ticket.wentSilent', () => (ticket.silent = true), {}),
    )
  }

  /** Where somebody sat is of no use after closing. What is on no screen any more changes without a word. */
  async forgetSeats(barId: string): Promise<void> {
    const now = this.clock.now()
    const today = await this.bars.today(await this.bars.one(barId))
    if (today.some(({ opensAt }) => opensAt <= now) && today.some(({ closesAt }) => closesAt > now)) return
    await everyTicket(this.line, barId, `seat <> '' AND ${onScreens}`, [], async (tx, ticket) => {
      await tx.em.query(`UPDATE ticket SET seat = '' WHERE id = $1`, [ticket.id])
      await change(tx, ticket, 'ticket.corrected', () => (ticket.seat = ''), { what: 'seat' })
    })
    await this.database.query(`UPDATE ticket SET seat = '' WHERE bar_id = $1 AND seat <> '' AND NOT ${onScreens}`, [barId])
  }
}

/** Who came for the store, is not there, and has not gone away on purpose. */
const asked = `way = 'store' AND NOT here AND NOT silent AND away_until IS NULL`
