import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { StaffTicket } from '../../shared/line.ts'
import type { LateNotes } from '../../shared/beside.ts'
import type { Finish, Notes } from '../../shared/queue.ts'
import type { SessionView } from '../../shared/sessions.ts'
import { BarsService } from '../bars/bars.service.ts'
import { localDay } from '../bars/opening.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import { CallingService } from '../queue/calling.service.ts'
import { Line, type LineTx } from '../queue/line.ts'
import type { Ticket } from '../queue/ticket.entity.ts'
import { change, ticketOf } from '../queue/tickets.ts'
import { staffTicket } from '../queue/views.ts'
import { end, tenth } from './ending.ts'
import { noted, notesChanged } from './running-notes.service.ts'
import { type SessionRow, sessions, sessionView } from './session.ts'

export type Finished = { sessionId: string; ticket: StaffTicket; minutes: number }

/** The help itself: how it ended, how long it took, and what is written about it, then or later. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly line: Line,
    private readonly calling: CallingService,
    private readonly bars: BarsService,
    private readonly clock: Clock,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /** Ends the help. Notes may follow later: the desk is free for the next at once. @throws Refusal move_not_legal, called_by_other */
  finish(by: By, who: StaffWho, barId: string, ticketId: string, finish: Finish): Promise<Finished> {
    return this.calling.onOwn(by, who, barId, ticketId, async (tx, ticket) => {
      const running = await runningOf(tx, ticket)
      const minutes = await end(tx, running, finish)
      await change(tx, ticket, 'ticket.finished', () => ticket.end('finish', tx.now), { outcome: finish.outcome, minutes })
      return { sessionId: running.id, ticket: staffTicket(ticket), minutes }
    })
  }

  /** Notes, a summary, minutes or an outcome, put right later. One's own; a supervisor anybody's. The log says what was corrected, never the words. @throws Refusal notes_changed: somebody wrote after `seen` */
  note(by: By, who: StaffWho, barId: string, sessionId: string, { seen, ...notes }: LateNotes): Promise<SessionView> {
    return this.line.change(barId, by, async (tx) => {
      const [session] = await sessions(tx.em, 'se.id = $1 AND se.bar_id = $2', [sessionId, barId])
      if (!session) throw new Refusal('not_found', { sentence: 'We do not know this visit here.' })
      if (session.staff_id !== who.id && who.role === 'specialist')
        throw new Refusal('not_allowed', { sentence: 'Only who gave this help, or a supervisor, can change what is written about it.' })
      const said = { ...notes, ...(notes.minutes === undefined ? {} : { minutes: tenth(notes.minutes) }) }
      const what = corrections(session, said)
      if (what.length === 0) return sessionView(session)
      if (seen !== undefined && seen !== session.revision) throw notesChanged({ ...session, noted_by: await lastWriter(tx, sessionId) })
      const after = { ...session, ...Object.fromEntries(what.map((field) => [field, said[field]])) }
      await tx.em.query('UPDATE session SET note = $2, summary = $3, minutes = $4, outcome = $5 WHERE id = $1', [
        sessionId,
        after.note,
        after.summary,
        after.minutes,
        after.outcome,
      ])
      const wrote = what.includes('note') || what.includes('summary')
      if (wrote) await noted(tx.em, sessionId, by, tx.now)
      await change(tx, await ticketOf(tx, session.ticket_id), 'ticket.corrected', () => undefined, { what: what.join(',') })
      return sessionView({ ...after, revision: session.revision + (wrote ? 1 : 0) })
    })
  }

  /** One's own of the bar's today, newest first, with those that still go on. */
  async recent(who: StaffWho, barId: string): Promise<SessionView[]> {
    const bar = await this.bars.one(barId)
    const today = localDay(this.clock.now(), bar.zone)
    const rows = await sessions(
      this.database.manager,
      'se.bar_id = $1 AND se.staff_id = $2 AND (se.day = $3 OR se.ended_at IS NULL) ORDER BY se.started_at DESC, se.id DESC LIMIT 100',
      [barId, who.id, today],
    )
    return rows.map(sessionView)
  }
}

async function lastWriter(tx: LineTx, sessionId: string): Promise<string | null> {
  const [writer] = await tx.em.query<{ name: string }[]>('SELECT s.name FROM session se JOIN staff s ON s.id = se.noted_by WHERE se.id = $1', [sessionId])
  return writer?.name ?? null
}

async function runningOf(tx: LineTx, ticket: Ticket): Promise<SessionRow> {
  const [running] = await sessions(tx.em, 'se.ticket_id = $1 AND se.ended_at IS NULL', [ticket.id])
  if (running) return running
  ticket.move('finish')
  throw new Refusal('move_not_legal', { code: ticket.code, sentence: 'No help was begun for this person.' })
}

/** Which fields would be other than they are. @throws Refusal move_not_legal: minutes and outcome are known at the end */
function corrections(session: SessionRow, notes: Notes): (keyof Notes)[] {
  if (!session.ended_at && (notes.minutes !== undefined || notes.outcome !== undefined)) {
    throw new Refusal('move_not_legal', { code: session.code, sentence: 'This visit is still going on: finish it first.' })
  }
  return (['note', 'summary', 'minutes', 'outcome'] as const).filter((field) => notes[field] !== undefined && notes[field] !== session[field])
}
