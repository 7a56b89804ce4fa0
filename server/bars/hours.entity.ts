import { Column, Entity, PrimaryColumn } from 'typeorm'

/** One span of opening on a weekday (1 Monday … 7 Sunday), in the bar's wall clock, `HH:MM:SS`. */
@Entity('bar_hours')
export class Hours {
  @PrimaryColumn('uuid', { name: 'bar_id' }) barId: string
  @PrimaryColumn('smallint') weekday: number
  @PrimaryColumn('time') opens: string
  @Column('time') closes: string
}

/** Days on which a bar stays closed, first and last included (`YYYY-MM-DD`, the bar's own calendar). */
@Entity('closure')
export class Closure {
  @PrimaryColumn('uuid') id: string
  @Column('uuid', { name: 'bar_id' }) barId: string
  @Column('date', { name: 'first_day' }) firstDay: string
  @Column('date', { name: 'last_day' }) lastDay: string
  @Column('text') reason: string
}
