import type { TicketView } from '../../shared/queue.ts'
import type { OwnDevice } from '../../shared/devices.ts'
import { dayOf } from '../words/time.ts'

/** Whether the promised day, one of the bar's own calendar, went by without it being ready. `now`: ISO. */
export const isLate = ({ promisedDay, readyAt }: Pick<OwnDevice, 'promisedDay' | 'readyAt'>, now: string, zone: string): boolean =>
  !readyAt && promisedDay !== null && promisedDay < dayOf(now, zone)

/** Whoever comes within the minute is on time. */
const onTime = 60_000

/** Until when a turn is kept for somebody whose booked time has come without them; null: they are not late. `now`: epoch ms. */
export const keptForLate = ({ bookedFor, graceUntil }: Pick<TicketView, 'bookedFor' | 'graceUntil'>, now: number): string | null =>
  bookedFor !== null && graceUntil !== null && now - Date.parse(bookedFor) >= onTime && now < Date.parse(graceUntil) ? graceUntil : null
