import { Injectable } from '@nestjs/common'
import type { TakenOver } from '../../shared/floor.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { hold, resume } from '../queue/held.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { skillsOf } from '../queue/own-desk.ts'
import { Ticket } from '../queue/ticket.entity.ts'
import { change } from '../queue/tickets.ts'
import { type DeskRow, deskRows } from '../queue/views.ts'

type OpenDesk = DeskRow & { staff_id: string }
type At = { id: string; number: number; staffId: string }

/** A desk that somebody left open. */
@Injectable()
export class TakeOverService {
  constructor(private readonly line: Line) {}

  /**
   * Closes it for whoever left. Who was called to it goes back into the line, to the same turn; who is being helped there stays in
   * help, with the supervisor: at the desk where they stand already, or else at this one. (The help rests and goes on at once, so that
   * each has the minutes that they gave.) A desk that is closed, or one's own, is left as it is. @throws Refusal desk_taken: somebody is being helped, and the supervisor stands at another bar
   */
  takeOver(by: By, who: StaffWho, barId: string, deskId: string): Promise<TakenOver> {
    return this.line.change(barId, by, async (tx) => {
      const desk = await deskOf(tx, deskId)
      const nobody: TakenOver = { desk: desk.number, from: desk.staff_name ?? '', putBack: [], withYou: [], at: null }
      if (!isOpen(desk) || desk.staff_id === who.id) return nobody
      const called = await at(tx, desk, 'called')
      const helped = await at(tx, desk, 'helping')
      const own = helped.length > 0 ? await this.ownDesk(tx, who, desk) : null
      for (const ticket of called) await change(tx, ticket, 'ticket.putBack', () => ticket.putBack(), {})
      for (const ticket of helped) await change(tx, ticket, 'ticket.held', () => hold(ticket, 'copying'), {})
      await close(tx, desk)
      if (own?.id === desk.id) await open(tx, who, desk)
      for (const ticket of helped) if (own) await change(tx, ticket, 'ticket.resumed', () => resume(ticket, own, tx.now), { desk: own.number })
      return { ...nobody, putBack: called.map(({ code }) => code), withYou: helped.map(({ code }) => code), at: own?.number ?? null }
    })
  }

  /** Where the supervisor goes on with the help. */
  private async ownDesk(tx: LineTx, { id }: StaffWho, left: OpenDesk): Promise<At> {
    const [stands] = await tx.em.query<{ id: string; bar_id: string; number: number }[]>('SELECT id, bar_id, number FROM desk WHERE staff_id = $1', [id])
    if (!stands) return { id: left.id, number: left.number, staffId: id }
    if (stands.bar_id !== tx.bar.id)
      throw new Refusal('desk_taken', {
        desk: stands.number,
        sentence: `Somebody is being helped there, and you stand at desk ${stands.number} of another bar: close that one first.`,
      })
    return { id: stands.id, number: stands.number, staffId: id }
  }
}

async function deskOf(tx: LineTx, deskId: string): Promise<DeskRow> {
  const [desk] = await tx.em.query<DeskRow[]>(`${deskRows} WHERE d.id = $1 AND d.bar_id = $2`, [deskId, tx.bar.id])
  if (!desk) throw new Refusal('not_found', { sentence: 'We do not know this desk.' })
  return desk
}
const isOpen = (desk: DeskRow): desk is OpenDesk => desk.staff_id !== null

/** Also who is with that specialist without standing at the desk, as while data copies. */
const at = (tx: LineTx, { id, staff_id }: OpenDesk, state: 'called' | 'helping'): Promise<Ticket[]> =>
  tx.em
    .createQueryBuilder(Ticket, 't')
    .where('t.bar_id = :bar AND t.state = :state AND (t.desk_id = :id OR t.staff_id = :staff_id)', { bar: tx.bar.id, state, id, staff_id })
    .orderBy('t.calledAt')
    .addOrderBy('t.place')
    .getMany()

async function close(tx: LineTx, { id, number, staff_id, break_why }: OpenDesk): Promise<void> {
  await tx.em.query(
    `UPDATE desk SET staff_id = NULL, skills = '{}', opened_at = NULL, break_why = NULL, break_until = NULL, wants_supervisor_at = NULL WHERE id = $1`,
    [id],
  )
  await tx.append('desk.closed', { deskId: id, data: { number, staffId: staff_id, ...(break_why && { onBreak: true as const }) } })
}

async function open(tx: LineTx, { id: staffId }: StaffWho, { id, number }: OpenDesk): Promise<void> {
  const skills = await skillsOf(tx, { id: staffId })
  await tx.em.query('UPDATE desk SET staff_id = $2, skills = $3, opened_at = $4 WHERE id = $1', [id, staffId, skills, tx.now])
  await tx.append('desk.opened', { deskId: id, data: { number, staffId, skills } })
}
