import { z } from 'zod'
import { day, id } from './words.ts'

export const slotsQuery = z.object({ topic: id, from: day.optional(), days: z.coerce.number().int().min(1).max(31).default(7) })
/** Free times, by the bar's own calendar day. `start` is an ISO instant; `wall` the bar's clock, `09:30`. */
export type SlotDay = { day: string; slots: { start: string; wall: string }[] }
export type SlotsView = { zone: string; minutes: number; days: SlotDay[] }
