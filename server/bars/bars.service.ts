import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource, type EntityManager, In } from 'typeorm'
import { Clock } from '../platform/clock.ts'
import { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { Bar } from './bar.entity.ts'
import { calendarOf } from './calendar.ts'
import { digitsOf } from './digits.ts'
import { Closure, Hours } from './hours.entity.ts'
import { type Calendar, localDay, nextOpening, type Opening, openingAt, openingsOn } from './opening.ts'
import { BarTopic, Topic } from './topic.entity.ts'

export type BarSetUp = { bar: Bar; calendar: Calendar; topics: Topic[] }

/** How the bars are set up: hours, closures, topics. Reads with the manager that it is given, so that a command sees its own transaction. */
@Injectable()
export class BarsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async all(): Promise<BarSetUp[]> {
    const em = this.database.manager
    const [bars, hours, closures, offered, topics] = await Promise.all([
      em.find(Bar, { order: { name: 'ASC' } }),
      em.find(Hours),
      em.find(Closure),
      em.find(BarTopic),
      em.find(Topic, { order: { minutes: 'ASC', name: 'ASC' } }),
    ])
    return bars.map((bar) => {
      const here = new Set(offered.filter(({ barId }) => barId === bar.id).map(({ topicId }) => topicId))
      const calendar = { zone: bar.zone, hours: hours.filter(({ barId }) => barId === bar.id), closures: closures.filter(({ barId }) => barId === bar.id) }
      return { bar, calendar, topics: topics.filter(({ id }) => here.has(id)) }
    })
  }

  /** @throws Refusal not_found */
  async one(barId: string, em: EntityManager = this.database.manager): Promise<Bar> {
    const bar = await em.findOneBy(Bar, { id: barId })
    if (!bar) throw new Refusal('not_found', { sentence: 'We do not know this place.' })
    return bar
  }

  /** @throws Refusal not_found */
  async setUp(barId: string): Promise<BarSetUp> {
    const em = this.database.manager
    const bar = await this.one(barId)
    const here = (await em.findBy(BarTopic, { barId })).map(({ topicId }) => topicId)
    const topics = await em.find(Topic, { where: { id: In(here) }, order: { minutes: 'ASC', name: 'ASC' } })
    return { bar, calendar: await this.calendar(bar), topics }
  }

  calendar(bar: Pick<Bar, 'id' | 'zone'>, em: EntityManager = this.database.manager): Promise<Calendar> {
    return calendarOf(bar, em)
  }

  /** The opening around this moment, and the next one. */
  async openings(bar: Bar, em?: EntityManager): Promise<{ now: Opening | null; next: Opening | null }> {
    const calendar = await this.calendar(bar, em)
    const now = this.clock.now()
    return { now: openingAt(now, calendar), next: nextOpening(now, calendar) }
  }

  /** The openings of the bar's own day that it is now. */
  async today(bar: Bar, em?: EntityManager): Promise<Opening[]> {
    return openingsOn(localDay(this.clock.now(), bar.zone), await this.calendar(bar, em))
  }

  /** A topic that this bar gives. @throws Refusal topic_not_here */
  async topic(barId: string, topicId: string, em: EntityManager = this.database.manager): Promise<Topic> {
    const here = await em.existsBy(BarTopic, { barId, topicId })
    const topic = here ? await em.findOneBy(Topic, { id: topicId }) : null
    if (!topic) throw new Refusal('topic_not_here', { field: 'topic' })
    return topic
  }

  async topics(ids: string[], em: EntityManager = this.database.manager): Promise<Topic[]> {
    return em.findBy(Topic, { id: In(ids) })
  }

  /** Whether content to try things with is there. */
  hasDemo(): Promise<boolean> {
    return this.database.manager.existsBy(Bar, { demo: true })
  }

  /** Today's check-in digits, as shown in the store. */
  digits(bar: Pick<Bar, 'id' | 'zone'>): string {
    return digitsOf(bar.id, localDay(this.clock.now(), bar.zone), this.config.APP_SECRET)
  }
}
