import { type Letter, letter } from '../letter.ts'
import { toVisit, type Visit, wallTime } from './visit.ts'

/** A booked time was cancelled. */
export function bookingCancelled({ shop, visit, link, calendar }: Visit): Letter {
  const when = wallTime(visit.bookedFor ?? visit.joinedAt, visit.bar.zone)
  return letter({
    shop,
    subject: `Your time at ${visit.bar.name} is cancelled`,
    paragraphs: [`Your time on ${when} is cancelled, ${visit.name}. Nothing else changes: we help you whenever you like, however long ago you bought.`],
    link: toVisit(link),
    after: [
      visit.undoUntil
        ? 'If this was a mistake, your page may still take it back for ten minutes. After that, simply ask for another time.'
        : 'If this was a mistake, simply ask for another time.',
    ],
    short: `${shop}: your time at ${visit.bar.name} on ${when} is cancelled. Another time: ${link}`,
    calendar,
  })
}
