import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useDesk } from './desk-context.ts'
import { type Kept, Unsent } from './unsent.ts'

/** Without an answer it is tried again this often (ms), and at once when the network is back. */
const again = 5_000

type Hears = { done: (kept: Kept, answer: unknown) => void; refused: (kept: Kept, code: string) => void }

/** What waits for the network, of whoever is at this machine. `active`: false while the session has ended. */
export function useUnsent(owner: string, active: boolean, hears: Hears): Unsent {
  const latest = useRef(hears)
  useEffect(() => {
    latest.current = hears
  })
  const [unsent] = useState(
    () =>
      new Unsent(window.localStorage, owner, {
        done: (kept, answer) => latest.current.done(kept, answer),
        refused: (kept, code) => latest.current.refused(kept, code),
      }),
  )
  useEffect(() => {
    if (!active) return
    const flush = () => void unsent.flush()
    flush()
    const timer = setInterval(flush, again)
    window.addEventListener('online', flush)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', flush)
    }
  }, [unsent, active])
  return unsent
}

/** All that waits or was refused. */
export function useKept(): readonly Kept[] {
  const { unsent } = useDesk()
  return useSyncExternalStore(unsent.subscribe, unsent.all)
}

/** What waits for this ticket. */
export function useKeptOf(target: string): Kept | null {
  const { unsent } = useDesk()
  return useSyncExternalStore(unsent.subscribe, () => unsent.of(target))
}
