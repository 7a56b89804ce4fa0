/** How times are said. One language for now; the words and the way dates are written change together. */
const locale = 'en-GB'

const format = (iso: string, options: Intl.DateTimeFormatOptions, zone: string) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(new Date(iso))

/** `14:05` on the clock of the zone. */
export const clock = (iso: string, zone: string): string => format(iso, { hour: '2-digit', minute: '2-digit' }, zone)

/** The zone of this device. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The calendar day of an instant in a zone, `2026-03-29`. */
export const dayOf = (iso: string, zone: string): string => {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(iso))
}

/** `Monday 30 March` of a calendar day, for what is kept: paper does not know what `today` was. */
export const fullDay = (day: string): string => format(`${day}T12:00:00Z`, { weekday: 'long', day: 'numeric', month: 'long' }, 'UTC')

/** `Monday 30 March, 14:05` on the clock of the zone, which is named as in `clockSaid`. */
export const dayAndClock = (iso: string, zone: string, device: string = deviceZone()): string => `${fullDay(dayOf(iso, zone))}, ${clockSaid(iso, zone, device)}`

const dayAfter = (day: string) => new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Whether two instants lie on the same calendar day of a place. */
export const isSameDay = (one: string, other: string, zone: string): boolean => dayOf(one, zone) === dayOf(other, zone)

/**
 * `today`, `tomorrow`, or `Monday 30 March`, as seen from `now` in the zone. Both days are calendar days, `2026-03-29`. Where this
 * device has another date than the place, the day is named in full: its `today` is not the reader's.
 */
export function dayName(day: string, now: string, zone: string, device: string = deviceZone()): string {
  const today = dayOf(now, zone)
  const sameDate = dayOf(now, device) === today
  if (sameDate && day === today) return 'today'
  if (sameDate && day === dayAfter(today)) return 'tomorrow'
  return fullDay(day)
}

/** `Mon` and `30 Mar`, for a narrow button. */
export const shortDay = (day: string): { weekday: string; date: string } => ({
  weekday: format(`${day}T12:00:00Z`, { weekday: 'short' }, 'UTC'),
  date: format(`${day}T12:00:00Z`, { day: 'numeric', month: 'short' }, 'UTC'),
})

/** `10:00`, or `10:00 (Lisbon time)` where this device's clock shows something else. */
export function clockSaid(iso: string, zone: string, device: string = deviceZone()): string {
  const other = otherZone(iso, zone, device)
  return clock(iso, zone) + (other ? ` (${other})` : '')
}

/** `today at 10:00`, `tomorrow at 10:00`, `Monday 30 March at 10:00`; the zone is named as in `clockSaid`. */
export function whenSaid(iso: string, now: string, zone: string, device: string = deviceZone()): string {
  return `${dayName(dayOf(iso, zone), now, zone, device)} at ${clockSaid(iso, zone, device)}`
}

/** `Lisbon time`, when the clock there shows something else than this device's at that instant; otherwise null. */
export function otherZone(iso: string, zone: string, device: string = deviceZone()): string | null {
  const whole: Intl.DateTimeFormatOptions = { day: 'numeric', hour: '2-digit', minute: '2-digit' }
  if (format(iso, whole, zone) === format(iso, whole, device)) return null
  return `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`
}
