/** How times are said. One language for now; the words and the way dates are written change together. */
const locale = 'en-GB'

const format = (iso: string, options: Intl.DateTimeFormatOptions, zone: string) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(new Date(iso))

/** `14:05` on the clock of the zone. */
export const clock = (iso: string, zone: string): string => format(iso, { hour: '2-digit', minute: '2-digit' }, zone)

/** The zone of this device: for instants that concern only its owner's own watch. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The calendar day of an instant in a zone, `2026-03-29`. */
export const dayOf = (iso: string, zone: string): string => {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(iso))
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** `today`, `tomorrow`, or `Monday 30 March`, as seen from `now` in the zone. Both days are calendar days, `2026-03-29`. */
export function dayName(day: string, now: string, zone: string): string {
  const today = dayOf(now, zone)
  if (day === today) return 'today'
  if (day === dayAfter(today)) return 'tomorrow'
  return format(`${day}T12:00:00Z`, { weekday: 'long', day: 'numeric', month: 'long' }, 'UTC')
}

/** `Mon` and `30 Mar`, for a narrow button. */
export const shortDay = (day: string): { weekday: string; date: string } => ({
  weekday: format(`${day}T12:00:00Z`, { weekday: 'short' }, 'UTC'),
  date: format(`${day}T12:00:00Z`, { day: 'numeric', month: 'short' }, 'UTC'),
})

/** `today at 10:00`, `tomorrow at 10:00`, `Monday 30 March at 10:00`. */
export function whenSaid(iso: string, now: string, zone: string): string {
  return `${dayName(dayOf(iso, zone), now, zone)} at ${clock(iso, zone)}`
}

/** `Lisbon time`, when the clock there shows something else than this device's at that instant; otherwise null. */
export function otherZone(iso: string, zone: string, device: string = deviceZone()): string | null {
  const whole: Intl.DateTimeFormatOptions = { day: 'numeric', hour: '2-digit', minute: '2-digit' }
  if (format(iso, whole, zone) === format(iso, whole, device)) return null
  return `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`
}
