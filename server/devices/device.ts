import type { EntityManager } from 'typeorm'
import { type DeviceView, type InHouse, mostInHouse } from '../../shared/devices.ts'
import type { State } from '../../shared/line.ts'

/** As PostgreSQL names it, with the words of its ticket and of who took it in. */
type Row = {
  id: string
  ticket_id: string
  kind: string
  serial: string
  condition: string
  accessories: string
  kept_at: string
  agreed: string
  data_may_be_lost: boolean
  may_collect: string
  repair_reference: string
  promised_day: string | null
  taken_at: Date
  taken_by: string | null
  handed_over_at: Date | null
  handed_over_by: string | null
  handed_to: string | null
  handed_how: 'collected' | 'sent' | null
  code: string
  name: string
  contact: string | null
  state: State
  ready_at: Date | null
  days_here: number
  found: number
}

/** `which` says more of `v` (the device) and `t` (its ticket), with $3 and on. Oldest first. */
export async function devicesWhere(em: EntityManager, barId: string, now: Date, which: string, more: unknown[] = []): Promise<DeviceView[]> {
  return (await rowsWhere(em, barId, now, which, more)).map(view)
}

/** Everything that lies here, or the oldest of it. */
export async function inHouse(em: EntityManager, barId: string, now: Date): Promise<InHouse> {
  const rows = await rowsWhere(em, barId, now, 'v.handed_over_at IS NULL')
  return { all: rows[0]?.found ?? 0, devices: rows.map(view) }
}

/** $1 is the bar, $2 now. `found`: how many there are, with those that are too many to be listed. */
function rowsWhere(em: EntityManager, barId: string, now: Date, which: string, more: unknown[] = []): Promise<Row[]> {
  return em.query<Row[]>(
    `SELECT v.id, v.ticket_id, v.kind, v.serial, v.condition, v.accessories, v.kept_at, v.agreed, v.data_may_be_lost, v.may_collect, v.repair_reference,
       to_char(v.promised_day, 'YYYY-MM-DD') AS promised_day, v.taken_at, taker.name AS taken_by, v.handed_over_at, giver.name AS handed_over_by,
       v.handed_to, v.handed_how, t.code, t.name, t.contact, t.state, t.ready_at,
       (COALESCE(v.handed_over_at, $2::timestamptz) AT TIME ZONE b.zone)::date - (v.taken_at AT TIME ZONE b.zone)::date AS days_here,
       count(*) OVER ()::int AS found
     FROM device v JOIN ticket t ON t.id = v.ticket_id JOIN bar b ON b.id = v.bar_id
       LEFT JOIN staff taker ON taker.id = v.taken_by LEFT JOIN staff giver ON giver.id = v.handed_over_by
     WHERE v.bar_id = $1 AND ${which} ORDER BY v.taken_at, v.id LIMIT ${mostInHouse}`,
    [barId, now, ...more],
  )
}

const view = (row: Row): DeviceView => ({
  ...{ id: row.id, ticketId: row.ticket_id, code: row.code, name: row.name, contact: row.contact, state: row.state },
  ...{ kind: row.kind, serial: row.serial, condition: row.condition, accessories: row.accessories, keptAt: row.kept_at, agreed: row.agreed },
  ...{ dataMayBeLost: row.data_may_be_lost, mayCollect: row.may_collect, repairReference: row.repair_reference, promisedDay: row.promised_day },
  ...{ takenAt: row.taken_at.toISOString(), takenBy: row.taken_by, readyAt: row.ready_at?.toISOString() ?? null, daysHere: row.days_here },
  handedOver:
    row.handed_over_at && row.handed_to !== null && row.handed_how
      ? { at: row.handed_over_at.toISOString(), by: row.handed_over_by, to: row.handed_to, how: row.handed_how }
      : null,
})
