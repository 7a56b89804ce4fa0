import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Picture, StaffLine } from '../../shared/line.ts'
import { get } from '../api/ask.ts'
import { useOnline } from '../api/use-online.ts'
import { followBar } from '../live/follow-bar.ts'
import type { Followed } from '../live/follower.ts'
import { freshFor, isStale } from '../live/freshness.ts'
import { useNow } from '../ui/staff/use-now.ts'

export type LiveLine = {
  line: StaffLine | null
  /** Up to when (ISO) it is known to be right. */
  at: string | null
  stale: boolean
  refused: { code: string; detail: string } | null
}
type StaffPicture = Picture<StaffLine>

/** While a socket is away its line is asked for this often (ms). */
const pollEvery = 10_000

/** The lines of a few bars at once; each keeps its own connection. `active` is false while the session has ended: the last pictures then grow old. */
export function useLines(bars: readonly string[], active: boolean): ReadonlyMap<string, LiveLine> {
  const followed = useFollowed(active ? bars : [])
  const now = useNow(5_000)
  const online = useOnline()
  const asked = useQueries({
    queries: bars.map((bar) => {
      const live = followed.get(bar)
      const stale = !live || isStale(live, now)
      return {
        queryKey: ['line', bar],
        queryFn: ({ signal }: { signal: AbortSignal }) => get<StaffPicture>(`/bars/${bar}/line`, { signal }),
        enabled: active,
        staleTime: Number.POSITIVE_INFINITY,
        refetchInterval: stale ? pollEvery : (false as const),
        retry: false,
      }
    }),
  })
  return new Map(
    bars.map((bar, index) => {
      const live = followed.get(bar)
      const one = asked[index]
      const picture = newer(live?.picture ?? null, one?.data ?? null)
      const askedIsOld = !online || !one || one.isError || now - one.dataUpdatedAt > freshFor
      const stale = (!live || isStale(live, now)) && askedIsOld
      return [bar, { line: picture?.line ?? null, at: picture?.at ?? null, stale, refused: live?.refused ?? null }]
    }),
  )
}

const newer = (one: StaffPicture | null, other: StaffPicture | null) =>
  one && other ? (other.version > one.version || (other.version === one.version && other.at > one.at) ? other : one) : (one ?? other)

/** Begins to follow what is new in the list and stops what is gone from it; what stays is not disturbed. */
function useFollowed(bars: readonly string[]): ReadonlyMap<string, Followed<'staff'>> {
  const [known, setKnown] = useState<ReadonlyMap<string, Followed<'staff'>>>(new Map())
  const running = useRef(new Map<string, () => void>())
  const list = bars.join(' ')
  useEffect(() => {
    const wanted = list.split(' ').filter(Boolean)
    for (const [bar, stop] of running.current) {
      if (wanted.includes(bar)) continue
      stop()
      running.current.delete(bar)
    }
    for (const bar of wanted) {
      if (running.current.has(bar)) continue
      const picture = (next: Followed<'staff'>) => setKnown((before) => new Map(before).set(bar, next))
      running.current.set(bar, followBar<'staff'>({ bar, audience: 'staff' }, { picture }))
    }
  }, [list])
  useEffect(
    () => () => {
      for (const stop of running.current.values()) stop()
      running.current.clear()
    },
    [],
  )
  return known
}
