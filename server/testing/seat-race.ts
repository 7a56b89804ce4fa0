import { type By } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import type { BookingsService } from '../bookings/bookings.service.ts'
import type { TestDatabase } from './database.ts'
import { customer, scene } from './scene.ts'

export type SeatRace = { won: number; slotTaken: number; other: unknown[]; held: number; versions: number }

/**
 * One round: so many people book the only seat of a new bar for the same time, in the same moment. `through` are the servers that
 * they ask in turn. `start` has to lie ahead, on a quarter of an hour between 08:00 and 19:50 UTC.
 */
export async function seatRace(db: TestDatabase, through: BookingsService[], start: Date, people = 500): Promise<SeatRace> {
  const here = await scene(db.owner, { seats: 1, desks: 0 })
  const who = await Promise.all(Array.from({ length: people }, () => customer(db.owner)))
  const asked = who.map((id, index) => {
    const by: By = { kind: 'customer', id }
    const request = { bar: here.bar, way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here: false, start }
    return (through[index % through.length] as BookingsService).book(by, { customerId: id, topicId: here.topics.quick, proof: 'proven' }, request)
  })
  const answers = await Promise.allSettled(asked)
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
  const slotTaken = refused.filter((reason) => reason instanceof Refusal && reason.code === 'slot_taken').length
  const { rows } = await db.owner.query<{ held: number; versions: number }>(
    'SELECT (SELECT count(*)::int FROM reservation WHERE bar_id = $1) AS held, version::int AS versions FROM bar WHERE id = $1',
    [here.bar],
  )
  const { held, versions } = rows[0] ?? { held: -1, versions: -1 }
  return {
    won: people - refused.length,
    slotTaken,
    other: refused.filter((reason) => !(reason instanceof Refusal && reason.code === 'slot_taken')),
    held,
    versions,
  }
}
