import type { DeviceChanges, DeviceWords } from '../../../shared/devices.ts'

const fields = [
  ...(['kind', 'serial', 'condition', 'accessories', 'keptAt', 'agreed'] as const),
  ...(['dataMayBeLost', 'mayCollect', 'repairReference', 'promisedDay'] as const),
] satisfies (keyof DeviceWords)[]

/** What is other than it was: what somebody else has changed meanwhile stays. */
export const changesOf = (before: DeviceWords, now: DeviceWords): DeviceChanges =>
  Object.fromEntries(fields.filter((field) => now[field] !== before[field]).map((field) => [field, now[field]]))
