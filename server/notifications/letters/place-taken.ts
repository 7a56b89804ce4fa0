import { type Letter, letter } from '../letter.ts'
import { about, place, proofToBring, toVisit, type Visit, yourCode } from './visit.ts'

/** Somebody has a place in the live line. */
export function placeTaken({ shop, visit, link }: Visit): Letter {
  const wait = visit.told
    ? [`When you took it we expected ${visit.told.low} to ${visit.told.high} minutes. Your page shows how it stands now.`]
    : ['Your page shows how it stands now.']
  return letter({
    shop,
    subject: `Your place at ${visit.bar.name}: ${visit.code}`,
    big: visit.code,
    paragraphs: [`You have a place, ${visit.name}. We call this code and your name when it is your turn.`, ...wait, ...proofToBring(visit)],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    after: ['You need not stand in line. If you cannot come, please give your place back on your page, so that the next person moves up.'],
    short: `${shop}: your place at ${visit.bar.name} has the code ${visit.code}. How it stands: ${link}`,
  })
}
