import { type Letter, letter } from '../letter.ts'
import { about, place, toVisit, type Visit, whereAndCode, yourCode } from './visit.ts'

/** The visit goes on at another place, or under this code again. */
export function moved({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: `Your place is at ${visit.bar.name} now: ${visit.code}`,
    big: visit.code,
    paragraphs: [`Your place is at ${visit.bar.name} now, ${visit.name}. Your turn came along, and we call this code.`],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}: your place is at ${visit.bar.name} now, ${visit.bar.address}. Your code there: ${visit.code}. Your turn came along. ${link}`,
    notice: `Your turn came along. ${visit.bar.address} · your code ${visit.code}`,
  })
}

/** Staff noted it under another kind of help. */
export function topicChanged({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: `Your request is noted under “${visit.topic.name}” now`,
    paragraphs: [`We noted your request under “${visit.topic.name}”, ${visit.name}, so that the right person helps you. Your turn stays the same.`],
    facts: [yourCode(visit), ['Takes about', `${visit.topic.minutes} minutes`], ...place(visit)],
    link: toVisit(link),
    after: ['If that is not what you meant, tell us when we call you.'],
    short: `${shop}: your request is noted under “${visit.topic.name}” now. Your turn stays the same. Code ${visit.code}.`,
    notice: `Your turn stays the same. ${whereAndCode(visit)}`,
  })
}

/** Two requests of one person became one. */
export function merged({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: `Your requests are one now: ${visit.code}`,
    big: visit.code,
    paragraphs: [`You had asked us twice, ${visit.name}. We put both together: one place, and we call this code.`],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}: we put your two requests together. We call the code ${visit.code}.`,
    notice: `We put your two requests together. ${whereAndCode(visit)}`,
  })
}

/** What staff tell everybody who waits, in their own words. */
export function told({ shop, visit, link, told = '' }: Visit): Letter {
  return letter({
    shop,
    subject: `News from ${visit.bar.name}`,
    paragraphs: [told],
    facts: [yourCode(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}, ${visit.bar.name}: ${told}`,
    notice: `${told} (your code ${visit.code})`,
  })
}
