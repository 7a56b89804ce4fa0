import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Events } from '../../shared/events.ts'
import { newId } from '../platform/ids.ts'
import { Line, type LineTx } from '../queue/line.ts'

/** Sessions follow their tickets, in the ticket's own transaction: starting begins one, taking a move back takes it back. */
@Injectable()
export class SessionKeeper implements OnModuleInit {
  constructor(private readonly line: Line) {}

  onModuleInit(): void {
    this.line.within('ticket.started', (tx, { ticketId }) => this.begin(tx, ticketId))
    this.line.within('ticket.undone', (tx, { ticketId, data }) => this.takeBack(tx, ticketId, data))
  }

  private async begin(tx: LineTx, ticketId: string | null): Promise<void> {
    await tx.em.query(
      `INSERT INTO session (id, ticket_id, bar_id, topic_id, desk_id, staff_id, started_at)
       SELECT $1, id, bar_id, topic_id, desk_id, staff_id, $3 FROM ticket WHERE id = $2`,
      [newId(tx.now), ticketId, tx.now],
    )
  }

  private async takeBack(tx: LineTx, ticketId: string | null, { before, after }: Events['ticket.undone']): Promise<void> {
    if (before?.state === 'helping') await tx.em.query('DELETE FROM session WHERE ticket_id = $1 AND ended_at IS NULL', [ticketId])
    if (before?.state === 'done' && after.state === 'helping') await this.reopen(tx, ticketId)
  }

  /** As if it had never ended; what was written about it stays. */
  private async reopen(tx: LineTx, ticketId: string | null): Promise<void> {
    await tx.em.query(
      `UPDATE session SET ended_at = NULL, day = NULL, measured_minutes = NULL, minutes = NULL, outcome = NULL
       WHERE id = (SELECT id FROM session WHERE ticket_id = $1 AND ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT 1)`,
      [ticketId],
    )
  }
}
