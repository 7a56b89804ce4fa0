import { useCallback, useMemo, useState } from 'react'
import type { StaffTicket } from '../../shared/line.ts'

/** They can come back to their turn on the same day. */
const keptFor = 12 * 60 * 60_000
type Kept = { at: number; ticket: StaffTicket }

function read(key: string): Kept[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '[]') as Kept[]
    return kept.filter(({ at }) => Date.now() - at < keptFor)
  } catch {
    return []
  }
}

/**
 * Whom this desk called and did not see. The live line lets them go; here they stay at hand for the day, until they are back.
 */
export function useMissed(bar: string) {
  const key = `aftercare.missed.${bar}`
  const [kept, setKept] = useState(() => read(key))
  const seen = useCallback(
    (ticket: StaffTicket) =>
      setKept((before) => {
        const others = before.filter((one) => one.ticket.id !== ticket.id)
        const next = ticket.state === 'missed' ? [...others, { at: Date.now(), ticket }] : others
        try {
          sessionStorage.setItem(key, JSON.stringify(next))
        } catch {
          // They are then forgotten with the page; the search still finds them.
        }
        return next
      }),
    [key],
  )
  return useMemo(() => ({ tickets: kept.map(({ ticket }) => ticket), seen }), [kept, seen])
}
