import { type Letter, letter } from '../letter.ts'
import { about, place, toVisit, type Visit, wallTime, whereAndCode, yourCode } from './visit.ts'

/** They did not come to their booked time. */
export function keptToday({ shop, visit, link }: Visit): Letter {
  if (!visit.opensUntil) return missedAndClosed({ shop, visit, link })
  const time = visit.bookedFor ? ` at ${wallTime(visit.bookedFor, visit.bar.zone)}` : ''
  return letter({
    shop,
    subject: 'We did not see you at your time; your turn is kept today',
    paragraphs: [
      `We expected you${time}, ${visit.name}, and did not see you. Your turn is kept today: one press on your page brings it back, or tell us at the desk when you come.`,
    ],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    after: ['If you cannot come today, take another time whenever it suits you.'],
    short: `${shop}: we did not see you at your time. Your turn is kept today: come back with one press, code ${visit.code}. ${link}`,
    notice: `Come back today with one press. ${whereAndCode(visit)}`,
  })
}

/** They did not come, and cannot any more today. */
export function missedAndClosed({ shop, visit, link }: Visit): Letter {
  const missed = visit.calledAt ? 'We called you' : 'We expected you'
  return letter({
    shop,
    subject: visit.calledAt ? 'We called and did not see you' : 'We did not see you at your time',
    paragraphs: [`${missed}, ${visit.name}, and did not see you. We have closed for today: take a new place or a time, whenever it suits you.`],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}: we did not see you, and have closed for today. Take a new place or a time, whenever it suits you. ${link}`,
    notice: `We have closed for today: take a new place or a time, whenever it suits you. ${whereAndCode(visit)}`,
  })
}

/** They did not come when they were called, or to their booked time, and something of theirs is here. */
export function staysHere({ shop, visit, link }: Visit): Letter {
  const missed = visit.calledAt ? 'We called you' : 'We expected you'
  return letter({
    shop,
    subject: 'We did not see you; what you left stays with us',
    paragraphs: [`${missed}, ${visit.name}, and did not see you. What you left stays with us. Come whenever we are open and tell us your code: we go on then.`],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}: we did not see you. What you left stays with us: come whenever we are open. Code ${visit.code}.`,
    notice: `Come whenever we are open. ${whereAndCode(visit)}`,
  })
}
