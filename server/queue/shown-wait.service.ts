import { Injectable } from '@nestjs/common'
import type { BoardLine } from '../../shared/line.ts'
import type { Bar } from '../bars/bar.entity.ts'
import { BarsService } from '../bars/bars.service.ts'
import { bySystem } from '../platform/access.ts'
import { Refusal } from '../platform/refusal.ts'
import { aheadOf, type Work, workOf } from './ahead.ts'
import { Line, type LineTx } from './line.ts'
import { range, rule } from './promise.ts'

type Range = BoardLine['wait']
/** What is shown now. */
export type Shown = Pick<Bar, 'id' | 'shownLow' | 'shownHigh'>

/**
 * How long it takes now, for whoever has not joined yet: at the door and on the board. What is shown is what stands in the log: a
 * range that differs from the last one is written first, so that every estimate that anybody has seen is kept.
 */
@Injectable()
export class ShownWaitService {
  constructor(
    private readonly line: Line,
    private readonly bars: BarsService,
  ) {}

  /** `work` and `open` were read without the lock; where they say something new, the line looks again. Null: closed, or no desk is open that could say. */
  async show(bar: Shown, work: Work, open: boolean): Promise<Range> {
    if (same(shownWait(bar), open ? range(aheadOf(work)) : null)) return shownWait(bar)
    const write = this.line.change(bar.id, bySystem, (tx) => this.write(tx))
    // A line that is too busy for one command more is still worth coming to: what was shown last stands.
    return write.catch((error: unknown) => (error instanceof Refusal ? shownWait(bar) : Promise.reject(error)))
  }

  private async write(tx: LineTx): Promise<Range> {
    const { now } = await this.bars.openings(tx.bar, tx.em)
    const before = aheadOf(await workOf(tx.em, tx.bar.id))
    const shown = now ? range(before) : null
    if (same(shownWait(tx.bar), shown)) return shown
    await tx.em.query('UPDATE bar SET shown_low = $2, shown_high = $3, shown_at = $4 WHERE id = $1', [tx.bar.id, shown?.low, shown?.high, tx.now])
    const work = before.work + Math.round(before.inHand / 2)
    await tx.append('wait.shown', { data: { range: shown, rule, ahead: before.ahead, work, desks: before.desks } })
    return shown
  }
}

const same = (one: Range, other: Range) => one?.low === other?.low && one?.high === other?.high

/** The range that is shown now. */
export const shownWait = ({ shownLow, shownHigh }: Pick<Bar, 'shownLow' | 'shownHigh'>): Range =>
  shownLow !== null && shownHigh !== null ? { low: shownLow, high: shownHigh } : null
