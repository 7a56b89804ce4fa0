import type { Outcome } from '../../shared/outcomes.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { bySystem } from '../platform/access.ts'
import type { Dice } from './dice.ts'
import type { Rooms } from './place.ts'
import type { PlaceSetUp } from './set-up.ts'
import { endings, vouching } from './stories.ts'
import type { Timeline } from './timeline.ts'
import { unlessRefused, type Visitor } from './visitor.ts'

type OpenDesk = { id: string; who: StaffWho; by: By; free: boolean; leaving: boolean; looking: boolean }

/** How often the timers look while somebody waits. The server's own look every few seconds; the past is told in larger steps. */
const lookEvery = 10
const outcomes: Record<Outcome, number> = { solved: 66, improved: 13, left_with_us: 6, passed_on: 5, not_solved: 8, ended_by_us: 2 }

/** The desks of a bar and who works at them: calling, helping, finishing, with what goes wrong on an ordinary day. */
export class Floor {
  private readonly desks = new Map<string, OpenDesk>()
  private readonly visitors = new Map<string, Visitor>()
  private minding = false

  constructor(
    private readonly rooms: Rooms,
    private readonly place: PlaceSetUp,
    private readonly dice: Dice,
    private readonly timeline: Timeline,
    private readonly gone: (visitor: Visitor) => void,
  ) {}

  async open(number: number, who: StaffWho): Promise<void> {
    const id = this.place.deskIds[number - 1] as string
    const by: By = { kind: 'staff', id: who.id }
    if (this.desks.has(id) || !(await unlessRefused(this.rooms.desks.open(by, who, this.place.id, id)))) return
    this.desks.set(id, { id, who, by, free: true, leaving: false, looking: false })
    this.look()
  }

  /** Now, or as soon as whoever is there has been helped. */
  async close(number: number): Promise<void> {
    const desk = this.desks.get(this.place.deskIds[number - 1] as string)
    if (!desk) return
    desk.leaving = true
    if (desk.free) await this.leave(desk)
  }

  /** Somebody has a time: the timers may bring them into the line. */
  expects(visitor: Visitor): void {
    this.visitors.set(visitor.ticketId, visitor)
  }

  /** Somebody takes a place, or waits again: the free desks look up. */
  waits(visitor: Visitor): void {
    visitor.state = 'waiting'
    this.visitors.set(visitor.ticketId, visitor)
    if (!this.minding) this.timeline.in(lookEvery, () => this.minutesPass())
    this.minding = true
    this.look()
  }

  waiting(): Visitor[] {
    return [...this.visitors.values()].filter(({ state }) => state === 'waiting')
  }

  over(visitor: Visitor): void {
    visitor.state = 'over'
    this.gone(visitor)
  }

  /** What the timers do while somebody waits. */
  private async minutesPass(): Promise<void> {
    const waiting = this.waiting()
    this.minding = waiting.length > 0
    if (!this.minding) return
    const due = waiting.filter(({ dueAt }) => dueAt <= this.timeline.now)
    for (const visitor of due) visitor.dueAt = Number.POSITIVE_INFINITY
    if (due.length > 0) await this.rooms.due.becomeDue(this.place.id)
    await this.rooms.telling.retell(this.place.id)
    this.timeline.in(lookEvery, () => this.minutesPass())
  }

  look(): void {
    for (const desk of this.desks.values()) {
      if (!desk.free || desk.leaving || desk.looking) continue
      desk.looking = true
      this.timeline.in(this.dice.between(0.2, 1.2), () => this.callNext(desk))
    }
  }

  private async callNext(desk: OpenDesk): Promise<void> {
    desk.looking = false
    const somebody = this.waiting().some(({ here, way }) => here || way !== 'store')
    if (!desk.free || !this.desks.has(desk.id) || desk.leaving || !somebody) return
    const called = await unlessRefused(this.rooms.calling.callNext(desk.by, desk.who, this.place.id, desk.id))
    const visitor = called && this.visitors.get(called.id)
    if (!visitor) return
    visitor.state = 'called'
    desk.free = false
    const fate = this.dice.weighted({ comes: 91, outside: 5, putBack: 2, wrong: 2 })
    if (fate === 'comes') this.timeline.in(this.dice.between(0.4, 2.4), () => this.start(desk, visitor))
    if (fate === 'outside') this.timeline.in(3.2, () => this.noAnswer(desk, visitor))
    if (fate === 'putBack')
      this.timeline.in(1, () => this.again(desk, visitor, () => this.rooms.calling.putBack(desk.by, desk.who, this.place.id, visitor.ticketId)))
    if (fate === 'wrong') this.timeline.in(0.4, () => this.again(desk, visitor, () => this.rooms.undoing.undo(desk.by, this.place.id, visitor.ticketId)))
  }

  private async start(desk: OpenDesk, visitor: Visitor): Promise<void> {
    const { ticketId, proof, needs } = visitor
    await this.rooms.calling.start(desk.by, desk.who, this.place.id, ticketId)
    visitor.state = 'helping'
    if (proof === 'at_desk' && this.dice.chance(0.4)) await this.rooms.coming.vouch(desk.by, this.place.id, ticketId, this.dice.one(vouching))
    this.timeline.in(needs, () => this.finish(desk, visitor))
  }

  private async finish(desk: OpenDesk, visitor: Visitor): Promise<void> {
    const outcome = this.dice.weighted(outcomes)
    const { note, summary } = outcome === 'solved' ? visitor.story : endings[outcome]
    const later = this.dice.chance(0.2)
    const command = () => this.rooms.sessions.finish(desk.by, desk.who, this.place.id, visitor.ticketId, { outcome, note: later ? '' : note, summary })
    let { sessionId } = await command()
    if (this.dice.chance(0.02)) {
      await this.rooms.undoing.undo(desk.by, this.place.id, visitor.ticketId)
      sessionId = (await command()).sessionId
    }
    this.over(visitor)
    if (later)
      this.timeline.in(this.dice.between(4, 25), async () => void (await this.rooms.sessions.note(desk.by, desk.who, this.place.id, sessionId, { note })))
    this.timeline.in(this.dice.between(0.5, 4), () => this.freed(desk))
  }

  private async noAnswer(desk: OpenDesk, visitor: Visitor): Promise<void> {
    await this.rooms.calling.noAnswer(desk.by, desk.who, this.place.id, visitor.ticketId)
    visitor.here = false
    if (this.dice.chance(0.6)) this.timeline.in(this.dice.between(3, 14), () => this.comeBack(visitor))
    else this.over(visitor)
    await this.freed(desk)
  }

  private async comeBack(visitor: Visitor): Promise<void> {
    const by: By = visitor.customerId ? { kind: 'customer', id: visitor.customerId } : bySystem
    if (!visitor.customerId || !(await unlessRefused(this.rooms.coming.return(by, this.place.id, visitor.ticketId)))) return this.over(visitor)
    visitor.here = true
    this.waits(visitor)
  }

  private async again(desk: OpenDesk, visitor: Visitor, command: () => Promise<unknown>): Promise<void> {
    await command()
    this.waits(visitor)
    this.timeline.in(1, () => this.freed(desk))
  }

  private async freed(desk: OpenDesk): Promise<void> {
    desk.free = true
    if (desk.leaving) await this.leave(desk)
    else this.look()
  }

  private async leave(desk: OpenDesk): Promise<void> {
    this.desks.delete(desk.id)
    await this.rooms.desks.close(desk.by, desk.who, this.place.id, desk.id)
  }
}
