import { useState } from 'react'
import { serverNow } from '../api/server-clock.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { queue } from '../words/queue.ts'
import { whenSaid } from '../words/time.ts'
import { ChangeTime } from './change-time.tsx'
import css from './place.module.css'
import { isGone, type Own, useAct } from './use-act.ts'

/** A time that was offered at closing: an offer, no seat. When somebody else was faster, the next free times are in its place. */
export function OfferedTime({ offeredFor, ...own }: Own & { offeredFor: string }) {
  const { act, pending, refused } = useAct(own)
  const [choosing, setChoosing] = useState(false)
  const said = whenSaid(offeredFor, serverNow(), own.ticket.bar.zone)
  const { offered } = queue
  if (isGone(refused)) return <ChangeTime {...own} says={offered.gone} go={offered.go} />
  if (choosing) return <ChangeTime {...own} go={offered.go} keep={{ says: offered.back, done: () => setChoosing(false) }} />
  return (
    <>
      <p>{offered.text(said)}</p>
      {refused && <Refusal says={refused.message} />}
      <div className={css.row}>
        <Button pending={pending} onClick={() => act('change', { start: offeredFor })}>
          {offered.go(said)}
        </Button>
        <Button kind="quiet" onClick={() => setChoosing(true)}>
          {offered.other}
        </Button>
      </div>
    </>
  )
}
