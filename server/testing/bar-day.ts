import type { Collect, Correct, Transfer } from '../../shared/moves.ts'
import type { Hold, StaffTicket, Urgency } from '../../shared/line.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { CallingService } from '../queue/calling.service.ts'
import { CorrectionsService } from '../queue/corrections.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { HoldingService } from '../queue/holding.service.ts'
import { MergingService } from '../queue/merging.service.ts'
import { QueueService } from '../queue/queue.service.ts'
import { TransfersService } from '../queue/transfers.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { CollectingService } from '../sessions/collecting.service.ts'
import { SessionsService } from '../sessions/sessions.service.ts'
import type { TestApp } from './app.ts'
import { customer, type Scene, scene, staffMember } from './scene.ts'

export const by = (who: StaffWho): By => ({ kind: 'staff', id: who.id })
export const minute = 60_000
type Guest = { name?: string; about?: string; contact?: string; customer?: string; topic?: string }
type SessionRow = { ended: boolean; minutes: number | null; outcome: string | null; note: string; staff_id: string; topic_id: string }

/** One bar with its desks open, played by hand through the server's own commands. `desk` and `who` are numbers: the first is 0. */
export class BarDay {
  private constructor(
    readonly app: TestApp,
    readonly here: Scene,
    readonly supervisor: StaffWho,
  ) {}

  /** At ten in the morning. Only every second specialist can repair. */
  static async begin(app: TestApp, desks = 2): Promise<BarDay> {
    app.clock.travelTo('2026-03-10T10:00:00Z')
    const here = await scene(app.db.owner, { desks, seats: 1 })
    const day = new BarDay(app, here, await staffMember(app.db.owner, [here.bar], 'supervisor', 'Floor'))
    for (let desk = 0; desk < desks; desk++) await day.opens(desk)
    return day
  }

  who = (at = 0): StaffWho => this.here.staff[at] as StaffWho
  desk = (at = 0): string => this.here.desks[at] as string
  passes = (minutes: number): void => this.app.clock.advance(minutes * minute)
  opens = (at = 0) => this.app.get(DesksService).open(by(this.who(at)), this.who(at), this.here.bar, this.desk(at))
  closes = (at = 0) => this.app.get(DesksService).close(by(this.who(at)), this.who(at), this.here.bar, this.desk(at))

  /** Somebody stands at the bar; a second later the next one may. */
  async walksIn({ name = 'Someone', about = '', contact = '', customer, topic = this.here.topics.quick }: Guest = {}): Promise<string> {
    const body = { topic, name, about, contact, vouchedBecause: '', proof: 'at_desk' as const, ...(customer ? { customer } : {}) }
    const { ticket } = await this.app.get(QueueService).walkIn(by(this.who()), this.here.bar, body)
    this.app.clock.advance(1_000)
    return ticket.id
  }

  /** A customer takes a place from a phone, in the store or on the way. */
  async joins({ here = true, who = '' }: { here?: boolean; who?: string } = {}): Promise<{ who: string; id: string }> {
    const person = who || (await customer(this.app.db.owner))
    const pass = { customerId: person, topicId: this.here.topics.quick, proof: 'proven' as const }
    const request = { bar: this.here.bar, way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here }
    const { ticketId } = await this.app.get(QueueService).join({ kind: 'customer', id: person }, pass, request)
    this.app.clock.advance(1_000)
    return { who: person, id: ticketId }
  }

  callsNext = (at = 0) => this.app.get(CallingService).callNext(by(this.who(at)), this.who(at), this.here.bar, this.desk(at))
  calls = (id: string, at = 0, because = 'asked for') =>
    this.app.get(CallingService).call(by(this.who(at)), this.who(at), this.here.bar, this.desk(at), id, because)
  starts = (id: string, at = 0) => this.app.get(CallingService).start(by(this.who(at)), this.who(at), this.here.bar, id)
  putsBack = (id: string, at = 0) => this.app.get(CallingService).putBack(by(this.who(at)), this.who(at), this.here.bar, id)
  noAnswer = (id: string, at = 0) => this.app.get(CallingService).noAnswer(by(this.who(at)), this.who(at), this.here.bar, id)
  async helps(id: string, at = 0): Promise<StaffTicket> {
    await this.calls(id, at)
    return this.starts(id, at)
  }
  finishes = (id: string, at = 0, note = '') =>
    this.app.get(SessionsService).finish(by(this.who(at)), this.who(at), this.here.bar, id, { outcome: 'solved', note, summary: '' })

