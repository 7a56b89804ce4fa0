import type { Standing, TicketEventKind } from '../../shared/events.ts'
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

/** A time that was chosen anew is chosen again rather than taken back. */
const final: readonly TicketEventKind[] = ['ticket.rebooked', 'ticket.tookTime']
export const undoable: ReadonlySet<TicketEventKind> = new Set<TicketEventKind>([
  ...Object.values(moves)
    .map(({ event }) => event)
    .filter((event) => !final.includes(event)),
  ...(['ticket.took', 'ticket.madeUrgent', 'ticket.topicChanged', 'ticket.topicAdded'] as const),
])

/** What says something about a ticket without moving it: it stays as it is when the move before it is taken back, and is no obstacle. */
const quiet: readonly TicketEventKind[] = [
  ...(['ticket.corrected', 'ticket.vouched', 'ticket.itemsShown', 'ticket.arrived', 'ticket.onMyWay'] as const),
  ...(['ticket.becameDue', 'ticket.offered', 'ticket.nearlyDue', 'ticket.wentSilent'] as const),
]

export async function lastMove(tx: LineTx, ticketId: string): Promise<Last | undefined> {
  const sql = `SELECT version, kind, by_kind, by_id, recorded_at, data FROM event
    WHERE ticket_id = $1 AND bar_id = $2 AND kind LIKE 'ticket.%' AND kind <> ALL ($3) ORDER BY version DESC LIMIT 1`
  const [last] = await tx.em.query<Last[]>(sql, [ticketId, tx.bar.id, quiet])
  return last
}
