import type { Outcome } from '../../shared/outcomes.ts'
import { localDay } from '../bars/opening.ts'
import type { LineTx } from '../queue/line.ts'
import { noted } from './running-notes.service.ts'
import type { SessionRow } from './session.ts'

/** What one column of minutes can hold (numeric(6,1)). */
const mostMinutes = 99_999.9
export const tenth = (minutes: number): number => Math.round(minutes * 10) / 10

/** `outcome` null: a pause; how it went is known later. Empty words leave what stands there. */
export type Ending = { outcome: Outcome | null; note?: string; summary?: string; minutes?: number | undefined }

/** Ends a running session: minutes by the clock, to a tenth, and the bar's own day, fixed from now on. Answers the minutes that count. */
export async function end(tx: LineTx, running: Pick<SessionRow, 'id' | 'started_at'>, ending: Ending): Promise<number> {
  const { outcome, note = '', summary = '', minutes } = ending
  const measured = Math.min(mostMinutes, tenth((tx.now.getTime() - running.started_at.getTime()) / 60_000))
  const counted = minutes === undefined ? measured : tenth(minutes)
  await tx.em.query(
    `UPDATE session SET ended_at = $2, day = $3, measured_minutes = $4, minutes = $5, outcome = $6,
       note = CASE WHEN $7 = '' THEN note ELSE $7 END, summary = CASE WHEN $8 = '' THEN summary ELSE $8 END WHERE id = $1`,
    [running.id, tx.now, localDay(tx.now, tx.bar.zone), measured, counted, outcome, note, summary],
  )
  if (note || summary) await noted(tx.em, running.id, tx.by, tx.now)
  return counted
}
