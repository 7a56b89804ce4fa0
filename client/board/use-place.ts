import { useEffect, useRef } from 'react'
import type { BarView } from '../../shared/bars.ts'
import type { Joining } from '../../shared/line.ts'
import { useAsk } from '../api/use-ask.ts'
import { changesAt } from './standing.ts'

/** Looked at once more: "full" comes and goes with the hours that are left, and nobody tells (ms). */
const every = 60_000

/** The place with its hours: asked for again each minute, when staff say something new of joining, and when it opens or closes. */
export function usePlace(bar: string, now: number, joining: Joining | null, stale: boolean): BarView | null {
  const { data, again } = useAsk<BarView>(stale ? null : `/bars/${bar}`)
  const due = data !== null && now >= changesAt(data)
  const news = `${joining} ${due}`
  const heard = useRef(news)
  useEffect(() => {
    if (heard.current === news) return
    heard.current = news
    again()
  }, [news, again])
  useEffect(() => {
    const timer = setInterval(again, every)
    return () => clearInterval(timer)
  }, [again])
  return data
}
