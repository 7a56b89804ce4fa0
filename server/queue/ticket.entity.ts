import { Column, Entity, PrimaryColumn } from 'typeorm'
import { Refusal } from '../platform/refusal.ts'
import type { Standing } from '../../shared/events.ts'
import type { Comfort, Hold, Lane, Proof, State, Turn, Urgency, Way } from '../../shared/line.ts'
import { type FactName, facts, type MoveName, moves, refused } from './moves.ts'
import { restored, standingOf } from './standing.ts'

/** One request for help, from first wish to the end. It guards its own moves; who may make them is decided before. */
@Entity('ticket')
export class Ticket {
  @PrimaryColumn('uuid') id: string
  @Column('uuid', { name: 'bar_id' }) barId: string
  /** The same through every transfer. */
  @Column('uuid', { name: 'request_id' }) requestId: string
  @Column('text') code: string
  /** The bar's version when the ticket first came: settles equal times, and names the place to its owner only. */
  @Column('bigint') place: number
  @Column('text') state: State
  @Column('uuid', { name: 'topic_id' }) topicId: string
  @Column('text') way: Way
  @Column('text') came: 'phone' | 'walk_in' | 'booked' | 'paper'
  @Column('smallint') lane: Lane
  @Column('timestamptz', { name: 'turn_at' }) turnAt: Date
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null
  /** In the store now, ready to be called. */
  @Column('boolean') here: boolean
  @Column('timestamptz', { name: 'booked_for', nullable: true }) bookedFor: Date | null
  @Column('uuid', { name: 'desk_id', nullable: true }) deskId: string | null
  @Column('uuid', { name: 'staff_id', nullable: true }) staffId: string | null
  @Column('uuid', { name: 'customer_id', nullable: true }) customerId: string | null
  /** Who is to be helped, for "one place in a line": the customer, or somebody for whom they ask. */
  @Column('text') person: string
  @Column('text') name: string
  @Column('text', { nullable: true }) contact: string | null
  @Column('text') about: string
  @Column('text') proof: Proof
  @Column('text', { name: 'vouched_because', nullable: true }) vouchedBecause: string | null
  @Column('timestamptz', { name: 'offered_for', nullable: true }) offeredFor: Date | null
  /** What this person was told last about the wait: minutes from toldAt. Every telling is an event as well. */
  @Column('smallint', { name: 'told_low', nullable: true }) toldLow: number | null
  @Column('smallint', { name: 'told_high', nullable: true }) toldHigh: number | null
  @Column('timestamptz', { name: 'told_at', nullable: true }) toldAt: Date | null
  @Column('timestamptz', { name: 'joined_at' }) joinedAt: Date
  @Column('timestamptz', { name: 'called_at', nullable: true }) calledAt: Date | null
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null
  /** Stepped out, or asked for ten more minutes; the line goes on around them until a timer or they themselves clear it. */
  @Column('timestamptz', { name: 'away_until', nullable: true }) awayUntil: Date | null
  @Column('boolean') silent: boolean
  @Column('timestamptz', { name: 'on_way_at', nullable: true }) onWayAt: Date | null
  @Column('timestamptz', { name: 'near_at', nullable: true }) nearAt: Date | null
  @Column('smallint', { name: 'later_count' }) laterCount: number
  @Column('text', { nullable: true }) urgent: Urgency | null
  @Column('text', { name: 'urgent_because', nullable: true }) urgentBecause: string | null
  @Column('uuid', { name: 'for_staff_id', nullable: true }) forStaffId: string | null
  @Column('uuid', { name: 'more_topics', array: true }) moreTopics: string[]
  @Column('text', { name: 'held_for', nullable: true }) heldFor: Hold | null
  @Column('timestamptz', { name: 'ready_at', nullable: true }) readyAt: Date | null
  /** Of whoever is missed: until when they can come back to their turn. */
  @Column('timestamptz', { name: 'kept_until', nullable: true }) keptUntil: Date | null
  @Column('smallint') people: number
  @Column('text') language: string
  @Column('text', { array: true }) comforts: Comfort[]
  @Column('text') seat: string
  /** Of a ticket that was merged or sent: the one that goes on. */
  @Column('uuid', { name: 'goes_on_as', nullable: true }) goesOnAs: string | null
  /** The bar's version of its last event. */
  @Column('bigint') version: number
  @Column('boolean') demo: boolean

