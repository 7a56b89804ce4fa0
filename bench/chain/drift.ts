/** What screens show, held against the tables. */
import { setTimeout as sleep } from 'node:timers/promises'
import { DataSource } from 'typeorm'
import { Bar } from '../../server/bars/bar.entity.ts'
import { SystemClock } from '../../server/platform/clock.ts'
import { PicturesService } from '../../server/queue/pictures.service.ts'
import { Ticket } from '../../server/queue/ticket.entity.ts'
import type { Crowd } from './crowd.ts'
import { fingerprint } from './fingerprint.ts'
import type { ChainHouse } from './house.ts'
import type { Held } from './screens-client.ts'

export type Drift = { what: string }

/** Waits (so many ms at most) until all screens are current, and compares each with what is read from the tables now. */
export async function drifted(house: ChainHouse, crowd: Crowd, patience: number): Promise<{ pictures: number; drift: Drift[] }> {
  const late = performance.now() + patience
  for (;;) {
    const { screens, current } = await crowd.settle(Math.max(0, late - performance.now()))
    const found = await compared(house, crowd)
    // The server's own timers may have moved a bar meanwhile.
    if ((found.drift.length === 0 && found.pictures === screens && current === screens) || performance.now() > late) return found
    await sleep(500)
  }
}

async function compared(house: ChainHouse, crowd: Crowd): Promise<{ pictures: number; drift: Drift[] }> {
  const held = await crowd.held()
  const database = await new DataSource({ type: 'postgres', url: house.address, entities: [Bar, Ticket], extra: { max: 1 } }).initialize()
  try {
    const pictures = new PicturesService(database, new SystemClock())
    const fresh = new Map<string, { version: number; print: string }>()
    const drift: Drift[] = []
    for (const one of held) {
      const key = `${one.bar} ${one.audience}`
      const known = fresh.get(key) ?? (await read(pictures, one))
      fresh.set(key, known)
      if (known.version !== one.version) drift.push({ what: `${one.screens} ${one.audience} screens at version ${one.version} of ${known.version}` })
      else if (known.print !== one.print) drift.push({ what: `${one.screens} ${one.audience} screens with another picture of version ${one.version}` })
    }
    return { pictures: held.reduce((sum, { screens }) => sum + screens, 0), drift }
  } finally {
    await database.destroy()
  }
}

async function read(pictures: PicturesService, { bar, audience }: Held): Promise<{ version: number; print: string }> {
  const { version, line } = await pictures.of(audience, bar)
  return { version, print: fingerprint(line) }
}
