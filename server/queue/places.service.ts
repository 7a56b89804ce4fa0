import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { BarView } from '../../shared/bars.ts'
import type { Joining } from '../../shared/line.ts'
import { type BarSetUp, BarsService } from '../bars/bars.service.ts'
import { nextOpening, type Opening, openingAt } from '../bars/opening.ts'
import { Clock } from '../platform/clock.ts'
import { aheadOf, type Work, workOf } from './ahead.ts'
import { fills } from './promise.ts'
import { ShownWaitService } from './shown-wait.service.ts'

/** The places with what somebody at the door needs to choose: open or not, how long now, what they help with. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly bars: BarsService,
    private readonly clock: Clock,
    private readonly shown: ShownWaitService,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  async all(): Promise<BarView[]> {
    return Promise.all((await this.bars.all()).map(async (setUp) => this.view(setUp, await workOf(this.database.manager, setUp.bar.id))))
  }

  /** One of them. @throws Refusal not_found */
  async one(barId: string): Promise<BarView> {
    return this.view(await this.bars.setUp(barId), await workOf(this.database.manager, barId))
  }

  private async view({ bar, calendar, topics }: BarSetUp, work: Work): Promise<BarView> {
    const now = this.clock.now()
    const opening = openingAt(now, calendar)
    const before = aheadOf(work)
    const { id, slug, name, zone, address, bring, ways } = bar
    return {
      id,
      ...{ slug, name, zone, address, bring, ways, open: opening !== null, waiting: before.ahead },
      opensAt: nextOpening(now, calendar)?.opensAt.toISOString() ?? null,
      closesAt: opening?.closesAt.toISOString() ?? null,
      hours: calendar.hours.map(({ weekday, opens, closes }) => ({ weekday, opens: opens.slice(0, 5), closes: closes.slice(0, 5) })),
      joining: joining(bar.joining, opening, fills(before, minutesTo(opening, now))),
      joiningWords: bar.joining === 'open' ? '' : bar.joiningWords,
      wait: await this.shown.show(bar, work, opening !== null),
      topics: topics.map((topic) => ({
        id: topic.id,
        slug: topic.slug,
        name: topic.name,
        hint: topic.hint,
        minutes: topic.minutes,
        ways: topic.ways.filter((way) => way !== 'video' && ways.includes(way)),
        skills: topic.skills,
      })),
    }
  }
}

const minutesTo = (opening: Opening | null, now: Date) => (opening ? (opening.closesAt.getTime() - now.getTime()) / 60_000 : 0)

function joining(set: Joining, opening: Opening | null, full: boolean): BarView['joining'] {
  if (!opening) return 'closed'
  if (set !== 'open') return set
  return full ? 'full' : 'open'
}
