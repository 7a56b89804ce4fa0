import { useCallback, useRef, useState } from 'react'
import { asRefused, type Refused } from './ask.ts'
import { Intent } from './intent.ts'

/** `refused` is the last answer that was no; it is cleared when the next try begins. */
export type Command = {
  /** Resolves to the answer, or to null when it was refused or when one is under way already (a second press does nothing). */
  run: <T>(path: string, body?: unknown) => Promise<T | null>
  pending: boolean
  refused: Refused | null
  clear: () => void
}

/** One button's command: pending from the press, at most one at a time, safe to retry. */
export function useCommand(): Command {
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const underWay = useRef(false)
  const [intent] = useState(() => new Intent())

  const run = useCallback(
    async <T>(path: string, body: unknown = {}): Promise<T | null> => {
      if (underWay.current) return null
      underWay.current = true
      setPending(true)
      setRefused(null)
      try {
        return await intent.send<T>(path, body)
      } catch (error) {
        setRefused(asRefused(error))
        return null
      } finally {
        underWay.current = false
        setPending(false)
      }
    },
    [intent],
  )
  const clear = useCallback(() => setRefused(null), [])
  return { run, pending, refused, clear }
}
