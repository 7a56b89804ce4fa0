import { Injectable } from '@nestjs/common'
import type { StaffTicket } from '../../shared/line.ts'
import type { Collect } from '../../shared/moves.ts'
import { localDay } from '../bars/opening.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { collect } from '../queue/held.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { change, ticketOf } from '../queue/tickets.ts'
import { staffTicket } from '../queue/views.ts'
import { tenth } from './ending.ts'

/** The end of what rested with us: it goes to its person, with an outcome, and the minutes of the whole visit are known. */
@Injectable()
export class CollectingService {
  constructor(private readonly line: Line) {}

  /** Whoever hands it over; `to` stands beside the log, and what was brought is handed over in the same transaction. @throws Refusal move_not_legal */
  collect(by: By, who: StaffWho, barId: string, ticketId: string, collected: Collect): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const ticket = await ticketOf(tx, ticketId)
      const { how, to } = collected
      const minutes = tenth((await minutesOf(tx, ticketId)) + (collected.minutes ?? 0))
      await change(tx, ticket, 'ticket.collected', () => collect(ticket, tx.now), { how, minutes }, { words: to })
      await handedOver(tx, who, ticketId, collected)
      return staffTicket(ticket)
    })
  }
}

async function minutesOf(tx: LineTx, ticketId: string): Promise<number> {
  const [before] = await tx.em.query<{ minutes: number }[]>('SELECT COALESCE(sum(minutes), 0)::float8 AS minutes FROM session WHERE ticket_id = $1', [ticketId])
  return before?.minutes ?? 0
}

/** Handing over is help as well: a session of its own, by whoever did it. Without an outcome, that of before stands. */
async function handedOver(tx: LineTx, who: StaffWho, ticketId: string, { outcome, note, summary, minutes = 0 }: Collect): Promise<void> {
  await tx.em.query(
    `INSERT INTO session (id, ticket_id, bar_id, topic_id, staff_id, started_at, ended_at, day, measured_minutes, minutes, outcome, note, summary)
     SELECT $1, id, bar_id, topic_id, $3, $4, $4, $5, 0, $6,
       COALESCE($7, (SELECT outcome FROM session WHERE ticket_id = $2 AND outcome IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT 1)), $8, $9
     FROM ticket WHERE id = $2`,
    [newId(tx.now), ticketId, who.id, tx.now, localDay(tx.now, tx.bar.zone), tenth(minutes), outcome ?? null, note, summary],
  )
}
