import { z } from 'zod'
import type { State } from './line.ts'
import { day, someWords, words } from './words.ts'

/** What was brought. Empty words: nothing to say, such as no accessories. `promisedDay` is a day of the bar's own calendar. */
export const deviceBody = z.object({
  kind: someWords(60, 'What was brought? A word is enough, such as laptop.'),
  serial: words(80).default(''),
  condition: words(500).default(''),
  accessories: words(200).default(''),
  /** Where it lies, for whoever has to find it. */
  keptAt: words(60).default(''),
  /** What was agreed: a repair, a price that was named, what happens to the data. */
  agreed: words(1000).default(''),
  dataMayBeLost: z.boolean().default(false),
  /** Who may collect it besides the person who brought it. */
  mayCollect: words(200).default(''),
  /** The shop's repair system knows the paid work under this. */
  repairReference: words(60).default(''),
  promisedDay: day.nullable().default(null),
})
export type DeviceWords = z.infer<typeof deviceBody>
/** What is given is changed; the rest stays. */
export const deviceChanges = z.object({
  kind: someWords(60, 'What was brought? A word is enough, such as laptop.').optional(),
  serial: words(80).optional(),
  condition: words(500).optional(),
  accessories: words(200).optional(),
  keptAt: words(60).optional(),
  agreed: words(1000).optional(),
  dataMayBeLost: z.boolean().optional(),
  mayCollect: words(200).optional(),
  repairReference: words(60).optional(),
  promisedDay: day.nullable().optional(),
})
export type DeviceChanges = z.infer<typeof deviceChanges>
export const handOverBody = z.object({
  /** To whom: the person, or whoever may collect. */
  to: someWords(120, 'Who takes it? A name, please.'),
  how: z.enum(['collected', 'sent']).default('collected'),
})
export type HandOver = z.infer<typeof handOverBody>

/** Of the ticket it came with: what a slip and a list need. Times are ISO instants. */
export type DeviceView = DeviceWords & {
  id: string
  ticketId: string
  code: string
  name: string
  contact: string | null
  state: State
  readyAt: string | null
  takenAt: string
  takenBy: string | null
  /** Whole days of the bar's calendar since it came. */
  daysHere: number
  handedOver: { at: string; by: string | null; to: string; how: 'collected' | 'sent' } | null
}

/** So many are listed at once (the oldest); a shop that keeps more is told so. */
export const mostInHouse = 500
/** What lies in the house, the oldest first. `all`: how many that are, listed or not. */
export type InHouse = { all: number; devices: DeviceView[] }

/** The customer's own claim slip: all that was agreed, nothing of where it lies. */
export type OwnDevice = Omit<DeviceView, 'keptAt' | 'contact' | 'daysHere' | 'code' | 'name' | 'state' | 'ticketId'>
