import { DateTime } from 'luxon'
import type { WithDatabase } from '../platform/config.ts'
import { BarLife } from './bar-life.ts'
import { Dice } from './dice.ts'
import { openRooms, type Rooms } from './place.ts'
import type { PlaceSetUp } from './set-up.ts'
import { Timeline } from './timeline.ts'

/** `visits`: about how many, at all bars together, over the `days` before `now`. */
export type Past = { days: number; visits: number; seed: number; now: Date }

/** Lives through the past of every bar, side by side, up to this moment. `progress`: from 0 to 1. */
export async function livePast(config: WithDatabase, places: PlaceSetUp[], past: Past, progress: (share: number) => void): Promise<void> {
  const shares = places.map(() => 0)
  const each = places.map(async (place, index) => {
    const rooms = await openRooms(config)
    try {
      await liveAt(rooms, place, { ...past, visits: past.visits / places.length, seed: past.seed + index }, (share) => {
        shares[index] = share
        progress(shares.reduce((sum, one) => sum + one, 0) / shares.length)
      })
    } finally {
      await rooms.close()
    }
  })
  // All are awaited before a failure is told: a bar that still works must not meet a database that is being closed.
  const failed = (await Promise.allSettled(each)).find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

async function liveAt(rooms: Rooms, place: PlaceSetUp, { days, visits, seed, now }: Past, progress: (share: number) => void): Promise<void> {
  const today = DateTime.fromJSDate(now, { zone: place.zone }).startOf('day')
  const first = today.minus({ days })
  rooms.clock.travelTo(first.toJSDate())
  const timeline = new Timeline(rooms.clock)
  const life = new BarLife(rooms, place, new Dice(seed), timeline)
  for (let ahead = 0; ahead <= days; ahead++) {
    const on = first.plus({ days: ahead }).toISODate() ?? ''
    for (const opening of life.openings(on)) {
      if (opening.closesAt <= now) life.planDay(on, opening, visits / days)
      else if (opening.opensAt < now) life.planToday(opening, now.getTime())
    }
  }
  life.planAhead(now.getTime())
  for (let lived = 1; lived <= days; lived++) {
    await timeline.run(Math.min(now.getTime(), first.plus({ days: lived }).toMillis()))
    progress(lived / (days + 1))
  }
  await timeline.run(now.getTime())
  progress(1)
}
