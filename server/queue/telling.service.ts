import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { Promised } from '../../shared/events.ts'
import { aheadOf, promised, type Work, workOf } from './ahead.ts'
import { bySystem } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { BarsService } from '../bars/bars.service.ts'
import { barByBar, spread } from './every-ticket.ts'
import { Line, type LineTx } from './line.ts'
import { NearService } from './near.service.ts'
import { type Shown, ShownWaitService } from './shown-wait.service.ts'

const minute = 60_000
/** How far a range has to move, at either end, before people are told anew (ms). */
const worthTelling = 5 * minute
/** A bar where somebody waits is looked at this often (ms). */
const lookEvery = 15_000
/** And one where nobody waits and nothing has happened this often (ms). */
const lookAnyway = 60_000

type Looked = Shown & { version: number; waits: boolean }

/**
 * Keeps what people were told true: when the line moved so much that a range no longer holds, everybody concerned is told anew, in
 * one event of the bar; what the door and the board show follows. Pages show only what was told, so the log knows every
 * estimate that anybody has seen. The same look finds whose turn is near.
 */
@Injectable()
export class TellingService {
  private readonly lookedAt = new Map<string, { at: number; version: number }>()
  private readonly open = new Map<string, { until: number; open: boolean }>()

  constructor(
    private readonly line: Line,
    private readonly clock: Clock,
    private readonly bars: BarsService,
    private readonly shown: ShownWaitService,
    private readonly near: NearService,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /** Bars where somebody waits, or where a range stands at the door and on the board. */
  async tick(): Promise<void> {
    const now = this.clock.now().getTime()
    const shows = await this.database.query<Looked[]>(
      `SELECT * FROM (
         SELECT id, version, shown_low AS "shownLow", shown_high AS "shownHigh", EXISTS (SELECT FROM ticket t WHERE t.bar_id = bar.id AND t.state = 'waiting') AS waits FROM bar
       ) AS looked
       WHERE waits OR "shownLow" IS NOT NULL OR EXISTS (SELECT FROM desk d WHERE d.bar_id = looked.id AND d.staff_id IS NOT NULL)`,
    )
    const bars = new Map(shows.map((bar) => [bar.id, bar]))
    await barByBar([...bars.keys()], async (barId) => {
      const bar = bars.get(barId) as Looked
      if (!this.isTurnOf(bar, now)) return
      const work = await workOf(this.database.manager, barId)
      await this.keepTrue(bar, work)
      await this.near.tell(barId, work)
    })
  }

  private isTurnOf({ id, version, waits }: Looked, now: number): boolean {
    const looked = this.lookedAt.get(id)
    const every = waits || version !== looked?.version ? lookEvery : lookAnyway
    if (looked && now - looked.at < every) return false
    this.lookedAt.set(id, { at: spread(now, looked?.at, lookEvery), version })
    return true
  }

  /** Answers how many people were told. */
  async retell(barId: string): Promise<number> {
    return this.keepTrue(await this.bars.one(barId), await workOf(this.database.manager, barId))
  }

  /** `work` was read without the lock: most of the time every promise still holds. */
  private async keepTrue(bar: Shown, work: Work): Promise<number> {
    await this.shown.show(bar, work, await this.isOpen(bar.id))
    if (outdated(work, this.clock.now()).length === 0) return 0
    return this.line.change(bar.id, bySystem, async (tx) => {
      const told = outdated(await workOf(tx.em, bar.id), tx.now)
      if (told.length > 0) await this.write(tx, told)
      return told.length
    })
  }

  /** By its hours; asked for once a minute, since hours seldom change. */
  private async isOpen(barId: string): Promise<boolean> {
    const now = this.clock.now().getTime()
    const known = this.open.get(barId)
    if (known && now < known.until) return known.open
    const open = (await this.bars.openings(await this.bars.one(barId))).now !== null
    this.open.set(barId, { open, until: now + lookAnyway })
    return open
  }

  private async write(tx: LineTx, told: Promised[]): Promise<void> {
    await tx.em.query(
      `UPDATE ticket SET told_low = new.low, told_high = new.high, told_at = $4
       FROM unnest($1::uuid[], $2::smallint[], $3::smallint[]) AS new (id, low, high) WHERE ticket.id = new.id`,
      [told.map(({ ticket }) => ticket), told.map(({ low }) => low), told.map(({ high }) => high), tx.now],
    )
    await tx.append('promises.told', { data: { told } })
  }
}

/** The promises that no longer hold at `now`, or were never given because no desk was open. */
export function outdated(work: Work, now: Date): Promised[] {
  return work.waiting.flatMap((row) => {
    const fresh = promised(row.id, aheadOf(work, row.turn))
    if (!fresh) return []
    if (row.told_at === null || row.told_low === null || row.told_high === null) return [fresh]
    const passed = now.getTime() - row.told_at.getTime()
    const low = Math.abs(passed + (fresh.low - row.told_low) * minute)
    const high = Math.abs(passed + (fresh.high - row.told_high) * minute)
    // Nobody is told "now" again and again: a low end that has been reached stays reached.
    const lowHolds = low < worthTelling || (fresh.low === 0 && row.told_low * minute <= passed)
    return lowHolds && high < worthTelling ? [] : [fresh]
  })
}
