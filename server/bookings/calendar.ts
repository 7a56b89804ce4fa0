import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** One booked time as a calendar sees it. `changes`: how often the visit changed since it began. */
export type Entry = {
  requestId: string
  code: string
  topic: string
  minutes: number
  bookedFor: Date
  cancelled: boolean
  changes: number
  way: 'store' | 'phone' | 'video'
  bar: { name: string; address: string; bring: string }
  shop: string
  /** Where the person sees, changes or cancels this time. */
  link: string
}
/** As nodemailer's `icalEvent` takes it. */
export type CalendarFile = { method: 'PUBLISH' | 'CANCEL'; filename: string; content: string }

const says = {
  title: (topic: string, shop: string) => `${topic}: free help at ${shop}`,
  where: { store: (name: string, address: string) => `${name}, ${address}`, phone: () => 'By phone: we call you', video: () => 'By video' },
  what: ({ code, bar, link }: Entry) =>
    [`Your code: ${code}`, ...(bar.bring ? [`What to bring: ${bar.bring}`] : []), `See, change or cancel: ${link}`].join('\n'),
}

/**
 * The time as iCalendar (RFC 5545). The UID stays that of the request through every change, and SEQUENCE rises with each, so that a
 * calendar moves or removes the entry that it has instead of adding another. Times are UTC: every calendar shows them in its own zone.
 */
export function calendarFile(entry: Entry, now: Date): CalendarFile {
  const { requestId, code, topic, minutes, bookedFor, cancelled, changes, way, bar, shop, link } = entry
  const method = cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH
  const calendar = ical({ prodId: { company: 'Aftercare', product: 'Bookings', language: 'EN' }, method })
  calendar.createEvent({
    id: `${requestId}@${new URL(link).hostname}`,
    sequence: changes,
    stamp: now,
    start: bookedFor,
    end: new Date(bookedFor.getTime() + minutes * 60_000),
    summary: says.title(topic, shop),
    location: says.where[way](bar.name, bar.address),
    description: says.what(entry),
    url: link,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return { method, filename: `${code}.ics`, content: calendar.toString() }
}
