import { type Letter, letter } from '../letter.ts'
import { about, place, toVisit, type Visit, wallTime, yourCode } from './visit.ts'

/** A booked time became another one, or stands again after it had been cancelled. */
export function bookingChanged({ shop, visit, link, calendar }: Visit): Letter {
  const when = wallTime(visit.bookedFor ?? visit.joinedAt, visit.bar.zone)
  return letter({
    shop,
    subject: `Your time at ${visit.bar.name} is now ${when}`,
    big: when,
    paragraphs: [`This is your time now, ${visit.name}. It takes the place of whatever we wrote before.`],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    after: ['You can change or cancel it on your page at any time.'],
    short: `${shop}: your time at ${visit.bar.name} is now ${when}, code ${visit.code}. Change or cancel: ${link}`,
    calendar,
  })
}