  holds = (id: string, why: Hold = 'copying', at = 0) => this.app.get(HoldingService).hold(by(this.who(at)), this.who(at), this.here.bar, id, why)
  resumes = (id: string, at = 0) => this.app.get(HoldingService).resume(by(this.who(at)), this.who(at), this.here.bar, id, this.desk(at))
  ready = (id: string, toDesk = false, at = 0) =>
    this.app.get(HoldingService).ready(by(this.who(at)), this.who(at), this.here.bar, id, toDesk ? this.desk(at) : undefined)
  collects = (id: string, more: Partial<Collect> = {}, at = 0) =>
    this.app
      .get(CollectingService)
      .collect(by(this.who(at)), this.who(at), this.here.bar, id, { how: 'collected', to: 'their sister', note: '', summary: '', ...more })
  transfers = (id: string, to: Partial<Transfer>, at = 0) =>
    this.app.get(TransfersService).transfer(by(this.who(at)), this.who(at), this.here.bar, id, { words: '', ...to })
  reopens = (id: string) => this.app.get(TransfersService).reopen(by(this.who()), this.here.bar, id)
  merges = (id: string, into: string, at = 0) => this.app.get(MergingService).merge(by(this.who(at)), this.who(at), this.here.bar, id, into)
  wrongPerson = (id: string, right: string, at = 0) => this.app.get(MergingService).wrongPerson(by(this.who(at)), this.who(at), this.here.bar, id, right)
  urgent = (id: string, why: Urgency | null, because = '') => this.app.get(CorrectionsService).urgent(by(this.who()), this.here.bar, id, { why, because })
  topic = (id: string, topic: string) => this.app.get(CorrectionsService).topic(by(this.who()), this.here.bar, id, topic)
  addsTopic = (id: string, topic: string) => this.app.get(CorrectionsService).addTopic(by(this.who()), this.here.bar, id, topic)
  corrects = (id: string, said: Correct) => this.app.get(CorrectionsService).correct(by(this.who()), this.here.bar, id, said)
  undoes = (id: string, one = this.who(), seen?: number) => this.app.get(UndoService).undo(by(one), this.here.bar, id, one.role !== 'specialist', seen)

  /** Everything about a ticket that undo has to bring back: all but the version. */
  async standing(id: string): Promise<object> {
    const { rows } = await this.app.db.owner.query(`SELECT to_jsonb(t) - 'version' AS ticket FROM ticket t WHERE id = $1`, [id])
    return { ...rows[0].ticket, sessions: await this.sessions(id) }
  }

  async sessions(id: string): Promise<SessionRow[]> {
    const { rows } = await this.app.db.owner.query<SessionRow>(
      `SELECT ended_at IS NOT NULL AS ended, minutes::float8 AS minutes, outcome, note, staff_id, topic_id FROM session WHERE ticket_id = $1 ORDER BY started_at, id`,
      [id],
    )
    return rows
  }

  async events(id: string): Promise<{ kind: string; version: number; data: Record<string, unknown>; words: string | null }[]> {
    const { rows } = await this.app.db.owner.query(
      `SELECT kind, e.version, data, w.words FROM event e LEFT JOIN event_words w ON w.bar_id = e.bar_id AND w.version = e.version WHERE e.ticket_id = $1 ORDER BY e.version`,
      [id],
    )
    return rows
  }
  kinds = async (id: string): Promise<string[]> => (await this.events(id)).map(({ kind }) => kind)
}
