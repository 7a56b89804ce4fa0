import { Injectable, type OnModuleInit } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { z } from 'zod'
import type { SlotsView, slotsQuery } from '../../shared/bookings.ts'
import type { Bar } from '../bars/bar.entity.ts'
import { BarsService } from '../bars/bars.service.ts'
import { localDay, nextOpening } from '../bars/opening.ts'
import type { Topic } from '../bars/topic.entity.ts'
import { Clock } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import type { LineTx } from '../queue/line.ts'
import { ClosingService } from '../queue/closing.service.ts'
import { takenWithin } from './seats.ts'
import { calendarDays, freeDays, freeSeat, freeTimesOn, isOffered, type Offer, type Span, spanOf, type Taken } from './slots.ts'

const day = 24 * 3_600_000
/** From how many days after the next opening a first time may come that is offered at closing. */
const offeredDays = 7

/** The times that can be booked. */
@Injectable()
export class FreeTimesService implements OnModuleInit {
  constructor(
    private readonly bars: BarsService,
    private readonly clock: Clock,
    private readonly closing: ClosingService,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  onModuleInit(): void {
    this.closing.firstTimes = (barId, topicIds) => this.firstTimes(barId, topicIds)
  }

  /** @throws Refusal not_found, topic_not_here */
  async slots(barId: string, query: z.output<typeof slotsQuery>): Promise<SlotsView> {
    const bar = await this.bars.one(barId)
    const topic = await this.bars.topic(barId, query.topic)
    const [now, offer] = [this.clock.now(), await this.offer(bar, topic.minutes)]
    const taken = await takenWithin(this.database.manager, barId, spanOfDays(calendarDays(query.from, query.days, bar.zone, now), now))
    return { zone: bar.zone, minutes: topic.minutes, days: freeDays(query.from, query.days, offer, taken, now) }
  }

  /** A command looks for itself under the bar's lock: hours may have changed since the person chose. @throws Refusal slot_not_offered */
  async mustBeOffered(tx: LineTx, topic: Topic, start: Date): Promise<void> {
    const offer = { calendar: await this.bars.calendar(tx.bar, tx.em), slotMinutes: tx.bar.slotMinutes, minutes: topic.minutes, seats: tx.bar.seats }
    if (!isOffered(start.getTime(), offer, tx.now.getTime())) throw new Refusal('slot_not_offered', { field: 'start' })
  }

  /**
   * The first time for each of these topics, in this order, from the next opening day on. No two answers compete for a seat: everybody
   * who is offered one can take it. Null: nothing is free within a week.
   */
  async firstTimes(barId: string, topicIds: string[]): Promise<(Date | null)[]> {
    const bar = await this.bars.one(barId)
    const now = this.clock.now()
    const calendar = await this.bars.calendar(bar)
    const opening = nextOpening(now, calendar)
    if (!opening) return topicIds.map(() => null)
    const days = calendarDays(localDay(opening.opensAt, bar.zone), offeredDays, bar.zone, now)
    const taken: Taken[] = await takenWithin(this.database.manager, barId, spanOfDays(days, now))
    const topics = new Map((await this.bars.topics([...new Set(topicIds)])).map((topic) => [topic.id, topic]))
    return topicIds.map((topicId) => {
      const topic = topics.get(topicId)
      if (!topic) return null
      const found = firstFree(days, { calendar, slotMinutes: bar.slotMinutes, minutes: topic.minutes, seats: bar.seats }, taken, now)
      if (found) taken.push(found)
      return found && new Date(found.start)
    })
  }

  private async offer(bar: Bar, minutes: number): Promise<Offer> {
    return { calendar: await this.bars.calendar(bar), slotMinutes: bar.slotMinutes, minutes, seats: bar.seats }
  }
}

function firstFree(days: string[], offer: Offer, taken: Taken[], now: Date): Taken | null {
  for (const day of days) {
    const [start] = freeTimesOn(day, offer, taken, now.getTime())
    const span = start === undefined ? null : spanOf(start, offer.minutes)
    const seat = span && freeSeat(span, taken, offer.seats)
    if (span && seat) return { ...span, seat }
  }
  return null
}

/** An outer bound in any zone: a day of a calendar begins and ends within a day of the same one in UTC. */
function spanOfDays(days: string[], now: Date): Span {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return { start: now.getTime(), end: now.getTime() }
  return { start: Date.parse(`${first}T00:00:00Z`) - day, end: Date.parse(`${last}T00:00:00Z`) + 3 * day }
}
