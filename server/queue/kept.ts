import { DateTime } from 'luxon'
import { calendarOf } from '../bars/calendar.ts'
import { type Calendar, lastDayEnd, localDay, openingAt, openingsOn } from '../bars/opening.ts'
import type { LineTx } from './line.ts'

/** Somebody may still be helped so long after closing (minutes). */
export const night = 4 * 60
export const after = (time: Date, minutes: number): Date => new Date(time.getTime() + minutes * 60_000)

/** When is the bar's day over in which `now` lies? At midnight on its wall clock, and not before the night after its last closing is. */
export function dayIsOver(now: Date, calendar: Calendar): Date {
  const ended = lastDayEnd(now, calendar)
  const isNight = ended !== null && now < after(ended, night) && !openingAt(now, calendar)
  // The closing may be midnight itself, which the next day begins with.
  const day = localDay(isNight ? new Date(ended.getTime() - 1) : now, calendar.zone)
  const midnight = DateTime.fromISO(day, { zone: calendar.zone }).plus({ days: 1 }).toMillis()
  const nights = openingsOn(day, calendar).map(({ closesAt }) => after(closesAt, night).getTime())
  return new Date(Math.max(midnight, ...nights))
}

/** The last moment before `until`, when a turn is kept no longer, at which the bar is open on that day; null: it does not open at all. */
export function lastChance(until: Date, calendar: Calendar): Date | null {
  const midnight = DateTime.fromISO(localDay(until, calendar.zone), { zone: calendar.zone })
  const days = [midnight.minus({ days: 1 }), midnight].flatMap((day) => openingsOn(day.toISODate() ?? '', calendar))
  const closes = days.filter(({ opensAt }) => opensAt < until).map(({ closesAt }) => closesAt.getTime())
  return closes.length > 0 ? new Date(Math.min(until.getTime(), Math.max(...closes))) : null
}

/** Until when the turn of somebody is kept who does not come now. */
export const keptUntil = async (tx: LineTx): Promise<Date> => dayIsOver(tx.now, await calendarOf(tx.bar, tx.em))

/** Is that still today: may whoever was missed come back to the old turn? */
export const isKept = (until: Date | string | null | undefined, now: Date): boolean => Boolean(until) && new Date(until as Date | string) > now
/** The same of a ticket's row, in SQL. */
export const keptAt = (now: string): string => `state = 'missed' AND kept_until > ${now}`

/** Of a ticket's id, in SQL: whether something that was brought lies here still. */
export const liesHere = (ticket: string): string => `EXISTS (SELECT FROM device v WHERE v.ticket_id = ${ticket} AND v.handed_over_at IS NULL)`
