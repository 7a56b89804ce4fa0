import type { EntityManager } from 'typeorm'
import { byTurn, type Told, type Turn } from '../../shared/line.ts'
import type { Promised } from '../../shared/events.ts'
import type { LineTx } from './line.ts'
import { type Ahead, range, rule } from './promise.ts'
import type { Ticket } from './ticket.entity.ts'

type Row = {
  id: string
  state: string
  lane: 0 | 1 | 2
  turn_at: Date
  place: number
  minutes: number
  silent: boolean
  /** Here to be told that the turn is near: was not told, and has not gone away for a while. */
  untold: boolean
  told_low: number | null
  told_high: number | null
  told_at: Date | null
}
/** The live line with expected minutes, in turn order, and how many desks are open. */
export type Work = { waiting: (Row & { turn: Turn })[]; inHand: number; desks: number }

export async function workOf(em: EntityManager, barId: string): Promise<Work> {
  const rows = await em.query<({ desks: number } & (Row | { id: null }))[]>(
    `SELECT open.desks, t.id, t.state, t.lane, t.turn_at, t.place, t.silent, t.told_low, t.told_high, t.told_at,
       t.near_at IS NULL AND t.away_until IS NULL AS untold,
       topic.minutes + COALESCE((SELECT sum(minutes)::int FROM topic more WHERE more.id = ANY (t.more_topics)), 0) AS minutes
     FROM (SELECT count(*)::int AS desks FROM desk WHERE bar_id = $1 AND staff_id IS NOT NULL AND break_why IS NULL) open
       LEFT JOIN (ticket t JOIN topic ON topic.id = t.topic_id) ON t.bar_id = $1 AND t.state IN ('waiting', 'called', 'helping')`,
    [barId],
  )
  const live = rows.flatMap((row) => (row.id === null ? [] : [row]))
  const waiting = live
    .filter(({ state }) => state === 'waiting')
    .map((row) => ({ turn: { lane: row.lane, at: row.turn_at.getTime(), place: row.place }, ...row }))
  const inHand = live.filter(({ state }) => state !== 'waiting').reduce((sum, { minutes }) => sum + minutes, 0)
  return { waiting: waiting.sort((a, b) => byTurn(a.turn, b.turn)), inHand, desks: rows[0]?.desks ?? 0 }
}

/** What stands before a turn; before nobody's turn: the whole line. */
export function aheadOf({ waiting, inHand, desks }: Work, turn?: Turn): Ahead {
  // Who did not answer "still there?" keeps the turn, but nobody is made to wait longer for them.
  const before = waiting.filter((row) => !row.silent && (!turn || byTurn(row.turn, turn) < 0))
  return { ahead: before.length, work: before.reduce((sum, { minutes }) => sum + minutes, 0), inHand, desks }
}

/** The promise for somebody with so much before them, as it stands in the log; null when nobody could say. */
export function promised(ticketId: string, before: Ahead): Promised | null {
  const minutes = range(before)
  return minutes && { ticket: ticketId, ...minutes, rule, ahead: before.ahead, work: before.work + Math.round(before.inHand / 2), desks: before.desks }
}

/** Writes a promise onto its ticket, so that the person's page shows what was told, not what would be told now. */
export function tell(ticket: Ticket, promise: Promised | null, tx: LineTx): void {
  ticket.toldLow = promise?.low ?? null
  ticket.toldHigh = promise?.high ?? null
  ticket.toldAt = promise ? tx.now : null
}

export const toldOf = (ticket: Ticket): Told =>
  ticket.toldAt && ticket.toldLow !== null && ticket.toldHigh !== null ? { low: ticket.toldLow, high: ticket.toldHigh, at: ticket.toldAt.toISOString() } : null
