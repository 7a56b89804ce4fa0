import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource, type EntityManager } from 'typeorm'
import type { SkillsBody } from '../../shared/auth.ts'
import type { StaffWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { inTransaction } from '../platform/transaction.ts'
import { Line, type LineTx } from '../queue/line.ts'

type DeskRow = { id: string; bar_id: string; number: number; skills: string[] }

/** What the people who work here can do. */
@Injectable()
export class SkillsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
  ) {}

  /**
   * All that somebody can do; the desk where they stand calls by it from now on. @throws Refusal not_found: also for whoever works at none of
   * one's bars; skills_changed
   */
  async set(who: StaffWho, staffId: string, said: SkillsBody): Promise<{ skills: string[] }> {
    const skills = each(said.skills)
    await this.mustBeColleague(who, staffId)
    const person = { staffId, skills, seen: said.seen && each(said.seen) }
    for (;;) {
      // Where they stand is known before a bar is locked, and looked at again under the lock: they may have gone to another desk meanwhile.
      const desk = await deskOf(this.database.manager, staffId)
      const written = desk
        ? await this.line.change(desk.bar_id, { kind: 'staff', id: who.id }, (tx) => write(tx.em, person, tx))
        : await inTransaction(this.database, (em) => write(em, person, null))
      if (written) return { skills }
    }
  }

  private async mustBeColleague({ role, bars }: StaffWho, staffId: string): Promise<void> {
    const [person] = await this.database.query(
      'SELECT FROM staff s WHERE id = $1 AND active AND ($2 OR EXISTS (SELECT FROM staff_bar WHERE staff_id = s.id AND bar_id = ANY ($3)))',
      [staffId, role === 'admin', bars],
    )
    if (!person) throw new Refusal('not_found', { sentence: 'We do not know this colleague.' })
  }
}

type Wish = { staffId: string; skills: string[]; seen: string[] | undefined }

/** `tx`: of the bar where they stand. False: they stand elsewhere by now, and nothing is written. */
async function write(em: EntityManager, { staffId, skills, seen }: Wish, tx: LineTx | null): Promise<boolean> {
  // Nobody opens a desk with the old skills meanwhile: opening reads them under a lock of its own.
  const [person] = await em.query<[{ name: string; skills: string[] }]>('SELECT name, skills FROM staff WHERE id = $1 FOR NO KEY UPDATE', [staffId])
  const desk = await deskOf(em, staffId)
  if (desk?.bar_id !== tx?.bar.id) return false
  // What is so already may be said again: the answer to the first time was lost.
  if (seen && ![seen, skills].some((those) => same(those, each(person.skills)))) throw new Refusal('skills_changed', person)
  await em.query('UPDATE staff SET skills = $2 WHERE id = $1', [staffId, skills])
  if (!tx || !desk || same(skills, desk.skills)) return true
  await em.query('UPDATE desk SET skills = $2 WHERE id = $1', [desk.id, skills])
  await tx.append('desk.skillsChanged', { deskId: desk.id, data: { number: desk.number, staffId, skills } })
  return true
}

async function deskOf(em: EntityManager, staffId: string): Promise<DeskRow | undefined> {
  const [desk] = await em.query<DeskRow[]>('SELECT id, bar_id, number, skills FROM desk WHERE staff_id = $1', [staffId])
  return desk
}

const each = (skills: string[]) => [...new Set(skills)].sort()
const same = (one: string[], other: string[]) => one.join('\n') === other.join('\n')
