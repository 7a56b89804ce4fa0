import { useEffect, useRef, useState } from 'react'
import type { Call } from '../../shared/line.ts'
import { newCalls } from './new-calls.ts'

/** How long a call counts as new (ms): it is marked, and flashes for the first seconds of it. */
const freshFor = 20_000
const none: ReadonlySet<number> = new Set()

/** The places that were called just now; `chime` is called once for them all. What was called when the board came on is not new. */
export function useNewCalls(calls: Call[] | null, chime: () => void): ReadonlySet<number> {
  const known = useRef<Map<number, string> | null>(null)
  const [fresh, setFresh] = useState(none)
  useEffect(() => {
    if (!calls) return
    const came = newCalls(known.current, calls)
    known.current = new Map(calls.map(({ place, calledAt }) => [place, calledAt]))
    if (came.length === 0) return
    chime()
    setFresh(new Set(came))
  }, [calls, chime])
  useEffect(() => {
    if (fresh.size === 0) return
    const timer = setTimeout(() => setFresh(none), freshFor)
    return () => clearTimeout(timer)
  }, [fresh])
  return fresh
}
