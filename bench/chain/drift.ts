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

/** Kinds of pictures that were still other than the tables when patience was over, in words. */
export type Compared = { pictures: number; drift: string[] }

/**
 * Compares the picture on every screen with one that is read from the tables now. The server's own timers go on moving bars: what is of
 * another version than the tables is asked again, until it is not or so many ms are over; another picture of the same version is wrong at once.
 */
export async function compare(house: ChainHouse, crowd: Crowd, patience: number): Promise<Compared> {
  const late = performance.now() + patience
  await crowd.settle(patience)
  const database = await new DataSource({ type: 'postgres', url: house.address, entities: [Bar, Ticket], extra: { max: 1 } }).initialize()
  try {
    const pictures = new PicturesService(database, new SystemClock())
    let held = await crowd.held()
    const { screens } = await crowd.state()
    const count = held.reduce((sum, one) => sum + one.screens, 0)
    const missing = count === screens ? [] : [`${screens - count} screens without a picture`]
    for (;;) {
      const differing = await other(pictures, held)
      const wrong = [...differing.values()].filter(({ behind }) => !behind)
      if (differing.size === 0 || wrong.length > 0 || performance.now() > late)
        return { pictures: count, drift: [...missing, ...[...differing.values()].map(({ what }) => what)] }
      await sleep(200)
      held = (await crowd.held()).filter((one) => differing.has(keyOf(one)))
    }
  } finally {
    await database.destroy()
  }
}

const keyOf = ({ bar, audience }: Held): string => `${bar} ${audience}`

/** The lines whose screens show something else than the tables, each with one of its differences. */
async function other(pictures: PicturesService, held: Held[]): Promise<Map<string, { behind: boolean; what: string }>> {
  const now = new Map<string, { version: number; print: string }>()
  const differing = new Map<string, { behind: boolean; what: string }>()
  for (const one of held) {
    const { version, print } = now.get(keyOf(one)) ?? (await read(pictures, one))
    now.set(keyOf(one), { version, print })
    if (version !== one.version)
      differing.set(keyOf(one), { behind: true, what: `${one.screens} ${one.audience} screens at version ${one.version} of ${version}` })
  }
  for (const one of held)
    if (now.get(keyOf(one))?.version === one.version && now.get(keyOf(one))?.print !== one.print)
      differing.set(keyOf(one), { behind: false, what: `${one.screens} ${one.audience} screens with another picture of version ${one.version}` })
  return differing
}

async function read(pictures: PicturesService, { bar, audience }: Held): Promise<{ version: number; print: string }> {
  const { version, line } = await pictures.of(audience, bar)
  return { version, print: fingerprint(line) }
}
