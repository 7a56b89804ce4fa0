import { z } from 'zod'
import { day, id, instant, someWords, words } from './words.ts'

export const slotsQuery = z.object({ topic: id, from: day.optional(), days: z.coerce.number().int().min(1).max(31).default(7) })
/** A time for a visit that there is already: another one for a booking, or one instead of the place in the line. */
export const timeBody = z.object({ start: instant })
/** Booked by staff for somebody who rings up or stands there. Empty `contact`: messages go to the verified address of `customer`, if any. */
export const bookForBody = z.object({
  start: instant,
  topic: id,
  way: z.enum(['store', 'phone', 'video']).default('store'),
  name: someWords(60, 'A name to call, please.'),
  about: words(500).default(''),
  contact: words(254).default(''),
  /** A customer found by the search; none: somebody new. */
  customer: id.optional(),
})
export type BookFor = z.infer<typeof bookForBody>

/** Free times, by the bar's own calendar day. `start` is an ISO instant; `wall` the bar's clock, `09:30`. */
export type SlotDay = { day: string; slots: { start: string; wall: string }[] }
export type SlotsView = { zone: string; minutes: number; days: SlotDay[] }
