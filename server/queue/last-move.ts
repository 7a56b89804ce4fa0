import type { Standing, TicketEventKind } from '../../shared/events.ts'
import { Refusal } from '../platform/refusal.ts'
import type { LineTx } from './line.ts'
import { moves } from './moves.ts'

/** What was done to a ticket last, and stands in the log. */
export type Last = {
  version: number
  kind: TicketEventKind
  by_kind: string
  by_id: string | null
  recorded_at: Date
  data: { before: Standing | null; after: Standing }
}

export const undoable: ReadonlySet<TicketEventKind> = new Set<TicketEventKind>([
  ...Object.values(moves).map(({ event }) => event),
  ...(['ticket.took', 'ticket.madeUrgent', 'ticket.topicChanged', 'ticket.topicAdded'] as const),
])

/** What says something about a ticket without moving it: it stays as it is when the move before it is taken back, and is no obstacle. */
const quiet: readonly TicketEventKind[] = [
  ...(['ticket.corrected', 'ticket.vouched', 'ticket.itemsShown', 'ticket.arrived', 'ticket.onMyWay'] as const),
  ...(['ticket.becameDue', 'ticket.offered', 'ticket.nearlyDue', 'ticket.wentSilent'] as const),
]

/** The end of being away is quiet when it came by the clock: nobody has done anything. */
export async function lastMove(tx: LineTx, ticketId: string): Promise<Last | undefined> {
  const sql = `SELECT version, kind, by_kind, by_id, recorded_at, data FROM event
    WHERE ticket_id = $1 AND bar_id = $2 AND kind LIKE 'ticket.%' AND kind <> ALL ($3) AND NOT (kind = 'ticket.cameBack' AND by_kind = 'system')
    ORDER BY version DESC LIMIT 1`
  const [last] = await tx.em.query<Last[]>(sql, [ticketId, tx.bar.id, quiet])
  return last
}

/**
 * Somebody acts on what a screen showed; `seen` is the version of the ticket there. What was said about it since is no obstacle, but
 * that it was moved is. @throws Refusal moved_since
 */
export async function mustBeAsSeen(tx: LineTx, ticket: { id: string; code: string }, seen: number): Promise<void> {
  const last = await lastMove(tx, ticket.id)
  if (last && last.version > seen) throw new Refusal('moved_since', await movedSince(tx, ticket.code, last))
}

/** Who moved it, for the sentence of a refusal. */
export async function movedSince(tx: LineTx, code: string, { by_kind, by_id }: Last): Promise<{ code: string; name: string }> {
  const [staff] = by_kind === 'staff' ? await tx.em.query<{ name: string }[]>('SELECT name FROM staff WHERE id = $1', [by_id]) : []
  return { code, name: staff?.name ?? (by_kind === 'customer' ? 'the person themselves' : 'the clock') }
}
