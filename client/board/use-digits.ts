import { useEffect } from 'react'
import { useAsk } from '../api/use-ask.ts'
import { dayOf } from '../words/time.ts'

/** Looked at once more now and then, in case this device's day is another one than the place's (ms). */
const every = 10 * 60_000

/** Today's digits: asked for anew at the place's midnight, and when the board was cut off. Old ones are not shown into the next day. */
export function useDigits(path: string, now: number, zone: string, stale: boolean): string | null {
  const day = dayOf(new Date(now).toISOString(), zone)
  const { data, again } = useAsk<{ digits: string }>(`${path}?day=${day}`)
  useEffect(() => {
    if (stale) return
    again()
    const timer = setInterval(again, every)
    return () => clearInterval(timer)
  }, [stale, again])
  return data?.digits ?? null
}
