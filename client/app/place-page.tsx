import { lazy, Suspense, useEffect, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import type { TicketView } from '../../shared/queue.ts'
import { send } from '../api/ask.ts'
import { fillIn } from '../door/typed.ts'
import { Place } from '../queue/place.tsx'
import { Strangers } from '../queue/strangers.tsx'
import { usePlace } from '../queue/use-place.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Columns } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { common } from '../words/common.ts'
import { queue } from '../words/queue.ts'
import { Away } from './away.tsx'
import { CustomerFrame } from './customer-frame.tsx'
import { codesOf } from './living.ts'
import { useMe } from './use-me.ts'

const TellMe = lazy(() => import('../push/tell-me.tsx'))

export default function PlacePage() {
  const { ticket: id = '' } = useParams()
  const ready = useLink(id)
  const { asked, ...line } = usePlace(id, ready)
  const me = useMe()
  const navigate = useNavigate()
  const { led, wanted, over } = useLed(id)
  const { data: ticket, refused } = asked
  useGoesOn(ticket)
  const changed = (next: TicketView) => {
    // What was added is said where it was offered.
    if (next.moreTopics.length === ticket?.moreTopics.length) over()
    asked.set(next)
  }
  const bookAnew = (start: string) => {
    if (!ticket) return
    const { bar, topic, way, about, name } = ticket
    fillIn({ bar: bar.id, topic: topic.id, way, about, name, when: 'time', start })
    navigate('/?step=name')
  }
  const codes = codesOf([...(ticket ? [ticket] : []), ...(me.data?.tickets ?? [])])
  const notMe = async () => {
    if (await me.notMe()) navigate('/')
  }

  if (refused && !ticket) {
    if (refused.code === 'unreachable') return <Away again={asked.again} />
    if (refused.status >= 500)
      return (
        <CustomerFrame notMe={notMe} codes={codes}>
          <Refusal says={refused.message}>
            <Button onClick={asked.again}>{common.tryAgain}</Button>
          </Refusal>
        </CustomerFrame>
      )
  }
  // Also when the right to see it ended while the page was open.
  if (refused && [401, 403, 404, 422].includes(refused.status))
    return (
      <CustomerFrame {...(me.data?.known && { notMe })} codes={codes}>
        <Strangers />
      </CustomerFrame>
    )
  return (
    <CustomerFrame notMe={notMe} codes={codes}>
      {ticket ? (
        <Place ticket={ticket} changed={changed} led={led} wanted={wanted} bookAnew={bookAnew} {...line}>
          <Suspense fallback={null}>
            <TellMe ticket={ticket} />
          </Suspense>
        </Place>
      ) : (
        <Columns beside={<Skeleton label={queue.loading} lines={[16]} />}>
          <Skeleton label={queue.loading} lines={[2.4, 4.2, 3, 3]} />
        </Columns>
      )}
    </CustomerFrame>
  )
}

type Wanted = { id: string; name: string } | null
type Led = { already?: boolean; goesOn?: boolean; wanted?: Wanted } | null
type Why = 'already' | 'goesOn'

/** Why somebody has just been led to this place: said once, until something is done here or the page is loaded again. */
function useLed(ticket: string): { led: Why | null; wanted: Wanted; over: () => void } {
  const { state, pathname, search, hash } = useLocation()
  const navigate = useNavigate()
  const { already, goesOn, wanted = null } = (state as Led) ?? {}
  const now: Why | null = already ? 'already' : goesOn ? 'goesOn' : null
  const [to, setTo] = useState(now && { ticket, why: now, wanted })
  useEffect(() => {
    if (!now) return
    setTo({ ticket, why: now, wanted })
    // The browser would keep it through a reload.
    navigate(pathname + search + hash, { replace: true, state: null })
  }, [now, wanted, ticket, navigate, pathname, search, hash])
  const here = to?.ticket === ticket ? to : null
  return { led: here?.why ?? null, wanted: here?.wanted ?? null, over: () => setTo(null) }
}

/** What was joined with another visit, or sent elsewhere, goes on there, and so does its page. */
function useGoesOn(ticket: TicketView | null): void {
  const navigate = useNavigate()
  const next = ticket?.goesOnAs ?? null
  useEffect(() => {
    if (next) navigate(`/t/${next}`, { replace: true, state: { goesOn: true } })
  }, [next, navigate])
}

/**
 * A link in a message carries its token behind `#`, which no server sees. It is taken out of the address at once and exchanged; true
 * when that is over. If it fails the page is asked for all the same: this device may be known anyway.
 */
function useLink(ticket: string): boolean {
  const { hash, pathname, search } = useLocation()
  const navigate = useNavigate()
  const token = new URLSearchParams(hash.slice(1)).get('k')
  const [opening, setOpening] = useState(token !== null)
  useEffect(() => {
    if (token === null) return
    setOpening(true)
    navigate(pathname + search, { replace: true })
    const over = () => setOpening(false)
    send('/door/open', { ticket, token }).then(over, over)
  }, [ticket, token, navigate, pathname, search])
  return !opening
}
