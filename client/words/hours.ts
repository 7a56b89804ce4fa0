import type { OpenHours } from '../../shared/bars.ts'

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The usual week, days that are alike together: `Monday to Friday 10:00 to 18:00`. Empty: no hours are known. */
export function weekSaid(hours: readonly OpenHours[]): string[] {
  if (hours.length === 0) return []
  const days = names.map((name, at) => {
    const spans = hours.filter(({ weekday }) => weekday === at + 1).map(({ opens, closes }) => `${opens} to ${closes}`)
    return { name, says: spans.sort().join(', ') || 'closed' }
  })
  const alike: { first: string; last: string; says: string }[] = []
  for (const { name, says } of days) {
    const before = alike.at(-1)
    if (before?.says === says) before.last = name
    else alike.push({ first: name, last: name, says })
  }
  return alike.map(({ first, last, says }) => `${first === last ? first : `${first} to ${last}`} ${says}`)
}
