import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Role } from '../../shared/auth.ts'

/** Somebody who works here. */
@Entity('staff')
export class Staff {
  @PrimaryColumn('uuid') id: string
  @Column('text') email: string
  @Column('text') name: string
  /** argon2id; null: cannot sign in. */
  @Column('text', { name: 'password_hash', nullable: true, select: false }) passwordHash: string | null
  @Column('text') role: Role
  @Column('text', { array: true }) skills: string[]
  @Column('boolean') active: boolean
  @Column('boolean') demo: boolean
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date
}

@Entity('staff_bar')
export class StaffBar {
  @PrimaryColumn('uuid', { name: 'staff_id' }) staffId: string
  @PrimaryColumn('uuid', { name: 'bar_id' }) barId: string
}
