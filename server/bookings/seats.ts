import type { EntityManager } from 'typeorm'
import type { LineTx } from '../queue/line.ts'
import { Refusal } from '../platform/refusal.ts'
import { freeSeat, type Span, type Taken } from './slots.ts'

type Held = Taken & { ticketId: string }

/** The seats of a bar that are held at any moment of a span. */
export async function takenWithin(em: EntityManager, barId: string, { start, end }: Span): Promise<Held[]> {
  const rows = await em.query<{ seat: number; ticket_id: string; begins: Date; ends: Date }[]>(
    'SELECT seat, ticket_id, lower(during) AS begins, upper(during) AS ends FROM reservation WHERE bar_id = $1 AND during && tstzrange($2::timestamptz, $3::timestamptz)',
    [barId, new Date(start), new Date(end)],
  )
  return rows.map(({ seat, ticket_id, begins, ends }) => ({ seat, ticketId: ticket_id, start: begins.getTime(), end: ends.getTime() }))
}

/** A seat for this span; one that the ticket itself holds counts as free. */
export async function findSeat(tx: LineTx, span: Span, ticketId?: string): Promise<number | null> {
  const taken = await takenWithin(tx.em, tx.bar.id, span)
  return freeSeat(
    span,
    taken.filter((held) => held.ticketId !== ticketId),
    tx.bar.seats,
  )
}

/** @throws Refusal slot_taken */
export async function mustFindSeat(tx: LineTx, span: Span, ticketId?: string): Promise<number> {
  const seat = await findSeat(tx, span, ticketId)
  if (seat === null) throw new Refusal('slot_taken', { field: 'start' })
  return seat
}

/**
 * Holds a seat for a ticket. A seat that it held before is given up in the same statement, so that nobody is ever left between two.
 * The exclusion constraint has the last word: had two been told that the same seat is free, the second is refused as slot_taken.
 */
export async function holdSeat(tx: LineTx, ticketId: string, seat: number, { start, end }: Span): Promise<void> {
  await tx.em.query(
    `INSERT INTO reservation (id, bar_id, seat, ticket_id, during) VALUES ($1, $2, $3, $1, tstzrange($4::timestamptz, $5::timestamptz))
     ON CONFLICT (ticket_id) DO UPDATE SET seat = EXCLUDED.seat, during = EXCLUDED.during`,
    [ticketId, tx.bar.id, seat, new Date(start), new Date(end)],
  )
}

export async function giveUpSeat(tx: LineTx, ticketId: string): Promise<void> {
  await tx.em.query('DELETE FROM reservation WHERE ticket_id = $1', [ticketId])
}

export async function holdsSeatFrom(tx: LineTx, ticketId: string, start: Date): Promise<boolean> {
  const rows = await tx.em.query<unknown[]>('SELECT 1 FROM reservation WHERE ticket_id = $1 AND lower(during) = $2', [ticketId, start])
  return rows.length > 0
}

/** Nobody can be helped twice at once. @throws Refusal booked_already */
export async function mustHaveTime(tx: LineTx, person: string, { start, end }: Span, besides?: string): Promise<void> {
  const [other] = await tx.em.query<{ id: string; code: string }[]>(
    `SELECT t.id, t.code FROM reservation r JOIN ticket t ON t.id = r.ticket_id
     WHERE r.bar_id = $1 AND r.during && tstzrange($2::timestamptz, $3::timestamptz) AND t.person = $4 AND t.id IS DISTINCT FROM $5 LIMIT 1`,
    [tx.bar.id, new Date(start), new Date(end), person, besides ?? null],
  )
  if (other) throw new Refusal('booked_already', { ticket: other.id, code: other.code, field: 'start' })
}
