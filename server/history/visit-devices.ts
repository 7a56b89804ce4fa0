import type { EntityManager } from 'typeorm'
import type { VisitDevice } from '../../shared/history.ts'
import { became } from './became.ts'

type Row = Omit<VisitDevice, 'takenAt' | 'handedOver'> & {
  takenAt: Date
  at: Date | null
  by: string | null
  to: string | null
  how: 'collected' | 'sent' | null
}

/** What was brought for this visit, with all that was written down; also what was handed over again, and where it came in before it was sent here. Oldest first. */
export async function devicesOf(em: EntityManager, { id, barId }: { id: string; barId: string }): Promise<VisitDevice[]> {
  const rows = await em.query<Row[]>(
    `${became} SELECT v.id, CASE WHEN v.bar_id <> $2 THEN b.name END AS bar, v.kind, v.serial, v.condition, v.accessories, v.kept_at AS "keptAt", v.agreed,
       v.data_may_be_lost AS "dataMayBeLost", v.may_collect AS "mayCollect", v.repair_reference AS "repairReference", to_char(v.promised_day, 'YYYY-MM-DD') AS "promisedDay",
       v.taken_at AS "takenAt", taker.name AS "takenBy", v.handed_over_at AS at, giver.name AS by, v.handed_to AS to, v.handed_how AS how
     FROM became JOIN device v ON v.ticket_id = became.id JOIN bar b ON b.id = v.bar_id
       LEFT JOIN staff taker ON taker.id = v.taken_by LEFT JOIN staff giver ON giver.id = v.handed_over_by
     ORDER BY v.taken_at, v.id`,
    [id, barId],
  )
  return rows.map(({ takenAt, at, by, to, how, ...device }) => ({
    ...device,
    takenAt: takenAt.toISOString(),
    handedOver: at && to !== null && how ? { at: at.toISOString(), by, to, how } : null,
  }))
}
