import type { Told } from '../../shared/line.ts'
import type { TicketView } from '../../shared/queue.ts'
import { outlasts } from '../../shared/wait.ts'

const toFive = (minutes: number) => Math.round(minutes / 5) * 5

/**
 * What is left of a range that was told, in whole five minutes from `now` (epoch ms); always a range. `over`: its end has passed.
 * `unknown`: nobody could say.
 */
export function leftOf(told: Told, now: number): { low: number; high: number } | 'over' | 'unknown' {
  if (!told) return 'unknown'
  const gone = Math.max(0, (now - Date.parse(told.at)) / 60_000)
  if (gone >= told.high) return 'over'
  const low = Math.max(0, toFive(told.low - gone))
  return { low, high: Math.max(low + 5, toFive(told.high - gone)) }
}

type Day = Pick<TicketView, 'told' | 'offeredFor' | 'closesAt'>

/**
 * What may be said of the wait. `tooLate`: the day is over, and whoever waits still may not come to their turn: a range that was told
 * before, or that begins after closing, would promise what is not going to come. After midnight the day is a new one; that a time was offered says it then.
 */
export function waitOf({ told, offeredFor, closesAt }: Day, now: number) {
  return offeredFor || !closesAt || (told && outlasts(told, told.at, closesAt) === 'begins') ? 'tooLate' : leftOf(told, now)
}

/** Whether it may not come to their turn today: a time is shown as the other way. */
export const mayBeTooLate = ({ told, offeredFor, closesAt }: Day): boolean =>
  offeredFor !== null || !closesAt || (told !== null && outlasts(told, told.at, closesAt) !== null)
