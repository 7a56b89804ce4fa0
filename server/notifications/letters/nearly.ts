import type { TicketView } from '../../../shared/queue.ts'
import { type Letter, letter } from '../letter.ts'
import { about, place, toVisit, type Visit, whereAndCode, yourCode } from './visit.ts'

/** What to do now, by the way that they come. `short` is for a phone. */
function next({ way, here, bar }: TicketView): { long: string; short: string } {
  if (way === 'phone') return { long: 'Please keep your phone at hand: we ring you.', short: 'Please keep your phone at hand: we ring you.' }
  if (way === 'video') return { long: 'Please open your page: we invite you from there.', short: 'Please open your page: we invite you from there.' }
  if (here) return { long: 'Please stay within hearing.', short: 'Please stay within hearing.' }
  const come = `Please come to ${bar.name} now`
  return {
    long: `${come}: we call only people who are in the store. On your page you can say that you are on your way, or ask for ten more minutes. Your place is kept either way.`,
    short: `${come}, or say on your page when you can.`,
  }
}

/** Soon their turn. */
export function nearlyDue({ shop, visit, link }: Visit): Letter {
  const { long, short } = next(visit)
  return letter({
    shop,
    subject: 'It is nearly your turn',
    big: visit.code,
    paragraphs: [`It is nearly your turn, ${visit.name}.`, long],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    // Who is in the store has nothing to answer: a link would only make the message longer, and dearer.
    short: `${shop}: it is nearly your turn, code ${visit.code}. ${short}${visit.here || visit.way === 'phone' ? '' : ` ${link}`}`,
    notice: `${short} ${whereAndCode(visit)}`,
  })
}
