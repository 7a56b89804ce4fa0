import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource, type EntityManager } from 'typeorm'
import type { RunningNotes, RunningNotesBody } from '../../shared/beside.ts'
import type { StaffWho } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'

type Row = {
  id: string
  staff_id: string
  ended_at: Date | null
  note: string
  summary: string
  revision: number
  noted_at: Date | null
  noted_by: string | null
}

/**
 * Notes of help that goes on, saved while they are typed. They are words in a row and change no line: no event, no lock of the bar.
 * Who wrote last, and when, stands beside them.
 */
@Injectable()
export class RunningNotesService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of help that still goes on; null: nobody helps. `mayWrite`: who asks helps, or is a supervisor. */
  async of(who: StaffWho, barId: string, ticketId: string): Promise<{ notes: RunningNotes | null; mayWrite: boolean }> {
    const latest = await this.latest(barId, ticketId)
    if (!latest || latest.ended_at) return { notes: null, mayWrite: false }
    return { notes: view(latest), mayWrite: mayWrite(who, latest) }
  }

  /**
   * Saves what stands in both fields, if nobody else wrote since. The same words again change nothing, so that a save whose answer
   * was lost may be sent once more. @throws Refusal notes_changed with what is there now, move_not_legal with the session that ended
   */
  async write(who: StaffWho, barId: string, ticketId: string, { note, summary, seen }: RunningNotesBody): Promise<RunningNotes> {
    await this.mustBeOwn(who, barId, ticketId)
    // One statement: between a look and a write somebody else's words could come and go.
    await this.database.query(
      `UPDATE session SET note = $3, summary = $4, revision = revision + 1, noted_at = $5, noted_by = $6
       WHERE ticket_id = $1 AND bar_id = $2 AND ended_at IS NULL AND revision = $7 AND (note, summary) IS DISTINCT FROM ($3, $4)`,
      [ticketId, barId, note, summary, this.clock.now(), who.id, seen],
    )
    const now = await this.mustBeOwn(who, barId, ticketId)
    if (now.note !== note || now.summary !== summary) throw notesChanged(now)
    return view(now)
  }

  private async mustBeOwn(who: StaffWho, barId: string, ticketId: string): Promise<Row> {
    const latest = await this.latest(barId, ticketId)
    if (!latest) throw new Refusal('move_not_legal', { sentence: 'No help was begun for this person yet.' })
    if (!mayWrite(who, latest)) throw new Refusal('not_allowed', { sentence: 'Only who gives this help, or a supervisor, can write about it.' })
    if (latest.ended_at)
      throw new Refusal('move_not_legal', { session: latest.id, sentence: 'This help has ended. Its notes can be written among your help of today.' })
    return latest
  }

  private async latest(barId: string, ticketId: string): Promise<Row | undefined> {
    const [row] = await this.database.query<Row[]>(
      `SELECT se.id, se.staff_id, se.ended_at, se.note, se.summary, se.revision, se.noted_at, s.name AS noted_by
       FROM session se LEFT JOIN staff s ON s.id = se.noted_by WHERE se.ticket_id = $1 AND se.bar_id = $2
       ORDER BY se.ended_at DESC NULLS FIRST, se.started_at DESC, se.id DESC LIMIT 1`,
      [ticketId, barId],
    )
    return row
  }
}

const mayWrite = (who: StaffWho, { staff_id }: Row) => staff_id === who.id || who.role !== 'specialist'

const view = ({ note, summary, revision, noted_at, noted_by }: Row): RunningNotes => ({
  note,
  summary,
  revision,
  writtenAt: noted_at?.toISOString() ?? null,
  writtenBy: noted_by,
})

/** Somebody else's words are there: nothing was overwritten, and both texts can be put side by side. */
export const notesChanged = ({ note, summary, revision, noted_by }: Pick<Row, 'note' | 'summary' | 'revision' | 'noted_by'>): Refusal =>
  new Refusal('notes_changed', { note, summary, revision, writtenBy: noted_by })

/** Whose name stands beside a change of notes: for writers other than this one. */
export async function noted(em: EntityManager, sessionId: string, by: { id: string | null }, at: Date): Promise<void> {
  await em.query('UPDATE session SET revision = revision + 1, noted_at = $2, noted_by = $3 WHERE id = $1', [sessionId, at, by.id])
}
