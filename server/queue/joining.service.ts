import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { JoiningView, SetJoining } from '../../shared/floor.ts'
import type { Bar } from '../bars/bar.entity.ts'
import { localDay } from '../bars/opening.ts'
import { type By, bySystem } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { barByBar } from './every-ticket.ts'
import { Line, type LineTx } from './line.ts'

/** Whether a line takes newcomers, and what everybody who waits is told. What is so already stays so, without an event: a second press does nothing. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly line: Line,
    private readonly clock: Clock,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /** Paused until somebody resumes; closed until the bar's next day. Bookings go on in both, and whoever waits is still served. */
  set(by: By, barId: string, { joining, words }: SetJoining): Promise<JoiningView> {
    return this.line.change(barId, by, async (tx) => {
      await setJoining(tx, joining, joining === 'open' ? '' : words)
      return joiningView(tx.bar)
    })
  }

  /** Tells everybody who waits something, at once and as long as it is not taken back (by empty words) or the day is over. */
  tell(by: By, barId: string, words: string): Promise<JoiningView> {
    return this.line.change(barId, by, async (tx) => {
      await tell(tx, words)
      return joiningView(tx.bar)
    })
  }

  /** A new day of a bar opens the line that was closed for the day before, and takes back what was told then. A timer asks for it. */
  async newDays(): Promise<void> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT id FROM bar WHERE (joining = 'closed' AND closed_day < ($1::timestamptz AT TIME ZONE zone)::date)
         OR (notice_at AT TIME ZONE zone)::date < ($1::timestamptz AT TIME ZONE zone)::date`,
      [this.clock.now()],
    )
    const ids = rows.map(({ id }) => id)
    await barByBar(ids, (barId) => this.newDay(barId))
  }

  private newDay(barId: string): Promise<void> {
    return this.line.change(barId, bySystem, async (tx) => {
      const { closedDay, noticeAt, zone } = tx.bar
      const today = localDay(tx.now, zone)
      if (closedDay && closedDay < today) await setJoining(tx, 'open', '')
      if (noticeAt && localDay(noticeAt, zone) < today) await tell(tx, '')
    })
  }
}

async function setJoining(tx: LineTx, joining: Bar['joining'], words: string): Promise<void> {
  const { bar, em } = tx
  if (bar.joining === joining && bar.joiningWords === words) return
  Object.assign(bar, { joining, joiningWords: words, closedDay: joining === 'closed' ? localDay(tx.now, bar.zone) : null })
  await em.query('UPDATE bar SET joining = $2, joining_words = $3, closed_day = $4 WHERE id = $1', [bar.id, joining, words, bar.closedDay])
  await tx.append('joining.changed', { words, data: { joining } })
}

async function tell(tx: LineTx, words: string): Promise<void> {
  const { bar, em } = tx
  if (bar.notice === words) return
  Object.assign(bar, { notice: words, noticeAt: words ? tx.now : null })
  await em.query('UPDATE bar SET notice = $2, notice_at = $3 WHERE id = $1', [bar.id, words, bar.noticeAt])
  await tx.append('bar.told', { words, data: { shown: words !== '' } })
}

const joiningView = ({ joining, joiningWords, notice, noticeAt }: Bar): JoiningView => ({
  joining,
  words: joiningWords,
  notice: noticeAt ? { words: notice, at: noticeAt.toISOString() } : null,
})
