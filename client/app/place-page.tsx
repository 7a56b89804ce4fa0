import { useEffect, useState } from 'react'
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
import { useMe } from './use-me.ts'

export default function PlacePage() {
  const { ticket: id = '' } = useParams()
  const ready = useLink(id)
  const { asked, ...line } = usePlace(id, ready)
  const me = useMe()
  const navigate = useNavigate()
  const led = useLed(id)
  const { data: ticket, refused } = asked
  const changed = (next: TicketView) => {
    led.over()
    asked.set(next)
  }
  const bookAnew = (start: string) => {
    if (!ticket) return
    const { bar, topic, way, about, name } = ticket
    fillIn({ bar: bar.id, topic: topic.id, way, about, name, when: 'time', start })
    navigate('/?step=name')
  }
  const notMe = async () => {
    if (await me.notMe()) navigate('/')
  }

  if (refused && !ticket) {
    if (refused.code === 'unreachable') return <Away again={asked.again} />
    if (refused.status >= 500)
      return (
        <CustomerFrame notMe={notMe}>
          <Refusal says={refused.message}>
            <Button onClick={asked.again}>{common.tryAgain}</Button>
          </Refusal>
        </CustomerFrame>
      )
  }
  // Also when the right to see it ended while the page was open.
  if (refused && [401, 403, 404, 422].includes(refused.status))
    return (
      <CustomerFrame {...(me.data?.known && { notMe })}>
        <Strangers />
      </CustomerFrame>
    )
  return (
    <CustomerFrame notMe={notMe}>
      {ticket ? (
        <Place ticket={ticket} changed={changed} already={led.already} bookAnew={bookAnew} {...line} />
      ) : (
        <Columns beside={<Skeleton label={queue.loading} lines={[16]} />}>
          <Skeleton label={queue.loading} lines={[2.4, 4.2, 3, 3]} />
        </Columns>
      )}
    </CustomerFrame>
  )
}

/** Whether a wish for another place has just led to this one: said once, until something is done here or the page is loaded again. */
function useLed(ticket: string): { already: boolean; over: () => void } {
  const { state, pathname, search, hash } = useLocation()
  const navigate = useNavigate()
  const now = (state as { already?: boolean } | null)?.already === true
  const [to, setTo] = useState(now ? ticket : null)
  useEffect(() => {
    // The browser would keep it through a reload.
    if (now) navigate(pathname + search + hash, { replace: true, state: null })
  }, [now, navigate, pathname, search, hash])
  return { already: to === ticket, over: () => setTo(null) }
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
