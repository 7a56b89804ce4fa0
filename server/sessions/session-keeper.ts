import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Events, TicketEventKind } from '../../shared/events.ts'
import { newId } from '../platform/ids.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { end } from './ending.ts'

type Running = { id: string; started_at: Date }
type Undone = Events['ticket.undone']
/** What was taken back. */
type Before = { kind: TicketEventKind; data: Events[TicketEventKind] }

/**
 * Sessions follow their tickets, in the ticket's own transaction. A visit may have several, whose minutes add up: each pause and each
 * passing on ends one, and going on begins another.
 */
@Injectable()
export class SessionKeeper implements OnModuleInit {
  constructor(private readonly line: Line) {}

  onModuleInit(): void {
    for (const kind of ['ticket.started', 'ticket.resumed'] as const) this.line.within(kind, (tx, { ticketId }) => this.begin(tx, ticketId))
    this.line.within('ticket.held', (tx, { ticketId, happenedAt }) => this.endRunning(tx, ticketId, null, happenedAt))
    for (const kind of ['ticket.transferred', 'ticket.sent'] as const) this.line.within(kind, (tx, { ticketId }) => this.endRunning(tx, ticketId, 'passed_on'))
    this.line.within('ticket.topicChanged', (tx, { ticketId, data }) => this.about(tx, ticketId, data.after.topicId))
    this.line.within('ticket.recognised', (tx, { ticketId, data }) => this.moveTo(tx, ticketId, data.sessions))
    this.line.within('ticket.took', (tx, { ticketId, data }) => this.moveTo(tx, ticketId, data.sessions))
    this.line.within('ticket.undone', (tx, { ticketId, data }) => this.takeBack(tx, ticketId, data))
  }

  private async begin(tx: LineTx, ticketId: string | null): Promise<void> {
    await tx.em.query(
      `INSERT INTO session (id, ticket_id, bar_id, topic_id, desk_id, staff_id, started_at)
       SELECT $1, id, bar_id, topic_id, desk_id, staff_id, $3 FROM ticket WHERE id = $2`,
      [newId(tx.now), ticketId, tx.now],
    )
  }

  /** Whoever only waited, or was called, has none. Help that nobody ended counts until then: the night after is no help. */
  private async endRunning(tx: LineTx, ticketId: string | null, outcome: 'passed_on' | null, until = tx.now): Promise<void> {
    const [running] = await tx.em.query<Running[]>('SELECT id, started_at FROM session WHERE ticket_id = $1 AND ended_at IS NULL', [ticketId])
    const minutes = until < tx.now && running ? Math.max(0, until.getTime() - running.started_at.getTime()) / 60_000 : undefined
    if (running) await end(tx, running, { outcome, minutes })
  }

  private async about(tx: LineTx, ticketId: string | null, topicId: string): Promise<void> {
    await tx.em.query('UPDATE session SET topic_id = $2 WHERE ticket_id = $1 AND ended_at IS NULL', [ticketId, topicId])
  }

  /** With its notes and minutes. What still runs is about what its new ticket is about. */
  private async moveTo(tx: LineTx, ticketId: string | null, sessions: readonly string[]): Promise<void> {
    if (sessions.length === 0) return
    await tx.em.query(
      `UPDATE session SET ticket_id = $1, topic_id = CASE WHEN ended_at IS NULL THEN (SELECT topic_id FROM ticket WHERE id = $1) ELSE topic_id END WHERE id = ANY($2)`,
      [ticketId, sessions],
    )
  }

  private async takeBack(tx: LineTx, ticketId: string | null, undone: Undone): Promise<void> {
    const [before] = await tx.em.query<Before[]>('SELECT kind, data FROM event WHERE bar_id = $1 AND version = $2', [tx.bar.id, undone.undoes])
    if (before) await this.undoes(tx, ticketId, before, undone)
  }

  private async undoes(tx: LineTx, ticketId: string | null, { kind, data }: Before, { after }: Undone): Promise<void> {
    if (kind === 'ticket.started' || kind === 'ticket.resumed') await this.neverBegan(tx, ticketId, kind)
    if (kind === 'ticket.collected') await this.neverHandedOver(tx, ticketId)
    if (kind === 'ticket.topicChanged') await this.about(tx, ticketId, after.topicId)
    if (kind === 'ticket.recognised') await this.moveTo(tx, (data as Events['ticket.recognised']).insteadOf, (data as Events['ticket.recognised']).sessions)
    if (kind === 'ticket.took') await this.moveTo(tx, (data as Events['ticket.took']).merged, (data as Events['ticket.took']).sessions)
    if (after.state === 'helping') await this.goOn(tx, ticketId)
  }

  /** No minutes, but what somebody wrote is never lost: after a pause it is kept with what was written before, else by itself. */
  private async neverBegan(tx: LineTx, ticketId: string | null, kind: 'ticket.started' | 'ticket.resumed'): Promise<void> {
    if (kind === 'ticket.resumed')
      await tx.em.query(
        `UPDATE session se SET note = concat_ws(E'\\n', NULLIF(se.note, ''), NULLIF(run.note, '')), summary = concat_ws(E'\\n', NULLIF(se.summary, ''), NULLIF(run.summary, '')), revision = se.revision + 1
         FROM session run WHERE run.ticket_id = $1 AND run.ended_at IS NULL AND (run.note <> '' OR run.summary <> '') AND se.id = ${latest}`,
        [ticketId],
      )
    const [written] = await tx.em.query<Running[]>(
      `SELECT id, started_at FROM session WHERE ticket_id = $1 AND ended_at IS NULL AND (note <> '' OR summary <> '')`,
      [ticketId],
    )
    if (written && kind === 'ticket.started') await end(tx, written, { outcome: null, minutes: 0 })
    else await tx.em.query('DELETE FROM session WHERE ticket_id = $1 AND ended_at IS NULL', [ticketId])
  }

  private async neverHandedOver(tx: LineTx, ticketId: string | null): Promise<void> {
    await tx.em.query(`DELETE FROM session WHERE id = ${latest}`, [ticketId])
  }

  /** As if it had never ended; what was written about it stays. */
  private async goOn(tx: LineTx, ticketId: string | null): Promise<void> {
    await tx.em.query(
      `UPDATE session SET ended_at = NULL, day = NULL, measured_minutes = NULL, minutes = NULL, outcome = NULL
       WHERE id = ${latest} AND NOT EXISTS (SELECT FROM session WHERE ticket_id = $1 AND ended_at IS NULL)`,
      [ticketId],
    )
  }
}

const latest = '(SELECT id FROM session WHERE ticket_id = $1 AND ended_at IS NOT NULL ORDER BY ended_at DESC, started_at DESC, id DESC LIMIT 1)'
