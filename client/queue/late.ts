import type { OwnDevice } from '../../shared/devices.ts'
import { dayOf } from '../words/time.ts'

/** Whether the promised day, one of the bar's own calendar, went by without it being ready. `now`: ISO. */
export const isLate = ({ promisedDay, readyAt }: Pick<OwnDevice, 'promisedDay' | 'readyAt'>, now: string, zone: string): boolean =>
  !readyAt && promisedDay !== null && promisedDay < dayOf(now, zone)
