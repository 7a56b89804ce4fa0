import { DateTime } from 'luxon'
import { type Letter, letter } from '../letter.ts'
import { thing, toCollect, whereItLies } from './collecting.ts'
import { about, type Left, toVisit, type Visit, whereAndCode, yourCode } from './visit.ts'

/** Something stays with us: what it is, and what was agreed. */
export function leftHere({ shop, visit, link, left = [], openings = [] }: Visit): Letter {
  const [day, ...otherDays] = new Set(left.map(({ promisedDay }) => promisedDay))
  return letter({
    shop,
    subject: 'What you left with us',
    big: visit.code,
    paragraphs: [`Thank you, ${visit.name}. This is what stays with us, and what we agreed. Please keep this message: it is your claim slip.`],
    facts: [...left.map((one): [string, string] => [thing(one), agreed(one)]), about(visit), ...toCollect({ visit, left }), ...whereItLies(visit, openings)],
    link: toVisit(link),
    after: [
      'We tell you when it is ready. If anything here is not as you remember it, tell us with the code.',
      'Our time costs nothing. If a part or a repair costs money, you hear the price first and may say no.',
    ],
    short: `${shop}: what you left is with us, code ${visit.code}${day && otherDays.length === 0 ? `, ready by ${dayOf(day)}` : ''}. All that was agreed: ${link}`,
    notice: `Your page shows what was agreed. ${whereAndCode(visit)}`,
  })
}

/** "It stays with us" was said too early. */
export function notLeftHere({ shop, visit, link }: Visit): Letter {
  return letter({
    shop,
    subject: 'Please disregard our last message: it does not stay with us',
    paragraphs: [
      `We are sorry, ${visit.name}: our last message came too early. Your visit goes on, and what we wrote about leaving something with us does not count.`,
    ],
    facts: [yourCode(visit), about(visit), ...whereItLies(visit, [])],
    link: toVisit(link),
    short: `${shop}: please disregard our last message, your visit goes on. Code ${visit.code}.`,
    notice: `Your visit goes on. ${whereAndCode(visit)}`,
  })
}

/** A line for each thing that was noted. */
const agreed = ({ agreed: words, condition, serial, promisedDay, repairReference, dataMayBeLost }: Left): string =>
  [
    words && `Agreed: ${words}`,
    promisedDay && `Ready by ${dayOf(promisedDay)}`,
    condition && `Condition: ${condition}`,
    serial && `Serial number: ${serial}`,
    repairReference && `Repair number: ${repairReference}`,
    dataMayBeLost && 'Data may be lost. Please keep a copy of what matters to you.',
  ]
    .filter(Boolean)
    .join('\n') || 'Nothing more was noted.'

/** `Thursday 12 March`, of a calendar day. */
const dayOf = (day: string): string => DateTime.fromISO(day, { zone: 'utc' }).setLocale('en').toFormat('cccc d LLLL')
