import { DateTime } from 'luxon'
import type { OpeningView } from '../../../shared/bars.ts'
import type { TicketView } from '../../../shared/queue.ts'
import { cityOf, type Left, type Visit } from './visit.ts'

type Fact = [string, string]

/** Where what was left lies, and when somebody is there: in the store, also of a visit by phone. */
export const whereItLies = ({ bar }: TicketView, openings: OpeningView[]): Fact[] => [['Where', `${bar.name}\n${bar.address}`], ...open(openings, bar.zone)]

/** `Monday 9 March: 10:00 to 13:00, 14:00 to 18:00`, a line for each day: a mail is read on another one. */
function open(openings: OpeningView[], zone: string): Fact[] {
  const at = (instant: string) => DateTime.fromISO(instant, { zone }).setLocale('en')
  const days = new Map<string, string[]>()
  for (const { opensAt, closesAt } of openings) {
    const day = at(opensAt).toFormat('cccc d LLLL')
    days.set(day, [...(days.get(day) ?? []), `${at(opensAt).toFormat('HH:mm')} to ${at(closesAt).toFormat('HH:mm')}`])
  }
  return days.size > 0 ? [[`Open (${cityOf(zone)} time)`, [...days].map(([day, spans]) => `${day}: ${spans.join(', ')}`).join('\n')]] : []
}

/** What is to be brought, and by whom. */
export const toCollect = ({ visit, left = [] }: Pick<Visit, 'visit' | 'left'>): Fact[] => [
  ['Please bring', `The code ${visit.code}, or the claim slip`],
  ['Who may collect', whoMayCollect(left)],
]

function whoMayCollect(left: Left[]): string {
  const you = ({ mayCollect }: Left) => (mayCollect ? `You, or ${mayCollect}` : 'You')
  const [first, ...more] = [...new Set(left.map(you))]
  return more.length === 0 ? (first ?? 'You') : left.map((thing) => `${thing.kind}: ${you(thing)}`).join('\n')
}

/** `Laptop, with charger` */
export const thing = ({ kind, accessories }: Left): string => (accessories && accessories !== 'nothing' ? `${kind}, with ${accessories}` : kind)
