import { useState } from 'react'
import { useServerNow } from '../api/use-server-now.ts'
import { Button, FileLink } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { TwoTaps } from '../ui/two-taps.tsx'
import { queue } from '../words/queue.ts'
import { clockSaid, whenSaid } from '../words/time.ts'
import { ChangeTime } from './change-time.tsx'
import { Digits } from './digits.tsx'
import { WhatHelps } from './helps.tsx'
import { keptForLate } from './late.ts'
import css from './place.module.css'
import { TakeTimeBack } from './take-back.tsx'
import { type Own, useAct } from './use-act.ts'

/** The server takes check-ins from two hours before the time. */
const checkInFrom = 2 * 3_600_000

/** A booked time: what one needs to come, and everything that one may want to do about it. */
export function Booked(own: Own) {
  const { ticket } = own
  const [changing, setChanging] = useState(false)
  const cancel = useAct(own)
  const coming = useAct(own)
  const { booked } = queue
  const now = useServerNow()
  const soon = ticket.bookedFor !== null && Date.parse(ticket.bookedFor) - now <= checkInFrom
  const said = ticket.bookedFor ? whenSaid(ticket.bookedFor, new Date(now).toISOString(), ticket.bar.zone) : ''
  const late = keptForLate(ticket, now)
  const onMyWay = ticket.onWayAt ? (
    <p role="status">{queue.coming.known}</p>
  ) : (
    <Button kind={late ? 'main' : 'quiet'} pending={coming.pending} onClick={() => coming.act('on-my-way')}>
      {queue.coming.go}
    </Button>
  )
  return (
    <>
      <section className={css.section}>
        <Title>{late ? booked.late(clockSaid(late, ticket.bar.zone)) : booked.title}</Title>
        <p className={css.wait}>
          <b>{upper(said)}</b>
        </p>
        {late && <p>{booked.lateText}</p>}
        {coming.refused && <Refusal says={coming.refused.message} />}
        <div className={css.row}>
          {late ? (
            onMyWay
          ) : (
            <FileLink kind="plain" href={`/api/my/tickets/${ticket.id}/calendar`}>
              {booked.calendar}
            </FileLink>
          )}
          {!changing && (
            <Button kind="quiet" onClick={() => setChanging(true)}>
              {booked.change}
            </Button>
          )}
        </div>
        {ticket.way !== 'store' && <p>{queue.here[ticket.way]}</p>}
      </section>
      <TakeTimeBack {...own} />
      {changing && <ChangeTime {...own} go={booked.move} keep={{ says: booked.keep, done: () => setChanging(false) }} />}
      {!changing && ticket.way === 'store' && !soon && <p>{booked.checkInLater}</p>}
      {!changing && ticket.way === 'store' && soon && (
        <section className={css.section}>
          <Title level={2}>{booked.checkIn}</Title>
          <p>{booked.checkInText}</p>
          <Digits {...own} go={booked.checkInGo} />
          {!late && onMyWay}
        </section>
      )}
      {cancel.refused && <Refusal says={cancel.refused.message} />}
      <TwoTaps go={booked.cancel} sure={booked.sure} yes={booked.yes} no={booked.no} pending={cancel.pending} act={() => cancel.act('cancel')} />
      {!changing && <WhatHelps {...own} />}
    </>
  )
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
