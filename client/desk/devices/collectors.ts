import type { DeviceWords } from '../../../shared/devices.ts'

/** Who may collect these besides whoever brought them, each once: `his sister or Sam; the office` is three. A comma may belong to a name. */
export const collectorsOf = (devices: readonly Pick<DeviceWords, 'mayCollect'>[]): string[] =>
  [...new Set(devices.flatMap(({ mayCollect }) => mayCollect.split(/;|\n|\s+or\s+/).map((name) => name.trim())))].filter(Boolean)
