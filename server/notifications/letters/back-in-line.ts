import { type Letter, letter } from '../letter.ts'
import { about, place, toVisit, type Visit, yourCode } from './visit.ts'

/** A time that was taken instead of waiting was given back: the place in the line is theirs again. */
export function backInLine({ shop, visit, link, calendar }: Visit): Letter {
  return letter({
    shop,
    subject: `You are in the line at ${visit.bar.name} again: ${visit.code}`,
    big: visit.code,
    paragraphs: [`The time that you had taken is given back, ${visit.name}, and your turn in the line is the one from before. We call this code.`],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}: your time is given back, and your turn in the line at ${visit.bar.name} is the one from before. Code ${visit.code}. How it stands: ${link}`,
    calendar,
  })
}
