import { DateTime } from 'luxon'
import { outlasts, rangeSaid } from '../../../shared/wait.ts'
import { type Letter, letter } from '../letter.ts'
import { about, place, proofToBring, toVisit, type Visit, yourCode } from './visit.ts'

/** Somebody has a place in the live line. */
export function placeTaken({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: `Your place at ${visit.bar.name}: ${visit.code}`,
    big: visit.code,
    paragraphs: [`You have a place, ${visit.name}. We call this code and your name when it is your turn.`, wait(visit), ...proofToBring(visit)],
    facts: [yourCode(visit), about(visit), ...place(visit)],
    link: toVisit(link),
    after: ['You need not stand in line. If you cannot come, please give your place back on your page, so that the next person moves up.'],
    short: `${shop}: your place at ${visit.bar.name} has the code ${visit.code}. How it stands: ${link}`,
  })
}

function wait({ told, closesAt, bar }: Visit['visit']): string {
  if (!told) return 'Your page shows how it stands now.'
  const expected = `When you took it we expected ${rangeSaid(told)}.`
  const late = outlasts(told, told.at, closesAt)
  if (!late || !closesAt) return `${expected} Your page shows how it stands now.`
  const today = `It may not come to your turn today: we close at ${DateTime.fromISO(closesAt, { zone: bar.zone }).toFormat('HH:mm')}. Your page shows how it stands, and there you can take a time instead.`
  return late === 'begins' ? today : `${expected} ${today}`
}
