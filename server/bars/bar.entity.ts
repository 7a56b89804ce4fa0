import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Joining, Way } from '../../shared/line.ts'

/** One place that gives help: the unit of consistency. Everything in its line happens under its row lock. */
@Entity('bar')
export class Bar {
  @PrimaryColumn('uuid') id: string
  @Column('text') slug: string
  @Column('text') name: string
  /** IANA name; the wall clock of hours, slots and digits. */
  @Column('text') zone: string
  @Column('text') address: string
  /** What to bring, for confirmations. */
  @Column('text') bring: string
  @Column('text', { array: true }) ways: Way[]
  /** Bookable at the same time. */
  @Column('smallint') seats: number
  @Column('smallint', { name: 'slot_minutes' }) slotMinutes: number
  /** How late a booking may be and keep its turn. */
  @Column('smallint', { name: 'grace_minutes' }) graceMinutes: number
  /** After so long an arrival becomes due. */
  @Column('smallint', { name: 'wait_limit_minutes' }) waitLimitMinutes: number
  /** How long somebody who was called has to come before "no answer" opens. */
  @Column('smallint', { name: 'no_answer_seconds' }) noAnswerSeconds: number
  /** Whether a board shows first names. */
  @Column('boolean', { name: 'shows_names' }) showsNames: boolean
  @Column('text') joining: Joining
  /** What people read while the line takes nobody new. */
  @Column('text', { name: 'joining_words' }) joiningWords: string
  /** The bar's own day (`2026-03-29`) for which staff closed the line. */
  @Column('date', { name: 'closed_day', nullable: true }) closedDay: string | null
  /** What staff told everybody who waits. */
  @Column('text') notice: string
  @Column('timestamptz', { name: 'notice_at', nullable: true }) noticeAt: Date | null
  /** The range (minutes) that the door and the board show now; null: none. */
  @Column('smallint', { name: 'shown_low', nullable: true }) shownLow: number | null
  @Column('smallint', { name: 'shown_high', nullable: true }) shownHigh: number | null
  @Column('timestamptz', { name: 'shown_at', nullable: true }) shownAt: Date | null
  @Column('boolean') demo: boolean
  @Column('bigint') version: number

  /** From a row as PostgreSQL names it. */
  static fromRow(row: object): Partial<Bar> {
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), value]))
  }
}
