import type { StaffWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import type { LineTx } from './line.ts'
import type { Ticket } from './ticket.entity.ts'
import { ticketOf } from './tickets.ts'

/** Where somebody works now, with the skills that stand there. `called`: the code of whoever is called to it. */
export type OpenDesk = { id: string; number: number; staffId: string; skills: string[]; called: string | null }
type Row = { number: number; staff_id: string | null; skills: string[]; on_break: boolean; name: string | null; called: string | null }

/** The desk at which this specialist stands. @throws Refusal not_found, no_desk, desk_taken, desk_on_break */
export async function ownDesk(tx: LineTx, deskId: string, who: StaffWho): Promise<OpenDesk> {
  const [desk] = await tx.em.query<Row[]>(
    `SELECT d.number, d.staff_id, d.skills, d.break_why IS NOT NULL AS on_break, s.name, t.code AS called FROM desk d LEFT JOIN staff s ON s.id = d.staff_id
     LEFT JOIN ticket t ON t.desk_id = d.id AND t.state = 'called' WHERE d.id = $1 AND d.bar_id = $2`,
    [deskId, tx.bar.id],
  )
  if (!desk) throw new Refusal('not_found', { sentence: 'We do not know this desk.', field: 'desk' })
  if (!desk.staff_id) throw new Refusal('no_desk')
  if (desk.staff_id !== who.id) throw new Refusal('desk_taken', { desk: desk.number, name: desk.name })
  if (desk.on_break) throw new Refusal('desk_on_break', { desk: desk.number })
  return { id: deskId, number: desk.number, staffId: who.id, skills: desk.skills, called: desk.called }
}

/** What they can do as their desk opens. Locked until it is open, so that nobody changes it meanwhile and leaves the desk with what was before. */
export async function skillsOf(tx: LineTx, { id }: Pick<StaffWho, 'id'>): Promise<string[]> {
  const [{ skills }] = await tx.em.query<[{ skills: string[] }]>('SELECT skills FROM staff WHERE id = $1 FOR SHARE', [id])
  return skills
}

/** As `ownDesk`, with nobody on the way to it. @throws Refusal also desk_busy */
export async function freeDesk(tx: LineTx, deskId: string, who: StaffWho): Promise<OpenDesk> {
  const desk = await ownDesk(tx, deskId, who)
  if (desk.called) throw new Refusal('desk_busy', { code: desk.called })
  return desk
}

/** A ticket that is called or helped is in one person's hands; a supervisor's reach every desk. @throws Refusal called_by_other */
export async function mustBeInHand(tx: LineTx, ticket: Ticket, who: StaffWho): Promise<void> {
  if (!['called', 'helping'].includes(ticket.state) || who.role !== 'specialist') return
  if (ticket.staffId && ticket.staffId !== who.id) throw await calledByOther(tx, ticket)
}

/** Who of the staff pressed it, and the version of the ticket on their screen then. */
export type Pressed = { who: StaffWho; seen?: number | undefined }
/** The ticket as whoever presses may move it; `pressed`: by staff, where customers press the same of their own. @throws Refusal moved_since, called_by_other */
export async function ticketFor(tx: LineTx, ticketId: string, pressed?: Pressed): Promise<Ticket> {
  const ticket = await ticketOf(tx, ticketId, pressed?.seen)
  if (pressed) await mustBeInHand(tx, ticket, pressed.who)
  return ticket
}

/** Who was faster, by name. */
export async function calledByOther(tx: LineTx, ticket: Ticket): Promise<Refusal> {
  const [winner] = await tx.em.query<{ desk: number | null; name: string }[]>(
    'SELECT d.number AS desk, s.name FROM staff s LEFT JOIN desk d ON d.id = $2 WHERE s.id = $1',
    [ticket.staffId, ticket.deskId],
  )
  return new Refusal('called_by_other', { code: ticket.code, desk: winner?.desk ?? null, name: winner?.name ?? null })
}
