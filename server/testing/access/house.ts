import { CallingService } from '../../queue/calling.service.ts'
import { ComingService } from '../../queue/coming.service.ts'
import { DesksService } from '../../queue/desks.service.ts'
import { HoldingService } from '../../queue/holding.service.ts'
import { QueueService } from '../../queue/queue.service.ts'
import { BookingsService } from '../../bookings/bookings.service.ts'
import { deviceBody } from '../../../shared/devices.ts'
import { DevicesService } from '../../devices/devices.service.ts'
import { SessionsService } from '../../sessions/sessions.service.ts'
import type { ScreenKind } from '../../../shared/pairing.ts'
import { PairingService } from '../../screens/pairing.service.ts'
import type { By, StaffWho } from '../../platform/access.ts'
import { newId } from '../../platform/ids.ts'
import type { TestApp } from '../app.ts'
import { customer, type Scene, scene, staffMember } from '../scene.ts'
import { customerCookie, staffCookie } from '../sockets.ts'

/** Everybody who can ask for something. `elsewhere`: of a bar that is not this one. */
const screens = ['kiosk', 'kiosk elsewhere', 'board', 'board elsewhere'] as const
export const everybody = [
  ...(['nobody', 'customer', 'other customer', ...screens, 'specialist', 'specialist elsewhere', 'supervisor', 'supervisor elsewhere'] as const),
  'admin',
] as const
/** Who has nothing to hear: refused at the handshake. */
export const deaf = ['nobody', 'kiosk', 'kiosk elsewhere'] as const satisfies readonly Person[]
export type Person = (typeof everybody)[number]
type Screen = (typeof screens)[number]
type Staff = Exclude<Person, 'nobody' | 'customer' | 'other customer' | Screen>
const isScreen = (person: Person): person is Screen => screens.some((screen) => screen === person)

let networks = 0
/** A network where nobody has tried anything yet. Needs TRUST_PROXY. */
export const somewhere = (): string => `10.${(++networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`

/** States that a visit can be brought into before somebody tries something with it. `waiting`: on the way; `ready`: here, and a desk is open; `brought`: being helped, with a device; `mistaken`: being helped, and `other` waits. */
export type Before = 'waiting' | 'ready' | 'booked' | 'called' | 'helping' | 'done' | 'left' | 'missed' | 'brought' | 'held' | 'two waiting' | 'mistaken'

/** Two bars with their people. At the one called `here` a visit of `customer` is brought into any state by the real commands. */
export class House {
  ticket = newId()
  session = newId()
  device = newId()
  /** Somebody else's visit, where there are two. */
  other = newId()
  /** Where the last code went. */
  address = ''
  readonly desk: string
  private addresses = 0

  private constructor(
    readonly app: TestApp,
    readonly here: Scene,
    readonly elsewhere: Scene,
    readonly staff: Record<Staff, StaffWho>,
    readonly customers: { customer: string; 'other customer': string },
  ) {
    this.desk = here.desks[0] as string
  }

  static async build(app: TestApp): Promise<House> {
    const { owner } = app.db
    const [here, elsewhere] = [await scene(owner, { desks: 1, seats: 1 }), await scene(owner, { desks: 1 })]
    const staff = {
      specialist: here.staff[0] as StaffWho,
      'specialist elsewhere': elsewhere.staff[0] as StaffWho,
      supervisor: await staffMember(owner, [here.bar], 'supervisor', 'Supervisor'),
      'supervisor elsewhere': await staffMember(owner, [elsewhere.bar], 'supervisor', 'Supervisor elsewhere'),
      admin: await staffMember(owner, [], 'admin', 'Admin'),
    }
    return new House(app, here, elsewhere, staff, { customer: await customer(owner), 'other customer': await customer(owner) })
  }

  /** A Cookie header of this person on a device of their own. */
  async cookieOf(person: Person): Promise<string> {
    if (person === 'nobody') return ''
    if (isScreen(person)) return this.screenCookie(person)
    if (person === 'customer' || person === 'other customer') return customerCookie(this.app, this.customers[person])
    return staffCookie(this.app, this.staff[person].id)
  }

  /** Of a tablet or television that was paired just now, by the real way. */
  private async screenCookie(screen: Screen): Promise<string> {
    const [kind, elsewhere] = screen.split(' ') as [ScreenKind, string | undefined]
    const pairing = this.app.get(PairingService)
    const { code } = await pairing.make(this.staff.admin, (elsewhere ? this.elsewhere : this.here).bar, kind, screen)
    const { token } = await pairing.pair(code, undefined, somewhere())
    return `aftercare_screen=${token}`
  }

