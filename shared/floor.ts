import { z } from 'zod'
import type { Joining, Notice, Waits } from './line.ts'
import { type Outcome, outcomes } from './outcomes.ts'
import { id, someWords, words } from './words.ts'

export const joiningBody = z.object({
  joining: z.enum(['open', 'paused', 'closed']),
  /** What people read while the line takes nobody new; may stay empty. */
  words: words(200).default(''),
})
export type SetJoining = z.infer<typeof joiningBody>
/** Empty words take the last notice back. */
export const tellBody = z.object({ words: words(300) })
/** `noAnswerSeconds`: how long whoever was called has to come; `graceMinutes`: how late a booking may be and keep its turn. What is not given stays. */
export const waitsBody = z
  .object({
    noAnswerSeconds: z.int('Whole seconds, please.').min(0, 'Not less than nothing, please.').max(1800, 'At most 30 minutes, please.'),
    graceMinutes: z.int('Whole minutes, please.').min(0, 'Not less than nothing, please.').max(120, 'At most 120 minutes, please.'),
  })
  .partial()
  .refine((given) => Object.values(given).some((one) => one !== undefined), 'Say what is to change, please.')
export type SetWaits = z.infer<typeof waitsBody>
/** How a line stands to newcomers, and what those who wait were told. */
export type JoiningView = { joining: Joining; words: string; notice: Notice }

/** The wall clock of a bar without its zone, `2026-03-29T14:05`. */
const wallClock = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/, 'A time looks like 2026-03-29T14:05.')

/** Help that was written down on paper, e.g. during a power cut. */
export const paperVisitBody = z.object({
  name: someWords(60, 'The name of who was helped, please.'),
  topic: id,
  /** Who helped. */
  specialist: id,
  /** When the help began, by the clock on the wall of the bar. */
  startedAt: wallClock,
  minutes: z.number('How many minutes did it take?').int('Whole minutes, please.').min(1, 'At least one minute, please.').max(720, 'At most 12 hours, please.'),
  outcome: z.enum(outcomes, 'How did it go?'),
  about: words(500).default(''),
  /** E-mail address or phone number. Nobody is written to: it helps to find them again. */
  contact: words(254).default(''),
  note: words(4000).default(''),
  summary: words(4000).default(''),
})
export type PaperVisit = z.infer<typeof paperVisitBody>
export type PaperVisited = { ticket: string; code: string; startedAt: string; endedAt: string; day: string; outcome: Outcome; minutes: number }

/** Who was called to a desk that was taken over is back in the line; who was being helped there is with the supervisor. */
export type TakenOver = { desk: number; from: string; putBack: string[]; withYou: string[]; at: number | null }

/** What goes on at one bar, counted. Instants are ISO; `day` is the bar's own today, and counts are of it. */
export type FloorBar = {
  id: string
  slug: string
  name: string
  zone: string
  day: string
  /** Until when it is open; null: closed by its hours. */
  closesAt: string | null
  opensAt: string | null
  joining: Joining
  joiningWords: string
  notice: Notice
  waits: Waits
  waiting: number
  /** How many of them did not answer "still there?". */
  silent: number
  /** Since when the one waits who has waited longest, of the others. */
  waitingSince: string | null
  helping: number
  desksOpen: number
  onBreak: number
  /** Desks whose specialist asked for a supervisor, the first who asked first. */
  wanted: { desk: string; number: number; name: string; at: string }[]
  /** Bookings still to come today, and the next of them. */
  booked: number
  nextBooking: string | null
  devices: number
  oldestDevice: string | null
  today: Today
}
/** `visits`: people whose help ended; `late`, `noAnswer`: did not come to a booked time, were called and not seen, and are not back. */
export type Today = { visits: number; minutes: number; left: number; late: number; noAnswer: number }
export type FloorView = { at: string; bars: FloorBar[] }

/** Something that was brought and is still with us. */
export type DeviceInHouse = {
  id: string
  ticket: string
  code: string
  name: string
  kind: string
  keptAt: string
  takenAt: string
  /** The bar's own day that was promised. */
  promisedDay: string | null
  /** Since when the customer knows that it can be collected. */
  readyAt: string | null
}
/** What a supervisor may need of one bar besides its line. The oldest device first. */
export type BarBehind = {
  /** `skills`: what a specialist has to know to be called for it; all of them. */
  topics: { id: string; name: string; minutes: number; skills: string[] }[]
  specialists: { id: string; name: string; skills: string[] }[]
  /** All that topics of the shop ask for, wherever they are given: somebody may work at several bars. */
  skills: string[]
  /** At most 500; `inHouse` counts them all. */
  devices: DeviceInHouse[]
  inHouse: number
}
