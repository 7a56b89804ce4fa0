import { DateTime } from 'luxon'
import type { Closure, Hours } from './hours.entity.ts'

/** A span of time in which a bar is open, as instants. */
export type Opening = { opensAt: Date; closesAt: Date }
/** A bar's weekly hours and its closed days, on its own wall clock. */
export type Calendar = { zone: string; hours: Pick<Hours, 'weekday' | 'opens' | 'closes'>[]; closures: Pick<Closure, 'firstDay' | 'lastDay'>[] }

/**
 * When is the bar open? The spans of one of its own calendar days (`YYYY-MM-DD`), by its wall clock: on the day on which the clocks
 * change, a span from 09:00 to 18:00 is still from nine to six, and lasts an hour more or less if the change lies within.
 */
export function openingsOn(day: string, { zone, hours, closures }: Calendar): Opening[] {
  if (closures.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)) return []
  const weekday = DateTime.fromISO(day, { zone }).weekday
  const at = (wall: string) => DateTime.fromISO(`${day}T${wall}`, { zone }).toJSDate()
  return hours
    .filter((span) => span.weekday === weekday)
    .map(({ opens, closes }) => ({ opensAt: at(opens), closesAt: at(closes) }))
    .filter(({ opensAt, closesAt }) => opensAt < closesAt)
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime())
}

/** The opening that lies around `now`, if the bar is open. */
export const openingAt = (now: Date, calendar: Calendar): Opening | null =>
  openingsOn(localDay(now, calendar.zone), calendar).find(({ opensAt, closesAt }) => opensAt <= now && now < closesAt) ?? null

/** The first opening that begins after `now`, looked for up to 60 days ahead. */
export function nextOpening(now: Date, calendar: Calendar): Opening | null {
  const today = DateTime.fromJSDate(now, { zone: calendar.zone })
  for (let ahead = 0; ahead <= 60; ahead++) {
    const found = openingsOn(today.plus({ days: ahead }).toISODate() ?? '', calendar).find(({ opensAt }) => opensAt > now)
    if (found) return found
  }
  return null
}

/** When the last day of the bar that is over ended: its last closing, and no pause. Looked for up to 60 days back. */
export function lastDayEnd(now: Date, calendar: Calendar): Date | null {
  const today = DateTime.fromJSDate(now, { zone: calendar.zone })
  for (let back = 0; back <= 60; back++) {
    const closes = openingsOn(today.minus({ days: back }).toISODate() ?? '', calendar).map(({ closesAt }) => closesAt.getTime())
    if (closes.length > 0 && Math.max(...closes) <= now.getTime()) return new Date(Math.max(...closes))
  }
  return null
}

/** The bar's own calendar day at an instant, `YYYY-MM-DD`. */
export const localDay = (now: Date, zone: string): string => DateTime.fromJSDate(now, { zone }).toISODate() ?? ''

/** `14:05` on the bar's wall clock, for a sentence. */
export const wall = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat('HH:mm')
