import { useCallback, useEffect, useRef, useState } from 'react'
import { asRefused, get, type Refused, wasAborted } from './ask.ts'

export type Asked<T> = {
  /** The last answer; it stays while a newer one is asked for, and when that fails. */
  data: T | null
  refused: Refused | null
  loading: boolean
  again: () => void
  set: (data: T) => void
}

/** GETs a path and keeps the answer; a null path asks nothing. An answer to an older path never overwrites a newer one. */
export function useAsk<T>(path: string | null): Asked<T> {
  const [data, setData] = useState<T | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [loading, setLoading] = useState(path !== null)
  const [turn, setTurn] = useState(0)
  const shown = useRef(path)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is what `again` raises to ask once more
  useEffect(() => {
    if (path === null) return
    const giveUp = new AbortController()
    if (shown.current !== path) setData(null)
    shown.current = path
    setLoading(true)
    get<T>(path, { signal: giveUp.signal }).then(
      (answer) => {
        setData(answer)
        setRefused(null)
        setLoading(false)
      },
      (error: unknown) => {
        if (wasAborted(error)) return
        setRefused(asRefused(error))
        setLoading(false)
      },
    )
    return () => giveUp.abort()
  }, [path, turn])

  const again = useCallback(() => setTurn((before) => before + 1), [])
  const set = useCallback((answer: T) => {
    setData(answer)
    setRefused(null)
  }, [])
  return { data, refused, loading, again, set }
}
