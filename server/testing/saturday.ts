import type pg from 'pg'
import type { State } from '../../shared/line.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { CallingService } from '../queue/calling.service.ts'
import { ComingService } from '../queue/coming.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { QueueService } from '../queue/queue.service.ts'
import { TimersService } from '../queue/timers.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { WaitingService } from '../queue/waiting.service.ts'
import type { TestApp } from './app.ts'
import { randomFrom } from './random.ts'
import { staffMoves } from './saturday-moves.ts'
import { customer, type Scene } from './scene.ts'

/** A Saturday at the bar: random people pressing random things, legal or not. Refusals are part of the day; anything else is a fault. */
export class Saturday {
  private readonly dice
  private readonly people: { who: string; ticket: string }[] = []
  /** How many commands were accepted. */
  accepted = 0

  constructor(
    private readonly app: TestApp,
    private readonly scene: Scene,
    seed: number,
  ) {
    this.dice = randomFrom(seed)
  }

  /** One random thing happens. */
  async step(): Promise<void> {
    this.app.clock.advance(1_000 + Math.floor(this.dice.next() * 4_000))
    const act = this.dice.pick(acts)
    try {
      await act.call(this)
      this.accepted++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }

  async joins(): Promise<void> {
    const who = this.people.length > 0 && this.dice.chance(0.1) ? this.someone().who : await customer(this.owner)
    const topicId = this.dice.pick(Object.values(this.scene.topics))
    const request = {
      bar: this.scene.bar,
      way: 'store' as const,
      name: `Person ${this.people.length}`,
      about: 'It does not turn on',
      contact: null,
      forSomebodyElse: false,
      here: this.dice.chance(0.7),
    }
    const { ticketId } = await this.app.get(QueueService).join({ kind: 'customer', id: who }, { customerId: who, topicId, proof: 'proven' }, request)
    this.people.push({ who, ticket: ticketId })
  }

  async walksIn(): Promise<void> {
    const { who } = this.specialist()
    const body = {
      topic: this.scene.topics.quick,
      name: 'Walk-in',
      about: '',
      contact: '',
      vouchedBecause: this.dice.chance(0.5) ? 'known here' : '',
      proof: 'at_desk' as const,
    }
    await this.app.get(QueueService).walkIn(by(who), this.scene.bar, body)
  }

  async deskOpensOrCloses(): Promise<void> {
    const { who, desk } = this.specialist()
    const desks = this.app.get(DesksService)
    await (this.dice.chance(0.8) ? desks.open(by(who), who, this.scene.bar, desk) : desks.close(by(who), who, this.scene.bar, desk))
  }

  async callsNext(): Promise<void> {
    const { who, desk } = this.specialist()
    await this.app.get(CallingService).callNext(by(who), who, this.scene.bar, desk)
  }

  async callsThisOne(): Promise<void> {
    const { who, desk } = this.specialist()
    await this.app.get(CallingService).call(by(who), who, this.scene.bar, desk, this.someone().ticket, 'Their train leaves.')
  }

  async worksOnSomeone(): Promise<void> {
    const calling = this.app.get(CallingService)
    const [row] = (
      await this.owner.query(`SELECT id, staff_id, state FROM ticket WHERE bar_id = $1 AND state IN ('called', 'helping') ORDER BY random() LIMIT 1`, [
        this.scene.bar,
      ])
    ).rows
    if (!row) return
    const who = this.scene.staff.find(({ id }) => id === row.staff_id) as StaffWho
    const work = this.dice.pick([calling.start, calling.start, calling.putBack, calling.noAnswer])
    await work.call(calling, by(who), who, this.scene.bar, row.id)
  }

  async personMoves(): Promise<void> {
    const { who, ticket } = this.someone()
    const coming = this.app.get(ComingService)
    const customer: By = { kind: 'customer', id: who }
    const move = this.dice.pick([coming.arrive, coming.leave, coming.return])
    await move.call(coming, customer, this.scene.bar, ticket)
  }

  async personSays(): Promise<void> {
    const { who, ticket } = this.someone()
    const customer: By = { kind: 'customer', id: who }
    const waiting = this.app.get(WaitingService)
    const until = new Date(this.app.clock.now().getTime() + this.dice.next() * 600_000)
    const say = this.dice.pick([
      () => waiting.onMyWay(customer, this.scene.bar, ticket),
      () => waiting.later(customer, this.scene.bar, ticket),
      () => waiting.stepOut(customer, this.scene.bar, ticket, until),
      () => waiting.back(customer, this.scene.bar, ticket),
      () => waiting.preCall(by(this.specialist().who), this.scene.bar, ticket),
      () => waiting.helps(customer, this.scene.bar, ticket, { seat: `Chair ${this.people.length}`, comforts: ['quiet'] }),
    ])
    await say()
  }

  async takesBack(): Promise<void> {
    const { who, ticket } = this.someone()
    await this.app.get(UndoService).undo({ kind: 'customer', id: who }, this.scene.bar, ticket)
  }

  async staffMove(): Promise<void> {
    type Row = { id: string; state: State; staff_id: string | null }
    const { rows } = await this.owner.query<Row>(
      `SELECT id, state, staff_id FROM ticket WHERE bar_id = $1 AND state IN ('waiting', 'called', 'helping', 'held', 'done', 'merged') ORDER BY version DESC LIMIT 30`,
      [this.scene.bar],
    )
    const [moved] = rows
    if (!moved) return
    // Those with something to do are fewer than those who wait.
    const busy = rows.filter(({ state }) => state === 'helping' || state === 'held')
    const { id: ticket, state, staff_id } = busy.length > 0 && this.dice.chance(0.5) ? this.dice.pick(busy) : this.dice.pick(rows)
    const hands = this.scene.staff.findIndex(({ id }) => id === staff_id)
    const at = hands < 0 ? this.specialist() : { who: this.scene.staff[hands] as StaffWho, desk: this.scene.desks[hands] as string }
    await staffMoves(this.app, this.scene, this.dice, { ...at, ticket, state, other: this.dice.pick(rows).id, moved: moved.id })
  }

  async timePasses(): Promise<void> {
    await this.app.get(TimersService).tick()
  }

  private get owner(): pg.Pool {
    return this.app.db.owner
  }
  private someone() {
    return this.people.length > 0
      ? this.dice.pick(this.people)
      : { who: '00000000-0000-7000-8000-000000000000', ticket: '00000000-0000-7000-8000-000000000000' }
  }
  private specialist() {
    const index = Math.floor(this.dice.next() * this.scene.staff.length)
    return { who: this.scene.staff[index] as StaffWho, desk: this.scene.desks[index] as string }
  }
}

const by = (who: StaffWho): By => ({ kind: 'staff', id: who.id })
const { joins, walksIn, deskOpensOrCloses, callsNext, callsThisOne, worksOnSomeone, personMoves, personSays, takesBack, staffMove, timePasses } =
  Saturday.prototype
const acts = [
  joins,
  joins,
  joins,
  joins,
  walksIn,
  deskOpensOrCloses,
  callsNext,
  callsNext,
  callsThisOne,
  worksOnSomeone,
  worksOnSomeone,
  worksOnSomeone,
  personMoves,
  personMoves,
  personSays,
  personSays,
  takesBack,
  staffMove,
  staffMove,
  staffMove,
  timePasses,
]
