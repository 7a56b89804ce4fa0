import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { EventKind, Events } from '../../shared/events.ts'

/** One version of a bar. Written by `line.ts` alone; the desk's login can add and read, never change. */
@Entity('event')
export class LineEvent<K extends EventKind = EventKind> {
  @PrimaryColumn('uuid', { name: 'bar_id' }) barId: string
  @PrimaryColumn('bigint') version: number
  @Column('text') kind: K
  @Column('uuid', { name: 'ticket_id', nullable: true }) ticketId: string | null
  @Column('uuid', { name: 'desk_id', nullable: true }) deskId: string | null
  @Column('text', { name: 'by_kind' }) byKind: 'customer' | 'staff' | 'system'
  @Column('uuid', { name: 'by_id', nullable: true }) byId: string | null
  @Column('timestamptz', { name: 'happened_at' }) happenedAt: Date
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date
  @Column('jsonb') data: Events[K]
  /** A reason or a name that came with it, for whoever listens within; kept beside the log, in `event_words`. */
  words?: string
}
