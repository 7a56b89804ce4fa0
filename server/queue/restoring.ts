import { type Standing, withAside } from '../../shared/events.ts'
import type { State } from '../../shared/line.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Last } from './last-move.ts'
import type { LineTx } from './line.ts'
import type { Ticket } from './ticket.entity.ts'
import { change } from './tickets.ts'

/** `besides`: tickets whose move is taken back together with this one; `move`: its id at both. */
type Together = { besides?: readonly string[]; move?: string }

/** State and turn exactly as they were before a move. */
export async function restore(tx: LineTx, ticket: Ticket, last: Last, { besides = [], move }: Together = {}): Promise<void> {
  const before = await asItCanBe(tx, [ticket.id, ...besides], asBefore(last, ticket.standing()))
  const because = before.urgent && !ticket.urgent ? await reasonOf(tx, ticket.id) : ticket.urgentBecause
  const endedAt = before.state === 'done' || before.state === 'closed' ? await endOf(tx, ticket.id, before.state) : null
  // Whoever was offered a time at closing, and took one, has the offer again.
  const offeredFor = last.kind === 'ticket.tookTime' ? await offerTo(tx, ticket.id) : ticket.offeredFor
  const code = last.kind === 'ticket.reopened' ? await codeBefore(tx, ticket, last.version) : ticket.code
  const back = () => {
    ticket.code = code
    ticket.urgentBecause = because
    ticket.restore(before)
    Object.assign(ticket, { endedAt, offeredFor })
  }
  await change(tx, ticket, 'ticket.undone', back, { undoes: last.version, ...(move && { move }) })
}

/** As before the move; what was said since, or became true by the clock, stays. */
function asBefore({ data: { before, after } }: Last, now: Standing): Standing {
  const [was, moved, is] = [before, after, now].map((standing): Record<string, unknown> => withAside(standing ?? {}))
  const fields = Object.keys(is ?? {}).map((field) => {
    const unchanged = JSON.stringify(is?.[field]) === JSON.stringify(moved?.[field])
    return [field, unchanged ? was?.[field] : is?.[field]]
  })
  return Object.fromEntries(fields) as Standing
}

/**
 * A ticket goes back to a desk only while the same specialist stands there, is not on a break, and has called nobody else. For a customer
 * whose desk went on to the next, it goes back into the line, to the old turn, or to what lies here; staff are told why it cannot be.
 */
async function asItCanBe(tx: LineTx, these: readonly string[], before: Standing): Promise<Standing> {
  if (!before.deskId || !['called', 'helping'].includes(before.state)) return before
  const byCustomer = tx.by.kind === 'customer'
  const [desk] = await tx.em.query<{ number: number; staff_id: string | null; on_break: boolean; code: string | null }[]>(
    `SELECT d.number, d.staff_id, d.break_why IS NOT NULL AS on_break, t.code FROM desk d LEFT JOIN ticket t ON t.desk_id = d.id AND t.id <> ALL ($2) AND t.state = ANY ($3) WHERE d.id = $1 LIMIT 1`,
    [before.deskId, these, byCustomer ? ['called', 'helping'] : ['called']],
  )
  if (desk?.staff_id === before.staffId && !desk.on_break && !desk.code) return before
  if (byCustomer) return { ...before, state: before.heldFor ? 'held' : 'waiting', deskId: null, staffId: null, calledAt: null, startedAt: null }
  if (desk?.code) throw new Refusal('desk_busy', { code: desk.code })
  if (desk?.staff_id === before.staffId && desk.on_break) throw new Refusal('desk_on_break', { desk: desk.number })
  throw new Refusal('undo_over', { sentence: 'Somebody else works at that desk now, or nobody does.' })
}

/** The words of an urgency that was taken back stand beside its event, as long as nobody erased them. */
async function reasonOf(tx: LineTx, ticketId: string): Promise<string | null> {
  const [said] = await tx.em.query<{ words: string }[]>(
    `SELECT w.words FROM event e JOIN event_words w ON w.bar_id = e.bar_id AND w.version = e.version
     WHERE e.ticket_id = $1 AND e.bar_id = $2 AND e.kind = 'ticket.madeUrgent' AND e.data #>> '{after,urgent}' IS NOT NULL ORDER BY e.version DESC LIMIT 1`,
    [ticketId, tx.bar.id],
  )
  return said?.words ?? null
}

/** Opened again, a visit may have got another code: somebody living went by its own. */
async function codeBefore(tx: LineTx, ticket: Ticket, version: number): Promise<string> {
  const [earlier] = await tx.em.query<{ code: string }[]>(
    `SELECT data->>'code' AS code FROM event WHERE ticket_id = $1 AND bar_id = $2 AND version < $3 AND kind LIKE 'ticket.%' ORDER BY version DESC LIMIT 1`,
    [ticket.id, tx.bar.id, version],
  )
  return earlier?.code ?? ticket.code
}

async function endOf(tx: LineTx, ticketId: string, state: State): Promise<Date | null> {
  const [end] = await tx.em.query<{ happened_at: Date }[]>(
    `SELECT happened_at FROM event WHERE ticket_id = $1 AND bar_id = $2 AND data #>> '{after,state}' = $3 ORDER BY version DESC LIMIT 1`,
    [ticketId, tx.bar.id, state],
  )
  return end?.happened_at ?? null
}

async function offerTo(tx: LineTx, ticketId: string): Promise<Date | null> {
  const [offer] = await tx.em.query<{ offered: Date | null }[]>(
    `SELECT (data ->> 'offeredFor')::timestamptz AS offered FROM event WHERE ticket_id = $1 AND bar_id = $2 AND kind = 'ticket.offered' ORDER BY version DESC LIMIT 1`,
    [ticketId, tx.bar.id],
  )
  return offer?.offered ?? null
}
