import { type Letter, letter } from '../letter.ts'
import { toVisit, type Visit, wallTime, whereAndCode } from './visit.ts'

/** Closing time came before this person's turn; the first time of the next day is theirs if they want it. */
export function lineClosed({ shop, visit, link }: Visit): Letter {
  const first = visit.offeredFor ? wallTime(visit.offeredFor, visit.bar.zone) : null
  const offer = first
    ? `The first time we can offer you is ${first}. One tap on your page takes it, or choose another.`
    : 'Please choose another time on your page; it takes one minute.'
  return letter({
    shop,
    subject: `We closed before it was your turn`,
    ...(first ? { big: first } : {}),
    paragraphs: [`We are sorry, ${visit.name}: ${visit.bar.name} closed for today before we got to you. That was our doing, not yours.`, offer],
    link: toVisit(link),
    short: `${shop}: we are sorry, we closed before it was your turn. ${first ? `First time: ${first}. ` : ''}Take a time: ${link}`,
    notice: `${first ? `We are sorry. The first time that we can offer: ${first}` : 'We are sorry. Please choose another time'} · ${whereAndCode(visit)}`,
  })
}
