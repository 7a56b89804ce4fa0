import { type Letter, letter } from '../letter.ts'
import { thing, toCollect, whereItLies } from './collecting.ts'
import { about, toVisit, type Visit, whereAndCode, yourCode } from './visit.ts'

/** What was left with us can be fetched. */
export function ready({ shop, visit, link, left = [], openings = [] }: Visit): Letter {
  return letter({
    shop,
    subject: 'What you left with us is ready to collect',
    big: visit.code,
    paragraphs: [`What you left with us is ready, ${visit.name}. Collect it whenever you like while we are open.`],
    facts: [...left.map((one): [string, string] => ['Ready', thing(one)]), about(visit), ...toCollect({ visit, left }), ...whereItLies(visit, openings)],
    link: toVisit(link),
    after: ['Whoever collects it for you needs the code or the slip, too. There is nothing to pay for our time.'],
    short: `${shop}: what you left at ${visit.bar.name} is ready to collect. Please bring the code ${visit.code}.`,
    notice: `Please bring the code. ${whereAndCode(visit)}`,
  })
}

/** "Ready" was said too early. */
export function notReady({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: 'Please disregard our last message: not ready yet',
    paragraphs: [`We are sorry, ${visit.name}: our last message came too early. What you left with us is not ready yet. We tell you again when it is.`],
    facts: [yourCode(visit), about(visit), ...whereItLies(visit, [])],
    link: toVisit(link),
    short: `${shop}: please disregard our last message, what you left with us is not ready yet. We tell you again. Code ${visit.code}.`,
    notice: `We tell you again when it is. ${whereAndCode(visit)}`,
  })
}
