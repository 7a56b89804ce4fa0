import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { StaffWho } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'

type Row = { name: string; bars: string[]; desk: number | null; skills: string[] }

/** The people who work here, and what they can do. */
@Injectable()
export class PeopleService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * What somebody can do. Not while they stand at a desk: that desk opened with the skills that they had, and what the line was told
   * since rests on those. @throws Refusal not_found: also for whoever works at none of one's bars; desk_taken
   */
  async skills(who: StaffWho, staffId: string, skills: string[]): Promise<{ skills: string[] }> {
    const [person] = await this.database.query<Row[]>(
      `SELECT s.name, ARRAY(SELECT bar_id FROM staff_bar WHERE staff_id = s.id) AS bars, d.number AS desk, s.skills
       FROM staff s LEFT JOIN desk d ON d.staff_id = s.id WHERE s.id = $1 AND s.active`,
      [staffId],
    )
    if (!person || (who.role !== 'admin' && !person.bars.some((bar) => who.bars.includes(bar))))
      throw new Refusal('not_found', { sentence: 'We do not know this colleague.' })
    const sorted = [...new Set(skills)].sort()
    if (sorted.join('\n') === person.skills.join('\n')) return { skills: sorted }
    if (person.desk !== null)
      throw new Refusal('desk_taken', {
        desk: person.desk,
        sentence: `${person.name} is at desk ${person.desk}: skills change while the desk is closed, and count from when it opens again.`,
      })
    await this.database.query('UPDATE staff SET skills = $2 WHERE id = $1', [staffId, sorted])
    return { skills: sorted }
  }
}
