import type { Tx } from '../platform/transaction.ts'

/**
 * The open visits of one customer become those of another: the same person, known by now. Whose a visit is says nothing about the
 * line, which therefore does not change. Where the other has a place in the same line already, both places stay.
 */
export async function handOver(tx: Tx, from: string, to: string): Promise<void> {
  const open = "state IN ('booked', 'waiting', 'called', 'helping', 'held', 'missed', 'closed')"
  await tx.query(
    `UPDATE ticket t SET customer_id = $2::uuid, person = CASE WHEN taken THEN person ELSE replace(person, $1::text, $2::text) END
     FROM (SELECT o.id, EXISTS (SELECT FROM ticket other WHERE other.bar_id = o.bar_id AND other.person = replace(o.person, $1::text, $2::text)
        AND other.state IN ('waiting', 'called', 'helping')) AS taken
       FROM ticket o WHERE o.customer_id = $1::uuid AND o.${open}) old
     WHERE t.id = old.id`,
    [from, to],
  )
  await tx.query(
    'UPDATE ticket_guest SET customer_id = $2 WHERE customer_id = $1 AND NOT EXISTS (SELECT FROM ticket_guest g WHERE g.ticket_id = ticket_guest.ticket_id AND g.customer_id = $2)',
    [from, to],
  )
}
