/** Instants (ISO) as people read them, in the wall clock of a zone. */
const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${kind}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options })
  formats.set(key, made)
  return made
}

/** `14:05` */
export const clock = (iso: string, zone: string) => format(zone, 'clock', { hour: '2-digit', minute: '2-digit' }).format(new Date(iso))
/** `14:05:09` */
export const clockSeconds = (iso: string, zone: string) =>
  format(zone, 'seconds', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(iso))
/** `Sat 21 Nov 2026` */
export const dayOf = (iso: string, zone: string) =>
  format(zone, 'day', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso)).replace(',', '')
/** `Sat 21 Nov 2026, 14:05` */
export const dayAndClock = (iso: string, zone: string) => `${dayOf(iso, zone)}, ${clock(iso, zone)}`
/** `2026-11` as `November 2026` */
export const monthName = (month: string) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))

/** Whole minutes from an instant until now, never below nothing. */
export const minutesSince = (iso: string, now: number) => Math.max(0, Math.floor((now - Date.parse(iso)) / 60_000))
/** `7 min`, `1 h 05` */
export const span = (minutes: number) =>
  minutes < 60 ? `${Math.round(minutes)} min` : `${Math.floor(minutes / 60)} h ${String(Math.round(minutes % 60)).padStart(2, '0')}`
