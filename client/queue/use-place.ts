import { useCallback, useEffect, useRef, useState } from 'react'
import type { Notice } from '../../shared/line.ts'
import type { Mine } from '../../shared/live.ts'
import type { TicketView } from '../../shared/queue.ts'
import { serverClock } from '../api/server-clock.ts'
import { type Asked, useAsk } from '../api/use-ask.ts'
import { useBar } from '../live/use-bar.ts'
import { ageOf, isAlive } from './age.ts'
import { hasMoved, peopleAhead } from './ahead.ts'

/** Where no socket gets through, the page is asked for this often instead. */
const otherwise = 20_000

export type OwnPlace = { asked: Asked<TicketView>; ahead: number | null; openDesks: number | null; notice: Notice; age: { at: string } | null; live: boolean }

/**
 * One's own place, kept current: fetched, then followed live, told another wait, and fetched again when the line or the server says that it changed, when
 * the device wakes up, and from time to time while there is no live connection. `ready`: false until the link in a message was used.
 */
export function usePlace(id: string, ready: boolean): OwnPlace {
  const asked = useAsk<TicketView>(ready ? `/my/tickets/${id}` : null)
  const { data: ticket, loading, again, set } = asked
  const follows = ticket && isAlive(ticket, serverClock.now()) ? ticket.bar.id : null
  // An answer that is under way may be older than what was told just now.
  const hear = ({ told }: Mine) => (told && ticket && !loading ? set({ ...ticket, told }) : again())
  const { picture, stale, connected, refused } = useBar(follows, 'phone', id, hear)
  const lookedAt = useRef(0)
  const [fetchedAt, setFetchedAt] = useState<number | null>(null)
  useEffect(() => {
    if (ticket) setFetchedAt(serverClock.now())
  }, [ticket])

  useEffect(() => {
    if (!picture || !ticket || picture.version <= lookedAt.current || !hasMoved(picture.line, picture.version, ticket)) return
    lookedAt.current = picture.version
    again()
  }, [picture, ticket, again])

  const cutOff = follows !== null && (!connected || refused !== null)
  useEffect(() => {
    if (!cutOff) return
    const timer = setInterval(again, otherwise)
    return () => clearInterval(timer)
  }, [cutOff, again])

  const wake = useCallback(() => document.visibilityState === 'visible' && again(), [again])
  useEffect(() => {
    document.addEventListener('visibilitychange', wake)
    window.addEventListener('online', wake)
    return () => {
      document.removeEventListener('visibilitychange', wake)
      window.removeEventListener('online', wake)
    }
  }, [wake])

  return {
    asked,
    ahead: picture && ticket ? peopleAhead(picture.line, ticket) : null,
    openDesks: picture?.line.openDesks ?? null,
    notice: picture?.line.notice ?? null,
    age: stale && ticket ? ageOf({ state: ticket.state, line: picture?.at ?? null, fetchedAt, now: serverClock.now() }) : null,
    live: picture !== null && !stale,
  }
}
