import { Injectable } from '@nestjs/common'
import type { StaffDesk } from '../../shared/line.ts'
import { Staff } from '../bars/staff.entity.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from './line.ts'
import { type DeskRow, deskRows, staffDesk } from './views.ts'

/** Desks open and close as events of their bar, with the skills that stand there: what is not recorded can never be learned from. */
@Injectable()
export class DesksService {
  constructor(private readonly line: Line) {}

  /** @throws Refusal desk_taken: by somebody else, or the specialist stands at another desk already. */
  open(by: By, who: StaffWho, barId: string, deskId: string): Promise<StaffDesk> {
    return this.line.change(barId, by, async (tx) => {
      const desk = await this.desk(tx, deskId)
      if (desk.staff_id === who.id) return staffDesk(desk)
      if (desk.staff_id) throw new Refusal('desk_taken', { desk: desk.number, name: desk.staff_name })
      await this.mustBeFree(tx, who)
      const { skills } = await tx.em.findOneByOrFail(Staff, { id: who.id })
      await tx.em.query('UPDATE desk SET staff_id = $2, skills = $3, opened_at = $4 WHERE id = $1', [deskId, who.id, skills, tx.now])
      await tx.append('desk.opened', { deskId, data: { number: desk.number, staffId: who.id, skills } })
      return staffDesk(await this.desk(tx, deskId))
    })
  }

  /** Own desk; a supervisor closes anybody's. Somebody who is called or helped there comes first. @throws Refusal someone_in_hand, desk_taken */
  close(by: By, who: StaffWho, barId: string, deskId: string): Promise<StaffDesk> {
    return this.line.change(barId, by, async (tx) => {
      const desk = await this.desk(tx, deskId)
      if (!desk.staff_id) return staffDesk(desk)
      if (desk.staff_id !== who.id && who.role === 'specialist') throw new Refusal('desk_taken', { desk: desk.number, name: desk.staff_name })
      const [inHand] = await tx.em.query<{ code: string }[]>(`SELECT code FROM ticket WHERE desk_id = $1 AND state IN ('called', 'helping') LIMIT 1`, [deskId])
      if (inHand) throw new Refusal('someone_in_hand', { code: inHand.code })
      await tx.em.query(
        `UPDATE desk SET staff_id = NULL, skills = '{}', opened_at = NULL, break_why = NULL, break_until = NULL, wants_supervisor_at = NULL WHERE id = $1`,
        [deskId],
      )
      await tx.append('desk.closed', { deskId, data: { number: desk.number, staffId: desk.staff_id, ...(desk.break_why && { onBreak: true as const }) } })
      return staffDesk(await this.desk(tx, deskId))
    })
  }

  private async desk(tx: LineTx, deskId: string): Promise<DeskRow> {
    const [desk] = await tx.em.query<DeskRow[]>(`${deskRows} WHERE d.id = $1 AND d.bar_id = $2`, [deskId, tx.bar.id])
    if (!desk) throw new Refusal('not_found', { sentence: 'We do not know this desk.' })
    return desk
  }

  private async mustBeFree(tx: LineTx, who: StaffWho): Promise<void> {
    const [other] = await tx.em.query<{ number: number }[]>('SELECT number FROM desk WHERE staff_id = $1', [who.id])
    if (other) throw new Refusal('desk_taken', { desk: other.number, sentence: `You are at desk ${other.number} already: close it first.` })
  }
}
