import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Way } from '../../shared/line.ts'

/** A kind of help. */
@Entity('topic')
export class Topic {
  @PrimaryColumn('uuid') id: string
  @Column('text') slug: string
  @Column('text') name: string
  @Column('text') hint: string
  /** Expected. */
  @Column('smallint') minutes: number
  /** What a specialist has to know; all of them. */
  @Column('text', { array: true }) skills: string[]
  @Column('text', { array: true }) ways: Way[]
  @Column('boolean') demo: boolean
}

/** Which kinds of help a bar gives. */
@Entity('bar_topic')
export class BarTopic {
  @PrimaryColumn('uuid', { name: 'bar_id' }) barId: string
  @PrimaryColumn('uuid', { name: 'topic_id' }) topicId: string
}
