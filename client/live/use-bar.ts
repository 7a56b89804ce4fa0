import { useEffect, useRef, useState } from 'react'
import type { Audience } from '../../shared/line.ts'
import type { Mine } from '../../shared/live.ts'
import { followBar } from './follow-bar.ts'
import type { Followed } from './follower.ts'
import { isStale } from './freshness.ts'

const unknown = { picture: null, heardAt: null, connected: false, refused: null }

/**
 * The live picture of a bar's line for an audience; nothing is followed while `bar` is null. `stale` turns true by itself when
 * the picture was not confirmed for 20 s or the connection is gone: show `picture.at` then.
 */
export function useBar<A extends Audience>(bar: string | null, audience: A, ticket?: string, onMine?: (mine: Mine) => void): Followed<A> & { stale: boolean } {
  const [followed, setFollowed] = useState<Followed<A>>(unknown)
  const [now, setNow] = useState(() => Date.now())
  const hearMine = useRef(onMine)
  hearMine.current = onMine

  useEffect(() => {
    setFollowed(unknown)
    if (!bar) return
    return followBar<A>(
      { bar, audience, ...(ticket && { ticket }) },
      {
        picture: (next) => {
          setFollowed(next)
          setNow(Date.now())
        },
        mine: (mine) => hearMine.current?.(mine),
      },
    )
  }, [bar, audience, ticket])

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000)
    return () => clearInterval(timer)
  }, [])

  return { ...followed, stale: isStale(followed, now) }
}
