import { useCallback, useEffect, useRef, useState } from 'react'
import type { TicketView } from '../../shared/queue.ts'
import { type Asked, useAsk } from '../api/use-ask.ts'
import { useBar } from '../live/use-bar.ts'
import { hasMoved, peopleAhead } from './ahead.ts'

const alive: TicketView['state'][] = ['booked', 'waiting', 'called', 'helping', 'held', 'missed', 'closed']
/** Where no socket gets through, the page is asked for this often instead. */
const otherwise = 20_000

/** How long the first picture of the line may take before the page says that it waits for it (ms). */
const patience = 5_000

/** Since when nothing newer is known: from the line, or before there was one from the page itself. */
function known(line: string | null, fetchedAt: number | null): { at: string } | null {
  if (line) return { at: line }
  return fetchedAt !== null && Date.now() - fetchedAt > patience ? { at: new Date(fetchedAt).toISOString() } : null
}

export type OwnPlace = { asked: Asked<TicketView>; ahead: number | null; age: { at: string } | null; live: boolean }

/**
 * One's own place, kept current: fetched, then followed live, and fetched again when the line or the server says that it changed, when
 * the device wakes up, and from time to time while there is no live connection. `ready`: false until the link in a message was used.
 */
export function usePlace(id: string, ready: boolean): OwnPlace {
  const asked = useAsk<TicketView>(ready ? `/my/tickets/${id}` : null)
  const { data: ticket, again } = asked
  const follows = ticket && alive.includes(ticket.state) ? ticket.bar.id : null
  const { picture, stale, connected, refused } = useBar(follows, 'phone', id, again)
  const lookedAt = useRef(0)
  const [fetchedAt, setFetchedAt] = useState<number | null>(null)
  useEffect(() => {
    if (ticket) setFetchedAt(Date.now())
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
    age: stale ? known(picture?.at ?? null, fetchedAt) : null,
    live: picture !== null && !stale,
  }
}
