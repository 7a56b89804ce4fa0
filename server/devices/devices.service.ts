import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DateTime } from 'luxon'
import { DataSource } from 'typeorm'
import type { DeviceChanges, DeviceView, DeviceWords, HandOver, InHouse, OwnDevice } from '../../shared/devices.ts'
import type { State } from '../../shared/line.ts'
import type { By } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import { ticketOf } from '../queue/tickets.ts'
import { devicesWhere, inHouse } from './device.ts'

const columns = {
  kind: 'kind',
  serial: 'serial',
  condition: 'condition',
  accessories: 'accessories',
  keptAt: 'kept_at',
  agreed: 'agreed',
  dataMayBeLost: 'data_may_be_lost',
  mayCollect: 'may_collect',
  repairReference: 'repair_reference',
  promisedDay: 'promised_day',
} as const satisfies Record<keyof DeviceWords, string>
const fields = Object.keys(columns) as (keyof DeviceWords)[]

/** Visits to which something can be brought. */
const begun: ReadonlySet<State> = new Set(['waiting', 'called', 'helping', 'held'])

/** What people brought: taken in, described, and handed over again to whoever may collect it. Nothing that lies here is forgotten. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly line: Line,
    private readonly own: OwnTicketsService,
    private readonly clock: Clock,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /** @throws Refusal move_not_legal: the visit has not begun or is over; not_valid */
  take(by: By, barId: string, ticketId: string, device: DeviceWords): Promise<DeviceView> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      if (!begun.has(ticket.state)) throw new Refusal('move_not_legal', { sentence: 'This visit has not begun, or is over: take the person in first.' })
      mustComeYet(tx, device.promisedDay)
      const id = newId(tx.now)
      await tx.em.query(
        `INSERT INTO device (id, bar_id, ticket_id, taken_at, taken_by, demo, ${fields.map((field) => columns[field]).join(', ')})
         VALUES ($1, $2, $3, $4, $5, $6, ${fields.map((_, index) => `$${index + 7}`).join(', ')})`,
        [id, barId, ticketId, tx.now, by.id, ticket.demo, ...fields.map((field) => device[field])],
      )
      return this.told(tx, 'device.taken', id, ticketId)
    })
  }

  /** @throws Refusal not_valid */
  change(by: By, barId: string, deviceId: string, changes: DeviceChanges): Promise<DeviceView> {
    return this.line.change(barId, by, async (tx) => {
      const before = await this.one(tx, deviceId)
      const given = fields.filter((field) => changes[field] !== undefined && changes[field] !== before[field])
      if (given.length === 0) return before
      // One that went by stays as it was promised, whatever else is written.
      if (given.includes('promisedDay')) mustComeYet(tx, changes.promisedDay ?? null)
      const sets = given.map((field, index) => `${columns[field]} = $${index + 2}`).join(', ')
      await tx.em.query(`UPDATE device SET ${sets} WHERE id = $1`, [deviceId, ...given.map((field) => changes[field])])
      return this.told(tx, 'device.changed', deviceId, before.ticketId)
    })
  }

  /** @throws Refusal handed_over: somebody has it already */
  handOver(by: By, barId: string, deviceId: string, handOver: HandOver): Promise<DeviceView> {
    return this.line.change(barId, by, async (tx) => {
      const before = await this.one(tx, deviceId)
      if (before.handedOver) throw new Refusal('handed_over', { kind: before.kind, to: before.handedOver.to })
      return this.giveOut(tx, before, handOver)
    })
  }

  /** A hand-over that was written down by mistake: it is here after all. */
  takeBack(by: By, barId: string, deviceId: string): Promise<DeviceView> {
    return this.line.change(barId, by, async (tx) => {
      const before = await this.one(tx, deviceId)
      if (!before.handedOver) return before
      await tx.em.query('UPDATE device SET handed_over_at = NULL, handed_over_by = NULL, handed_to = NULL, handed_how = NULL WHERE id = $1', [deviceId])
      return this.told(tx, 'device.changed', deviceId, before.ticketId)
    })
  }

  /** Everything of a visit that is still here goes with it, in the visit's own transaction. */
  async handOverAll(tx: LineTx, ticketId: string, handOver: HandOver): Promise<void> {
    for (const device of await this.stillHere(tx, ticketId)) await this.giveOut(tx, device, handOver)
  }

  /** A visit was not over after all: what went with its end (the event of that version) is here again. */
  async takeBackAll(tx: LineTx, ticketId: string, version: number): Promise<void> {
    const rows = await tx.em.query<[{ id: string }[], number]>(
      `UPDATE device SET handed_over_at = NULL, handed_over_by = NULL, handed_to = NULL, handed_how = NULL
       WHERE ticket_id = $1 AND handed_over_at = (SELECT recorded_at FROM event WHERE bar_id = $2 AND version = $3) RETURNING id`,
      [ticketId, tx.bar.id, version],
    )
    for (const { id } of rows[0]) await this.told(tx, 'device.changed', id, ticketId)
  }

  stillHere(tx: LineTx, ticketId: string): Promise<DeviceView[]> {
    return devicesWhere(tx.em, tx.bar.id, tx.now, 'v.ticket_id = $3 AND v.handed_over_at IS NULL', [ticketId])
  }

  ofTicket(barId: string, ticketId: string): Promise<DeviceView[]> {
    return devicesWhere(this.database.manager, barId, this.clock.now(), 'v.ticket_id = $3', [ticketId])
  }

  /** Everything that lies here, oldest first. */
  inHouse(barId: string): Promise<InHouse> {
    return inHouse(this.database.manager, barId, this.clock.now())
  }

  /** The customer's own: what they gave us, as agreed. @throws Refusal not_found */
  async ownOf(customerId: string, ticketId: string): Promise<OwnDevice[]> {
    const ticket = await this.own.own(customerId, ticketId)
    return (await this.ofTicket(ticket.barId, ticketId)).map(
      ({ keptAt: _where, contact: _contact, daysHere: _days, code: _code, name: _name, state: _state, ticketId: _ticket, ...own }) => own,
    )
  }

  private async giveOut(tx: LineTx, device: DeviceView, { to, how }: HandOver): Promise<DeviceView> {
    await tx.em.query('UPDATE device SET handed_over_at = $2, handed_over_by = $3, handed_to = $4, handed_how = $5 WHERE id = $1', [
      device.id,
      tx.now,
      tx.by.kind === 'staff' ? tx.by.id : null,
      to,
      how,
    ])
    await tx.append('device.handedOver', { ticketId: device.ticketId, data: { device: device.id, ticket: device.ticketId, how } })
    return this.one(tx, device.id)
  }

  private async told(tx: LineTx, kind: 'device.taken' | 'device.changed', device: string, ticket: string): Promise<DeviceView> {
    await tx.append(kind, { ticketId: ticket, data: { device, ticket } })
    return this.one(tx, device)
  }

  private async one(tx: LineTx, deviceId: string): Promise<DeviceView> {
    const [device] = await devicesWhere(tx.em, tx.bar.id, tx.now, 'v.id = $3', [deviceId])
    if (!device) throw new Refusal('not_found', { sentence: 'We do not know this device here.' })
    return device
  }
}

/** A day is promised by the calendar on the bar's wall, today or within a year. @throws Refusal not_valid */
function mustComeYet({ bar, now }: LineTx, promisedDay: string | null): void {
  const today = DateTime.fromJSDate(now, { zone: bar.zone })
  const wrong =
    promisedDay !== null &&
    ((promisedDay < today.toFormat('yyyy-MM-dd') && 'That day is past. By when will it be ready?') ||
      (promisedDay > today.plus({ years: 1 }).toFormat('yyyy-MM-dd') && 'That is more than a year ahead. By when will it be ready?'))
  if (wrong) throw new Refusal('not_valid', { field: 'promisedDay', sentence: wrong })
}
