import type { OwnDevice } from '../../shared/devices.ts'
import { queue } from './queue.ts'
import { dayAndClock, fullDay } from './time.ts'

const { slip: words } = queue

/** What a claim slip says of one thing, on the phone as on paper: the day by which it is ready first. Without words: not said. */
export const slipFacts = (device: OwnDevice, zone: string): [name: string, text: string | null][] => [
  [words.readySince, device.readyAt && dayAndClock(device.readyAt, zone)],
  [words.promised, !device.readyAt && device.promisedDay ? fullDay(device.promisedDay) : null],
  [words.agreed, device.agreed],
  [words.condition, device.condition],
  [words.accessories, device.accessories || words.nothing],
  [words.serial, device.serial],
  [words.collect, words.who(device.mayCollect)],
  [words.taken, words.takenBy(dayAndClock(device.takenAt, zone), device.takenBy)],
  [words.reference, device.repairReference],
]
