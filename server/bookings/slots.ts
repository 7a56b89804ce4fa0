import { DateTime } from 'luxon'
import type { SlotDay } from '../../shared/bookings.ts'
import { type Calendar, localDay, openingsOn } from '../bars/opening.ts'

/** A span of time as epoch ms; the end is not part of it. */
export type Span = { start: number; end: number }
/** A seat that is held for a span. */
export type Taken = Span & { seat: number }
/** What decides which times a bar offers for a topic. `minutes`: how long the topic takes; `slotMinutes`: how far apart times begin. */
export type Offer = { calendar: Calendar; slotMinutes: number; minutes: number; seats: number }

/** How many days ahead a time can be booked. */
export const furthestDays = 60

const minute = 60_000
export const spanOf = (start: number, minutes: number): Span => ({ start, end: start + minutes * minute })
const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/**
 * Which times are free? On one of the bar's own days (`YYYY-MM-DD`): every `slotMinutes` from opening, as long as the topic ends
 * before closing, a seat is free for the whole of it, and it lies ahead of `now`.
 */
export function freeTimesOn(day: string, offer: Offer, taken: readonly Taken[], now: number): number[] {
  const openings = openingsOn(day, offer.calendar).map(({ opensAt, closesAt }) => ({ start: opensAt.getTime(), end: closesAt.getTime() }))
  const free = openings.flatMap((opening) => {
    const within = taken.filter((one) => overlap(one, opening))
    return timesIn(opening, offer).filter((start) => start > now && freeSeat(spanOf(start, offer.minutes), within, offer.seats) !== null)
  })
  return [...new Set(free)].sort((a, b) => a - b)
}

/** Whether a bar offers this time at all, taken or not. */
export function isOffered(start: number, offer: Offer, now: number): boolean {
  if (start > now + furthestDays * 24 * 60 * minute) return false
  return freeTimesOn(localDay(new Date(start), offer.calendar.zone), offer, [], now).includes(start)
}

/** The lowest seat that is free for the whole span. Where a bar has fewer seats than it had, those held beyond its number count too. */
export function freeSeat(span: Span, taken: readonly Taken[], seats: number): number | null {
  const busy = new Set(taken.filter((one) => overlap(one, span)).map(({ seat }) => seat))
  if (busy.size >= seats) return null
  for (let seat = 1; ; seat++) if (!busy.has(seat)) return seat
}

/** `days` of the bar's own calendar, from `from` or today, each with its free times; none further ahead than may be booked. */
export function freeDays(from: string | undefined, days: number, offer: Offer, taken: readonly Taken[], now: Date): SlotDay[] {
  return calendarDays(from, days, offer.calendar.zone, now).map((day) => ({
    day,
    slots: freeTimesOn(day, offer, taken, now.getTime()).map((start) => ({ start: new Date(start).toISOString(), wall: wallOf(start, offer.calendar.zone) })),
  }))
}

/** Days of the bar's own calendar that may be booked: `days` of them from `from`, or from today. */
export function calendarDays(from: string | undefined, days: number, zone: string, now: Date): string[] {
  const today = localDay(now, zone)
  const first = from && from > today ? from : today
  const last = localDay(new Date(now.getTime() + furthestDays * 24 * 60 * minute), zone)
  const begin = DateTime.fromISO(first, { zone })
  return Array.from({ length: days }, (_, ahead) => begin.plus({ days: ahead }).toISODate() ?? '').filter(
    (day) => day !== '' && day.length === 10 && day <= last,
  )
}

function timesIn(opening: Span, { slotMinutes, minutes }: Offer): number[] {
  const last = opening.end - minutes * minute
  return last < opening.start
    ? []
    : Array.from({ length: Math.floor((last - opening.start) / (slotMinutes * minute)) + 1 }, (_, index) => opening.start + index * slotMinutes * minute)
}

const wallOf = (start: number, zone: string): string => DateTime.fromMillis(start, { zone }).toFormat('HH:mm')
