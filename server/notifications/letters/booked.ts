import { type Letter, letter } from '../letter.ts'
import { about, place, proofToBring, toVisit, type Visit, wallTime, yourCode } from './visit.ts'

/** A time is booked. */
export function booked({ shop, visit, link, calendar }: Visit): Letter {
  const when = wallTime(visit.bookedFor ?? visit.joinedAt, visit.bar.zone)
  return letter({
    shop,
    subject: `Your time at ${visit.bar.name}: ${when}`,
    big: when,
    paragraphs: [
      `Your time is kept for you, ${visit.name}. Help costs nothing; if a part or a repair costs money, you hear the price first and may say no.`,
      ...proofToBring(visit),
    ],
    facts: [yourCode(visit), about(visit), ['Takes about', `${visit.topic.minutes} minutes`], ...place(visit)],
    link: toVisit(link),
    after: ['If the time does not suit you any more, change or cancel it on your page. Somebody else will be glad of it.'],
    short: `${shop}: your time at ${visit.bar.name} is ${when}, code ${visit.code}. Change or cancel: ${link}`,
    calendar,
  })
}
