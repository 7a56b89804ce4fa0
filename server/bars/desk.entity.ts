import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Break } from '../../shared/line.ts'

/** Where one specialist works. Open while somebody stands at it, with the skills that they had when they opened it. */
@Entity('desk')
export class Desk {
  @PrimaryColumn('uuid') id: string
  @Column('uuid', { name: 'bar_id' }) barId: string
  @Column('smallint') number: number
  @Column('uuid', { name: 'staff_id', nullable: true }) staffId: string | null
  @Column('text', { array: true }) skills: string[]
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt: Date | null
  /** Away for a while, until about then; nobody is called to the desk meanwhile. */
  @Column('text', { name: 'break_why', nullable: true }) breakWhy: Break | null
  @Column('timestamptz', { name: 'break_until', nullable: true }) breakUntil: Date | null
  @Column('timestamptz', { name: 'wants_supervisor_at', nullable: true }) wantsSupervisorAt: Date | null
}
