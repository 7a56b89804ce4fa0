import type { Outcome } from '../../../shared/outcomes.ts'
import { type Letter, letter } from '../letter.ts'
import { about, toVisit, type Visit } from './visit.ts'

const outcomes: Record<Outcome, string> = {
  solved: 'It was solved.',
  improved: 'It is better than before.',
  left_with_us: 'It is with us for now. We write to you when there is news.',
  passed_on: 'We passed it on to somebody who can help.',
  not_solved: 'We could not solve it this time.',
  ended_by_us: 'We had to end the visit.',
}

/** After the visit: what was done, by whom, and how to come back. */
export function summary({ shop, visit, link }: Visit): Letter {
  const { help } = visit
  return letter({
    shop,
    subject: `What we did for you at ${visit.bar.name}`,
    paragraphs: [`Thank you for coming, ${visit.name}.`, ...(help ? [outcomes[help.outcome]] : []), ...(help?.summary ? [help.summary] : [])],
    facts: [about(visit), ...(help ? ([['Helped by', help.by]] as [string, string][]) : [])],
    link: toVisit(link),
    after: ['If it comes back, so may you: take a place or a time in the same way. It costs nothing, however often.'],
    short: `${shop}: thank you for coming. What we did: ${link}`,
  })
}
