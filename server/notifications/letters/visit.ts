import { DateTime } from 'luxon'
import type { OpeningView } from '../../../shared/bars.ts'
import type { DeviceWords } from '../../../shared/devices.ts'
import type { TicketView } from '../../../shared/queue.ts'
import type { Calendar } from '../letter.ts'

/** What lies with us, in the words in which it was taken in; not where. */
export type Left = Omit<DeviceWords, 'keptAt'>

/**
 * What every message about a visit knows. `link` opens this one visit on any device; `told`: what staff tell everybody who waits; `left`: what
 * lies with us, and `openings` when it can be fetched, for the letters that say so.
 */
export type Visit = { shop: string; visit: TicketView; link: string; told?: string; calendar?: Calendar | undefined; left?: Left[]; openings?: OpeningView[] }

/** `Tuesday 31 March, 09:30 (Europe/Berlin)`: the wall clock of the place. */
export const wallTime = (instant: string, zone: string): string =>
  `${DateTime.fromISO(instant, { zone }).setLocale('en').toFormat('cccc d LLLL, HH:mm')} (${cityOf(zone)} time)`

/** The last part of an IANA name, as people say it: `New York`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** Where it is and what to bring. */
export const place = ({ bar, way }: TicketView): [string, string][] => [
  ['Where', way === 'store' ? `${bar.name}\n${bar.address}` : way === 'phone' ? `By phone, from ${bar.name}` : `By video, from ${bar.name}`],
  ...(bar.bring && way === 'store' ? ([['Please bring', bar.bring]] as [string, string][]) : []),
]
export const yourCode = ({ code }: TicketView): [string, string] => ['Your code', code]
export const about = ({ topic }: TicketView): [string, string] => ['About', topic.name]
export const toVisit = (link: string) => ({ label: 'Your page for this visit', url: link })
/** Only where the purchase is still to be shown. */
export const proofToBring = ({ proof }: TicketView): string[] =>
  proof === 'at_desk'
    ? ['Please have something of your purchase with you: a receipt, an order, or the device itself. If you have nothing, come all the same.']
    : []
/** Where and by which code: what may stand on a locked screen. */
export const whereAndCode = ({ bar, code }: TicketView): string => `${bar.name} · your code ${code}`
