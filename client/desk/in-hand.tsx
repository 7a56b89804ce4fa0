import { useEffect, useRef, useState } from 'react'
import type { StaffTicket } from '../../shared/line.ts'
import { useDeeds, useDesk } from './desk-context.ts'
import { Called, InHelp, InShort } from './with-me.tsx'

/**
 * Who is with me. Of several, one is open at a time: whoever was started or resumed last, until another is chosen. Single keys mean the
 * open one.
 */
export function InHand({ tickets }: { tickets: StaffTicket[] }) {
  const helping = tickets.filter(({ state }) => state === 'helping')
  const [chosen, setChosen] = useState<string | null>(null)
  const known = useRef<ReadonlySet<string>>(new Set())
  const ids = helping.map(({ id }) => id).join(' ')
  useEffect(() => {
    const now = ids.split(' ').filter(Boolean)
    const fresh = now.filter((id) => !known.current.has(id))
    const [last] = fresh.slice(-1)
    if (last && known.current.size > 0) setChosen(last)
    known.current = new Set(now)
  }, [ids])

  const open = helping.find(({ id }) => id === chosen) ?? helping.at(-1)
  const other = open && helping[(helping.indexOf(open) + 1) % helping.length]
  const { inHand } = useDesk()
  useEffect(() => {
    inHand.current = open?.id ?? null
  }, [inHand, open?.id])
  useDeeds(other && other !== open ? { otherInHand: () => setChosen(other.id) } : {})
  return tickets.map((ticket) => {
    if (ticket.state === 'called') return <Called key={ticket.id} ticket={ticket} />
    if (ticket === open) return <InHelp key={ticket.id} ticket={ticket} />
    return <InShort key={ticket.id} ticket={ticket} onOpen={() => setChosen(ticket.id)} isOther={ticket === other} />
  })
}
