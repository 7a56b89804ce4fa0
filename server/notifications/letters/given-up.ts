import { type Letter, letter } from '../letter.ts'
import { about, place, toVisit, type Visit, whereAndCode, yourCode } from './visit.ts'

/** At the desk it was noted that they do not wait any more. */
export function placeGivenUp({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: 'Your place in the line is given up',
    paragraphs: [
      `We noted at ${visit.bar.name} that you do not wait any more, ${visit.name}, and gave your place in the line to the next.`,
      'If that is not so, tell us at the desk soon, and we look whether it can be taken back. You can also take a new place whenever you like.',
    ],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}: we noted that you do not wait any more, and your place in the line is given up. If that is not so, tell us soon. Code ${visit.code}. ${link}`,
    notice: `If that is not so, tell us soon. ${whereAndCode(visit)}`,
  })
}

/** They had been taken out of the line by mistake. */
export function placeBack({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: 'Please disregard our last message: your place is yours',
    paragraphs: [`We are sorry, ${visit.name}: our last message was a mistake. Your place in the line is yours, with the same turn.`],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}: please disregard our last message. Your place in the line is yours, with the same turn. Code ${visit.code}.`,
    notice: `Your turn is the one from before. ${whereAndCode(visit)}`,
  })
}
