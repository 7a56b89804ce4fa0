import { DateTime } from 'luxon'
import { type Opening, openingsOn } from '../bars/opening.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { Crowd } from './crowd.ts'
import type { Dice } from './dice.ts'
import { Floor } from './floor.ts'
import type { Rooms } from './place.ts'
import type { PlaceSetUp } from './set-up.ts'
import type { Timeline } from './timeline.ts'
import { unlessRefused, type Visitor } from './visitor.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** How busy a weekday is, Monday first. */
const busy = [0.8, 0.8, 0.9, 1, 1.2, 1.7, 0.6]

/** Everything that happens at one bar, through the commands of the server, in the order of time. */
export class BarLife {
  private readonly crowd: Crowd
  readonly floor: Floor

  constructor(
    private readonly rooms: Rooms,
    private readonly place: PlaceSetUp,
    private readonly dice: Dice,
    private readonly timeline: Timeline,
  ) {
    this.crowd = new Crowd(rooms, place, dice)
    this.floor = new Floor(rooms, place, dice, timeline, (visitor) => this.crowd.gone(visitor))
  }

  /** The openings of one of the bar's own days. */
  openings(on: string): Opening[] {
    const { zone, hours, sunday } = this.place
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      opens: weekday === 7 ? sunday[0] : hours[0],
      closes: weekday === 7 ? sunday[1] : hours[1],
    }))
    return openingsOn(on, { zone, hours: week, closures: [] })
  }

  /** A whole day that is over: `visits` on an average one. */
  planDay(on: string, { opensAt, closesAt }: Opening, visits: number): void {
    const [opens, closes] = [opensAt.getTime(), closesAt.getTime()]
    const [first, second] = [this.dice.one(this.place.specialists.slice(0, 2)), this.dice.one(this.place.specialists.slice(2))] as [StaffWho, StaffWho]
    const weekday = DateTime.fromISO(on).weekday
    const noon = (opens + closes) / 2
    this.shift(1, first, opens + this.dice.between(1, 6) * minute, noon + this.dice.between(-60, 0) * minute)
    this.shift(1, first, noon + this.dice.between(20, 50) * minute, closes)
    this.shift(2, second, opens + this.dice.between(20, 120) * minute, closes - (this.dice.chance(0.3) ? 30 * minute : 0))
    this.timeline.at(closes + 2 * minute, () => this.closing())
    const count = Math.floor(visits * (busy[weekday - 1] as number) + this.dice.unit())
    const rushes = [this.dice.between(opens, closes), this.dice.between(opens, closes)]
    for (let n = 0; n < count; n++) {
      const wished = this.dice.one(rushes) + 25 * minute * this.dice.normal()
      const at = wished > opens && wished < closes - 20 * minute ? wished : this.dice.between(opens, closes - 20 * minute)
      const came = this.dice.weighted({ joins: 50, walksIn: 22, books: 28 })
      if (came === 'joins') this.timeline.at(at, () => this.joins())
      if (came === 'walksIn') this.timeline.at(at, () => this.walksIn())
      if (came === 'books') this.timeline.at(at - this.dice.between(0.2, 5) * day, () => this.books(at, closes))
    }
  }

  /** The opening that is going on: one desk helps somebody, others wait, and the first desk is free for whoever tries the demo. */
  planToday({ opensAt }: Opening, now: number): void {
    const begin = Math.max(opensAt.getTime() + minute, now - 50 * minute)
    const after = (share: number) => begin + share * (now - begin)
    this.timeline.at(begin, () => this.floor.open(2, this.place.specialists[1] as StaffWho))
    this.timeline.at(after(0.05), async () => void (await this.joins({ wish: 'set-up', here: true, needs: 600 })))
    for (const [share, here] of [
      [0.45, true],
      [0.65, false],
      [0.8, true],
      [0.95, true],
    ] as const) {
      this.timeline.at(
        after(share),
        async () =>
          void (await this.joins({ here, patience: 600, ...(share === 0.65 ? {} : { wish: this.dice.one(['advice', 'account', 'slow'] as const) }) })),
      )
    }
  }

  /** Times that people have booked for later today and tomorrow. */
  planAhead(now: number): void {
    const today = DateTime.fromMillis(now, { zone: this.place.zone })
    for (const on of [today, today.plus({ days: 1 })]) {
      const [opening] = this.openings(on.toISODate() ?? '')
      if (!opening || opening.closesAt.getTime() < now + 90 * minute) continue
      for (let n = 0; n < 3; n++) {
        const at = this.dice.between(Math.max(opening.opensAt.getTime(), now + 30 * minute), opening.closesAt.getTime() - 60 * minute)
        this.timeline.at(now - this.dice.between(2, 40) * 60 * minute, () => this.books(at, opening.closesAt.getTime()))
      }
    }
  }

  private shift(desk: number, who: StaffWho, from: number, until: number): void {
    this.timeline.at(from, () => this.floor.open(desk, who))
    this.timeline.at(until, () => this.floor.close(desk))
  }

  private async joins(wish: { wish?: 'set-up' | 'advice' | 'account' | 'slow'; here?: boolean; needs?: number; patience?: number } = {}): Promise<void> {
    const visitor = await this.crowd.customer(wish.wish)
    Object.assign(
      visitor,
      wish.needs ? { needs: wish.needs } : {},
      wish.patience ? { patience: wish.patience, way: 'store' } : {},
      wish.needs ? { way: 'store' } : {},
    )
    const here = wish.here ?? this.dice.chance(0.45)
    const { customerId, name, contact, topic, story, way } = visitor
    const pass = { customerId: customerId as string, topicId: topic.id, proof: visitor.proof as 'proven' | 'at_desk' }
    const request = { bar: this.place.id, way, name, about: story.about, contact, forSomebodyElse: false, here }
    const entered = await unlessRefused(this.rooms.queue.join(byOf(visitor), pass, request))
    if (!entered || entered.already) return this.crowd.gone(visitor)
    Object.assign(visitor, { ticketId: entered.ticketId, here: here || way !== 'store' })
    this.floor.waits(visitor)
    if (!visitor.here && wish.here === undefined) this.timeline.in(this.dice.between(4, 35), () => this.arrives(visitor))
    this.timeline.in(visitor.patience, () => this.givesUp(visitor))
  }

  private async walksIn(): Promise<void> {
    const visitor = this.crowd.stranger()
    const { topic, name, story } = visitor
    const who = this.dice.one(this.place.specialists)
    const vouchedBecause = this.dice.chance(0.3) ? 'Receipt shown at the bar' : ''
    const added = await unlessRefused(
      this.rooms.queue.walkIn({ kind: 'staff', id: who.id }, this.place.id, {
        topic: topic.id,
        name,
        about: story.about,
        contact: '',
        vouchedBecause,
        proof: 'at_desk',
      }),
    )
    if (!added) return
    Object.assign(visitor, { ticketId: added.ticket.id, here: true, proof: added.ticket.proof })
    this.floor.waits(visitor)
  }

  /** Takes the first free time from `around` on that day, if there is one. */
  private async books(around: number, closes: number): Promise<void> {
    const visitor = await this.crowd.customer()
    const { customerId, name, contact, topic, story, way } = visitor
    const pass = { customerId: customerId as string, topicId: topic.id, proof: visitor.proof as 'proven' | 'at_desk' }
    const step = 15 * minute
    for (let start = Math.ceil(around / step) * step; start + topic.minutes * minute <= closes; start += step) {
      const request = { bar: this.place.id, way, name, about: story.about, contact, forSomebodyElse: false, here: false, start: new Date(start) }
      const entered = await unlessRefused(this.rooms.bookings.book(byOf(visitor), pass, request))
      if (entered) return this.booked(Object.assign(visitor, { ticketId: entered.ticketId, state: 'booked', dueAt: start }), start)
    }
    this.crowd.gone(visitor)
  }

  private booked(visitor: Visitor, start: number): void {
    this.floor.expects(visitor)
    const fate = this.dice.weighted({ comes: 84, cancels: 9, forgets: 7 })
    if (visitor.way !== 'store' && fate !== 'cancels') this.timeline.at(start, () => this.timeComes(visitor))
    else if (fate === 'comes') this.timeline.at(start + this.dice.between(-15, 9) * minute, () => this.checksIn(visitor))
    else if (fate === 'cancels') this.timeline.at(this.timeline.now + this.dice.between(0.2, 0.9) * (start - this.timeline.now), () => this.cancels(visitor))
    else if (fate === 'forgets') this.timeline.at(start + 17 * minute, () => this.missed(visitor))
  }

  private async checksIn(visitor: Visitor): Promise<void> {
    const digits = this.rooms.bars.digits({ id: this.place.id, zone: this.place.zone })
    if (!(await unlessRefused(this.rooms.coming.checkIn(byOf(visitor), this.place.id, visitor.ticketId, digits)))) return this.floor.over(visitor)
    visitor.here = true
    this.floor.waits(visitor)
  }

  /** Whoever is helped by phone or video need not check in. */
  private async timeComes(visitor: Visitor): Promise<void> {
    await this.rooms.due.bookedTimesCome(this.place.id)
    if (visitor.state === 'booked') this.floor.waits(visitor)
  }

  private async cancels(visitor: Visitor): Promise<void> {
    await unlessRefused(this.rooms.coming.cancel(byOf(visitor), this.place.id, visitor.ticketId))
    this.floor.over(visitor)
  }

  private async missed(visitor: Visitor): Promise<void> {
    await this.rooms.due.bookedTimesCome(this.place.id)
    this.floor.over(visitor)
  }

  private async arrives(visitor: Visitor): Promise<void> {
    if (visitor.state !== 'waiting') return
    await this.rooms.coming.arrive(byOf(visitor), this.place.id, visitor.ticketId)
    visitor.here = true
    this.floor.look()
  }

  /** Some of those who leave think better of it. */
  private async givesUp(visitor: Visitor): Promise<void> {
    if (visitor.state !== 'waiting') return
    await this.rooms.coming.leave(byOf(visitor), this.place.id, visitor.ticketId)
    visitor.state = 'before'
    if (!this.dice.chance(0.25)) return this.floor.over(visitor)
    this.timeline.in(this.dice.between(1, 6), async () => {
      if (await unlessRefused(this.rooms.undoing.undo(byOf(visitor), this.place.id, visitor.ticketId))) this.floor.waits(visitor)
      else this.floor.over(visitor)
    })
  }

  /** First everybody who still waits is offered a time; half an hour after the offer the line ends for them. */
  private async closing(): Promise<void> {
    const waiting = this.floor.waiting()
    if (waiting.length === 0) return
    await this.rooms.closing.close(this.place.id)
    const rows = await this.rooms.database.query<{ id: string }[]>(`SELECT id FROM ticket WHERE bar_id = $1 AND state = 'waiting'`, [this.place.id])
    const still = new Set(rows.map(({ id }) => id))
    for (const visitor of waiting) if (!still.has(visitor.ticketId)) this.floor.over(visitor)
    if (still.size > 0) this.timeline.in(31, () => this.closing())
  }
}

const byOf = ({ customerId }: Visitor): By => ({ kind: 'customer', id: customerId })
