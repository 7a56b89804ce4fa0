import type { Events, TicketEventKind } from '../../shared/events.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Last, lastMove } from './last-move.ts'
import type { LineTx } from './line.ts'
import { wordsToGiveBack } from './merging.ts'
import { moveDevices } from './merging.service.ts'
import { sendOn } from './passing.ts'
import { restore } from './restoring.ts'
import type { Ticket } from './ticket.entity.ts'
import { change, ticketOf, write } from './tickets.ts'

type Counterpart = { other: string; kind: TicketEventKind; move: string }

/** The other ticket of a move of two, and what the same move is called there; null: a move of one. */
export function twoOf({ kind, data }: Last): Counterpart | null {
  const { move } = data as { move?: string }
  if (!move) return null
  if (kind === 'ticket.merged') return { other: (data as Events['ticket.merged']).into, kind: 'ticket.took', move }
  if (kind === 'ticket.took') return { other: (data as Events['ticket.took']).merged, kind: 'ticket.merged', move }
  if (kind === 'ticket.mistaken') return { other: (data as Events['ticket.mistaken']).forTicket, kind: 'ticket.recognised', move }
  if (kind === 'ticket.recognised') return { other: (data as Events['ticket.recognised']).insteadOf, kind: 'ticket.mistaken', move }
  return null
}

/** Merged tickets, or two who were taken for each other: both stand as before, as long as nothing has happened to either since. */
export async function takeBackTwo(tx: LineTx, ticket: Ticket, last: Last): Promise<void> {
  const counterpart = twoOf(last) as Counterpart
  const other = await ticketOf(tx, counterpart.other)
  const others = await lastMove(tx, other.id)
  if (others?.kind !== counterpart.kind || twoOf(others)?.move !== counterpart.move)
    throw new Refusal('undo_over', { sentence: `Something has happened to ${other.code} since: undo that first.` })
  const both = [
    { its: ticket, last },
    { its: other, last: others },
  ]
  // First the one that took something: what it gives back (a person's place, a desk) is free for the other then.
  const takers: readonly TicketEventKind[] = ['ticket.took', 'ticket.recognised']
  both.sort((one, two) => Number(takers.includes(two.last.kind)) - Number(takers.includes(one.last.kind)))
  const [taker, giver] = both.map(({ its }) => its) as [Ticket, Ticket]
  if (both[0]?.last.kind === 'ticket.took') await giveBack(tx, taker, giver, both[0].last.data as Events['ticket.took'])
  if (both[0]?.last.kind === 'ticket.recognised') await moveDevices(tx, (both[0].last.data as Events['ticket.recognised']).devices ?? [], giver.id)
  for (const { its, last } of both) await restore(tx, its, last, { besides: [ticket.id, other.id], move: counterpart.move })
}

async function giveBack(tx: LineTx, survivor: Ticket, merged: Ticket, { what, devices }: Events['ticket.took']): Promise<void> {
  await write(tx, survivor, wordsToGiveBack(survivor, merged, what, newId(tx.now)))
  await moveDevices(tx, devices, merged.id)
}

/** Back from another bar, while nobody there has done anything with it. There it ends as sent, and goes on here. */
export async function takeBackSent(here: LineTx, there: LineTx, ticket: Ticket, last: Last): Promise<void> {
  const { move, ticket: arrivedId } = last.data as Events['ticket.sent']
  const arrived = await ticketOf(there, arrivedId)
  const [touched] = await there.em.query<unknown[]>(
    `SELECT 1 FROM event WHERE ticket_id = $1 AND bar_id = $2 AND version > $3 AND by_kind <> 'system' LIMIT 1`,
    [arrivedId, there.bar.id, arrived.place],
  )
  if (touched || arrived.state !== 'waiting')
    throw new Refusal('undo_over', { sentence: `${there.bar.name} has begun with ${arrived.code} already: they can send it back.` })
  await change(there, arrived, 'ticket.undone', () => sendOn(arrived, ticket.id, there.now), { undoes: arrived.place, move })
  await restore(here, ticket, last, { move })
  await here.em.query('UPDATE device SET bar_id = $2, ticket_id = $3 WHERE ticket_id = $1', [arrivedId, here.bar.id, ticket.id])
}