  /** An address that nobody has asked a code for yet. */
  newAddress(): string {
    this.address = `somebody${++this.addresses}@example.com`
    return this.address
  }

  /** Everybody goes home, and nothing is booked: the next visit is the only one. */
  async empty(): Promise<void> {
    await this.app.db.owner.query(
      `DELETE FROM reservation;
       DELETE FROM screen;
       UPDATE ticket SET state = 'done', desk_id = NULL, ended_at = now() WHERE state IN ('booked', 'waiting', 'called', 'helping', 'held');
       UPDATE desk SET staff_id = NULL, skills = '{}', opened_at = NULL, break_why = NULL, break_until = NULL, wants_supervisor_at = NULL;
       UPDATE bar SET joining = 'open', joining_words = '', closed_day = NULL, notice = '', notice_at = NULL, no_answer_seconds = 0, grace_minutes = 15`,
    )
  }

  /** Who works at the desk in a scene for this person: they themselves, if they may, or the specialist. */
  worker(person: Person): StaffWho {
    return person === 'supervisor' || person === 'admin' ? this.staff[person] : this.staff.specialist
  }

  /** Brings a new visit of `customer` into this state. */
  async prepare(before: Before | 'open' | undefined, person: Person): Promise<void> {
    await this.empty()
    const who = this.worker(person)
    if (before && !['waiting', 'booked', 'left'].includes(before)) await this.app.get(DesksService).open(by(who), who, this.here.bar, this.desk)
    if (before === undefined || before === 'open') return
    this.ticket = await (before === 'booked' ? this.books() : this.joins(before !== 'waiting'))
    if (before === 'left') await this.app.get(ComingService).leave({ kind: 'customer', id: this.customers.customer }, this.here.bar, this.ticket)
    if (['called', 'helping', 'done', 'missed', 'brought', 'held', 'mistaken'].includes(before)) await this.helped(before, who)
    if (before === 'two waiting' || before === 'mistaken') this.other = await this.walksIn()
  }

  /** How far both bars' logs have come: what has not moved on has not changed. */
  async versions(): Promise<string> {
    const { rows } = await this.app.db.owner.query<{ version: string }>('SELECT version FROM bar ORDER BY id')
    return rows.map(({ version }) => version).join(' ')
  }

  private async helped(before: Before, who: StaffWho): Promise<void> {
    const calling = this.app.get(CallingService)
    const { bar } = this.here
    await calling.call(by(who), who, bar, this.desk, this.ticket)
    if (before === 'missed') await calling.noAnswer(by(who), who, bar, this.ticket)
    if (['helping', 'done', 'brought', 'held', 'mistaken'].includes(before)) await calling.start(by(who), who, bar, this.ticket)
    if (before === 'brought') this.device = (await this.app.get(DevicesService).take(by(who), bar, this.ticket, deviceBody.parse({ kind: 'laptop' }))).id
    if (before === 'held') await this.app.get(HoldingService).hold(by(who), who, bar, this.ticket, 'copying')
    if (before !== 'done') return
    const { sessionId } = await this.app.get(SessionsService).finish(by(who), who, bar, this.ticket, { outcome: 'solved', note: '', summary: '' })
    this.session = sessionId
  }

  private async walksIn(): Promise<string> {
    const body = { topic: this.here.topics.quick, name: 'Somebody else', about: '', contact: '', vouchedBecause: '', proof: 'at_desk' as const }
    return (await this.app.get(QueueService).walkIn(by(this.staff.specialist), this.here.bar, body)).ticket.id
  }

  private async joins(here: boolean): Promise<string> {
    const { customer: customerId } = this.customers
    const request = { bar: this.here.bar, way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here }
    const pass = { customerId, topicId: this.here.topics.quick, proof: 'proven' as const }
    return (await this.app.get(QueueService).join({ kind: 'customer', id: customerId }, pass, request)).ticketId
  }

  private async books(): Promise<string> {
    const { customer: customerId } = this.customers
    const start = new Date('2026-03-10T11:00:00Z')
    const request = { bar: this.here.bar, way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here: false, start }
    const pass = { customerId, topicId: this.here.topics.quick, proof: 'proven' as const }
    return (await this.app.get(BookingsService).book({ kind: 'customer', id: customerId }, pass, request)).ticketId
  }
}

const by = (who: StaffWho): By => ({ kind: 'staff', id: who.id })
