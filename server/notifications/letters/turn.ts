import type { TicketView } from '../../../shared/queue.ts'
import { type Letter, letter } from '../letter.ts'
import { missedAndClosed } from './kept.ts'
import { about, place, toVisit, type Visit, whereAndCode, yourCode } from './visit.ts'

const where = ({ way, desk }: TicketView): string => {
  if (way === 'phone') return 'we ring you now'
  if (way === 'video') return 'open your page now'
  return desk ? `desk ${desk.number}` : 'please come to us'
}
const waits = ({ way, desk }: TicketView): string[] => (way === 'store' && desk ? [`${desk.specialist} waits for you at desk ${desk.number}.`] : [])

/** They are called. */
export function turn({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: `It is your turn: ${where(visit)}`,
    big: visit.code,
    paragraphs: [`It is your turn, ${visit.name}: ${where(visit)}.`, ...waits(visit)],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    after: ['If you cannot come now, say so on your page or simply come later: your turn is kept.'],
    short: `${shop}: it is your turn: ${where(visit)}, code ${visit.code}.${visit.way === 'video' ? ` ${link}` : ''}`,
    notice: whereAndCode(visit),
  })
}

/** What rested with us goes on, at a desk. */
export function readyAtDesk({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: `We are ready for you: ${where(visit)}`,
    big: visit.code,
    paragraphs: [`We are ready for you, ${visit.name}: ${where(visit)}.`, ...waits(visit)],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}: we are ready for you: ${where(visit)}, code ${visit.code}.${visit.way === 'video' ? ` ${link}` : ''}`,
    notice: whereAndCode(visit),
  })
}

/** Called, and not seen. */
export function notSeen({ shop, visit, link }: Visit): Letter {
  if (!visit.opensUntil) return missedAndClosed({ shop, visit, link })
  return letter({
    shop,
    subject: 'We called and did not see you; your turn is kept',
    paragraphs: [`We called you, ${visit.name}, and did not see you. Your turn is kept: come back today and you are where you were.`],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}: we called and did not see you. Your turn is kept: come back today and you are where you were. Code ${visit.code}.`,
    notice: `Come back today and you are where you were. ${whereAndCode(visit)}`,
  })
}

/** The call was taken back after they had been told of it. */
export function notYet({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: 'Please disregard our last message: not your turn yet',
    paragraphs: [
      `We are sorry, ${visit.name}: our last message came too early. It is not your turn yet. You keep your place, and we tell you again when it is.`,
    ],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    short: `${shop}: please disregard our last message, it is not your turn yet. You keep your place; we tell you again. Code ${visit.code}.`,
    notice: `You keep your place; we tell you again. ${whereAndCode(visit)}`,
  })
}