  /** @throws Refusal move_not_legal */
  move(name: MoveName): void {
    const move = moves[name]
    if (!(move.from as readonly State[]).includes(this.state))
      throw new Refusal('move_not_legal', { code: this.code, state: this.state, sentence: refused[this.state] })
    this.state = move.to
  }

  /** @throws Refusal move_not_legal */
  mustAllow(name: FactName): void {
    if (!(facts[name].in as readonly State[]).includes(this.state))
      throw new Refusal('move_not_legal', { code: this.code, state: this.state, sentence: refused[this.state] })
  }

  callTo(desk: { id: string; staffId: string }, now: Date): void {
    this.move('call')
    this.deskId = desk.id
    this.staffId = desk.staffId
    this.calledAt = now
    this.awayUntil = null
    this.heldFor = null
  }

  start(now: Date): void {
    this.move('start')
    this.startedAt = now
    this.heldFor = null
    this.readyAt = null
    // Whoever is being helped is in the store: passed on afterwards, they are offered to the next at once.
    this.here = true
    this.isThere()
  }

  /** Into the line; whoever was called because something is ready, to what lies here. */
  putBack(): void {
    this.move(this.heldFor ? 'putBackHeld' : 'putBack')
    this.leaveDesk()
  }

  /** What lies here goes on lying here: somebody who does not come for it has not missed a turn. */
  noAnswer(until: Date): void {
    this.move(this.heldFor ? 'notCollected' : 'noAnswer')
    if (this.state === 'missed') this.keptUntil = until
    const { calledAt } = this
    this.leaveDesk()
    // That there was a call is kept: the person's page says so.
    this.calledAt = calledAt
    this.here = false
  }

  /** Back to the old turn: the stored turn never changed. */
  returnTo(now: Date): void {
    this.move('return')
    this.here = true
    this.isThere()
    this.calledAt = this.keptUntil = null
    this.becomeDueIfPast(now)
  }

  /** A booking that comes early waits for its time; one that is late, within the grace, keeps its turn. */
  checkIn(now: Date): void {
    this.move('checkIn')
    this.here = true
    this.isThere()
    this.joinedAt = now
    this.turnAt = this.dueAt = this.bookedFor ?? now
    this.becomeDueIfPast(now)
  }

  becomeDueIfPast(now: Date): void {
    if (this.lane !== 2 || !this.dueAt || this.dueAt > now) return
    this.lane = 1
    this.turnAt = this.dueAt
  }

  /** Nobody came within the time that is kept free. */
  graceOver(until: Date): void {
    this.move('graceOver')
    this.keptUntil = until
  }

  end(name: 'leave' | 'cancel' | 'close' | 'finish', now: Date): void {
    this.move(name)
    this.endedAt = now
    if (name === 'leave' || name === 'close') this.leaveDesk()
  }

  /** The same request, at a time instead of in the live line: what has a time of its own is not before all others any more. */
  bookFor(name: 'rebook' | 'takeTime', start: Date): void {
    this.move(name)
    Object.assign(this, { bookedFor: start, turnAt: start, dueAt: start, lane: 2, here: this.way !== 'store', offeredFor: null, endedAt: null })
    Object.assign(this, { urgent: null, urgentBecause: null })
  }

  /** Undo: state and turn exactly as they were. */
  restore(was: Standing): void {
    Object.assign(this, restored(was), { endedAt: null, goesOnAs: null })
    if (!this.urgent) this.urgentBecause = null
    if (this.proof !== 'vouched') this.vouchedBecause = null
  }

  standing(): Standing {
    return standingOf(this)
  }

  turn(): Turn {
    return { lane: this.lane, at: this.turnAt.getTime(), place: this.place }
  }

  /** Seen, or heard of: away and silent no longer. */
  isThere(): void {
    Object.assign(this, { awayUntil: null, silent: false, onWayAt: null })
  }

  leaveDesk(): void {
    this.deskId = null
    this.staffId = null
    this.calledAt = null
  }
}
