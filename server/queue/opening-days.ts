import { DateTime } from 'luxon'
import type { EntityManager } from 'typeorm'
import type { OpeningView } from '../../shared/bars.ts'
import { calendarOf } from '../bars/calendar.ts'
import { openingsOn } from '../bars/opening.ts'

/** What is left of today's opening, and those of the days after it, closures taken out: seven of the bar's own days. */
export async function openingDays(em: EntityManager, bar: { id: string; zone: string }, now: Date): Promise<OpeningView[]> {
  const calendar = await calendarOf(bar, em)
  const today = DateTime.fromJSDate(now, { zone: bar.zone })
  return [0, 1, 2, 3, 4, 5, 6]
    .flatMap((days) => openingsOn(today.plus({ days }).toISODate() ?? '', calendar))
    .filter(({ closesAt }) => closesAt > now)
    .map(({ opensAt, closesAt }) => ({ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() }))
}
