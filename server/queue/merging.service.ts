import { Injectable } from '@nestjs/common'
import type { StaffTicket } from '../../shared/line.ts'
import { localDay } from '../bars/opening.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from './line.ts'
import { lackedWords, mergeInto, takeStanding } from './merging.ts'
import { calledByOther, mustBeInHand } from './own-desk.ts'
import { wasHere, wasNotHere } from './passing.ts'
import type { Ticket } from './ticket.entity.ts'
import { change, ticketOf, write } from './tickets.ts'
import { staffTicket } from './views.ts'

/** Two tickets that are one person's, and one ticket that was taken for another's. */
@Injectable()
export class MergingService {
  constructor(private readonly line: Line) {}

  /**
   * The ticket ends, and `into` goes on with the better turn and what it lacked. Answers with the one that goes on.
   * @throws Refusal merge_other_way: whoever is being helped or stands in the line goes on; move_not_legal, called_by_other
   */
  merge(by: By, who: StaffWho, barId: string, ticketId: string, into: string, seen?: number): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const [merged, survivor] = [await ticketOf(tx, ticketId, seen), await ticketOf(tx, into)]
      await this.mayMerge(tx, who, merged, survivor)
      const words = lackedWords(survivor, merged)
      const what = [...Object.keys(words).filter((name) => name !== 'person'), ...(betterProof(survivor, merged) ? ['proof'] : [])]
      const [move, was] = [newId(tx.now), merged.state]
      const along = { what, sessions: await sessionsOf(tx, merged), devices: await devicesOf(tx, merged) }
      // The merged one first: its person and its code are free from then on.
      await change(tx, merged, 'ticket.merged', () => mergeInto(merged, survivor, tx.now), { into, move })
      await write(tx, survivor, words)
      await change(tx, survivor, 'ticket.took', () => takeStanding(survivor, merged, was, tx.now), { merged: ticketId, move, ...along })
      await moveDevices(tx, along.devices, into)
      return staffTicket(survivor)
    })
  }

  /**
   * The one who is being helped was somebody else: that one goes back to the old turn, and `right` is being helped, with the notes and
   * minutes of today and what was taken in during that help. Answers with the right one. @throws Refusal move_not_legal, called_by_other
   */
  wrongPerson(by: By, who: StaffWho, barId: string, ticketId: string, right: string, seen?: number): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const [mistaken, real] = [await ticketOf(tx, ticketId, seen), await ticketOf(tx, right)]
      if (ticketId === right) throw new Refusal('not_valid', { field: 'right', sentence: 'That is the same person.' })
      await mustBeInHand(tx, mistaken, who)
      if (real.state === 'called' && real.deskId !== mistaken.deskId) await mustBeInHand(tx, real, who)
      if (real.state === 'helping' && real.staffId === mistaken.staffId)
        throw new Refusal('move_not_legal', { field: 'right', code: real.code, sentence: `${real.code} is being helped as well, by the same specialist.` })
      if (real.state === 'helping') throw await calledByOther(tx, real)
      const { deskId, staffId, calledAt, startedAt } = mistaken
      const move = newId(tx.now)
      const sessions = await sessionsOf(tx, mistaken, 'AND outcome IS NULL AND (ended_at IS NULL OR day = $2)', [localDay(tx.now, tx.bar.zone)])
      const devices = await devicesOf(tx, mistaken, 'AND taken_at >= (SELECT min(started_at) FROM session WHERE id = ANY($2))', [sessions])
      await change(tx, mistaken, 'ticket.mistaken', () => wasNotHere(mistaken), { move, forTicket: right })
      const came = () => wasHere(real, { deskId, staffId, calledAt, startedAt })
      await change(tx, real, 'ticket.recognised', came, { move, insteadOf: ticketId, desk: await deskNumber(tx, deskId), sessions, devices })
      await moveDevices(tx, devices, right)
      return staffTicket(real)
    })
  }

  private async mayMerge(tx: LineTx, who: StaffWho, merged: Ticket, survivor: Ticket): Promise<void> {
    if (merged.id === survivor.id) throw new Refusal('not_valid', { field: 'into', sentence: 'That is the same visit.' })
    survivor.mustAllow('takeMerged')
    await mustBeInHand(tx, merged, who)
    const both = { field: 'into', code: merged.code, into: survivor.code }
    if (merged.state === 'helping')
      throw new Refusal('merge_other_way', {
        ...both,
        sentence:
          survivor.state === 'helping'
            ? `${merged.code} and ${survivor.code} are both being helped: finish one of them first.`
            : `${merged.code} is being helped: merge ${survivor.code} into it.`,
      })
    if (survivor.state === 'booked' && ['waiting', 'called'].includes(merged.state))
      throw new Refusal('merge_other_way', { ...both, sentence: `${merged.code} stands in the line: merge the booking ${survivor.code} into it.` })
  }
}

const betterProof = (survivor: Ticket, merged: Ticket) => survivor.proof === 'at_desk' && merged.proof !== 'at_desk'

/** The rows are written by the sessions' and the devices' own rooms; the event says which of them went along, so that they can be given back. */
async function sessionsOf(tx: LineTx, ticket: Ticket, which = '', more: unknown[] = []): Promise<string[]> {
  const rows = await tx.em.query<{ id: string }[]>(`SELECT id FROM session WHERE ticket_id = $1 ${which} ORDER BY started_at, id`, [ticket.id, ...more])
  return rows.map(({ id }) => id)
}
async function devicesOf(tx: LineTx, ticket: Ticket, which = '', more: unknown[] = []): Promise<string[]> {
  const rows = await tx.em.query<{ id: string }[]>(`SELECT id FROM device WHERE ticket_id = $1 ${which} ORDER BY taken_at, id`, [ticket.id, ...more])
  return rows.map(({ id }) => id)
}

/** What was brought belongs to one ticket; its bar stays. */
export async function moveDevices(tx: LineTx, devices: readonly string[], to: string): Promise<void> {
  if (devices.length > 0) await tx.em.query('UPDATE device SET ticket_id = $2 WHERE id = ANY($1)', [devices, to])
}

async function deskNumber(tx: LineTx, deskId: string | null): Promise<number | null> {
  if (!deskId) return null
  const [desk] = await tx.em.query<{ number: number }[]>('SELECT number FROM desk WHERE id = $1', [deskId])
  return desk?.number ?? null
}
