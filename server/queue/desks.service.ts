import { Injectable } from '@nestjs/common'
import { type BreakBody, longestBreak } from '../../shared/beside.ts'
import type { StaffDesk } from '../../shared/line.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from './line.ts'
import { skillsOf } from './own-desk.ts'
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
      const skills = await skillsOf(tx, who)
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

  /**
   * Away for a while, until about then; the desk then counts as open for nobody's wait. Said again, with another time, the break goes on
   * until then. @throws Refusal desk_busy: somebody is on their way to this desk
   */
  pause(by: By, who: StaffWho, barId: string, deskId: string, { why, until }: BreakBody): Promise<StaffDesk> {
    return this.line.change(barId, by, async (tx) => {
      const desk = await this.own(tx, deskId, who)
      const back = new Date(until)
      if (back <= tx.now || back.getTime() > tx.now.getTime() + longestBreak)
        throw new Refusal('not_valid', { field: 'until', sentence: 'When will you be back? Later than now, within 12 hours.' })
      const [called] = await tx.em.query<{ code: string }[]>(`SELECT code FROM ticket WHERE desk_id = $1 AND state = 'called'`, [deskId])
      if (called) throw new Refusal('desk_busy', { code: called.code })
      if (desk.break_why === why && desk.break_until?.getTime() === back.getTime()) return staffDesk(desk)
      if (desk.break_why) await this.resume(tx, desk)
      await tx.em.query('UPDATE desk SET break_why = $2, break_until = $3 WHERE id = $1', [deskId, why, back])
      await tx.append('desk.paused', { deskId, data: { ...stands(desk), skills: desk.skills, why, until: back.toISOString() } })
      return staffDesk(await this.desk(tx, deskId))
    })
  }

  back(by: By, who: StaffWho, barId: string, deskId: string): Promise<StaffDesk> {
    return this.line.change(barId, by, async (tx) => {
      const desk = await this.own(tx, deskId, who)
      if (desk.break_why) await this.resume(tx, desk)
      return staffDesk(await this.desk(tx, deskId))
    })
  }

  /** Asks a supervisor to come, without a word that anybody else could read; whoever comes takes the wish back. */
  wantSupervisor(by: By, who: StaffWho, barId: string, deskId: string, wanted: boolean): Promise<StaffDesk> {
    return this.line.change(barId, by, async (tx) => {
      const desk = await this.own(tx, deskId, who)
      if (wanted === (desk.wants_supervisor_at !== null)) return staffDesk(desk)
      await tx.em.query('UPDATE desk SET wants_supervisor_at = $2 WHERE id = $1', [deskId, wanted ? tx.now : null])
      await tx.append(wanted ? 'desk.wantsSupervisor' : 'desk.sawSupervisor', { deskId, data: stands(desk) })
      return staffDesk(await this.desk(tx, deskId))
    })
  }

  private async resume(tx: LineTx, desk: OpenDesk): Promise<void> {
    await tx.em.query('UPDATE desk SET break_why = NULL, break_until = NULL WHERE id = $1', [desk.id])
    await tx.append('desk.resumed', { deskId: desk.id, data: { ...stands(desk), skills: desk.skills } })
  }

  /** An open desk: one's own; a supervisor's is anybody's. @throws Refusal no_desk, desk_taken */
  private async own(tx: LineTx, deskId: string, who: StaffWho): Promise<OpenDesk> {
    const desk = await this.desk(tx, deskId)
    if (!isOpen(desk)) throw new Refusal('no_desk')
    if (desk.staff_id !== who.id && who.role === 'specialist') throw new Refusal('desk_taken', { desk: desk.number, name: desk.staff_name })
    return desk
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

type OpenDesk = DeskRow & { staff_id: string }
const isOpen = (desk: DeskRow): desk is OpenDesk => desk.staff_id !== null
const stands = ({ number, staff_id }: OpenDesk) => ({ number, staffId: staff_id })
