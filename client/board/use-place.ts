import { useEffect } from 'react'
import type { BarView } from '../../shared/bars.ts'
import type { BoardLine } from '../../shared/line.ts'
import { useAsk } from '../api/use-ask.ts'
import { changesAt } from './standing.ts'

/** Looked at once more: "full" comes and goes with the hours that are left, and nobody tells (ms). */
const every = 60_000

/** The place with its hours: asked for again each minute, when the line says something new of joining or waiting, and when it opens or closes. */
export function usePlace(bar: string, now: number, line: BoardLine | null, stale: boolean): BarView | null {
  const { data, again } = useAsk<BarView[]>('/bars')
  const place = data?.find(({ id }) => id === bar) ?? null
  const due = place !== null && now >= changesAt(place)
  const { joining, wait } = line ?? { joining: null, wait: null }
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when one of these is another
  useEffect(() => {
    if (stale) return
    again()
    const timer = setInterval(again, every)
    return () => clearInterval(timer)
  }, [stale, again, due, joining, wait?.low, wait?.high])
  return place
}
