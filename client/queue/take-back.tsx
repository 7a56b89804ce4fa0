import { useServerNow } from '../api/use-server-now.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { queue } from '../words/queue.ts'
import { clockSaid } from '../words/time.ts'
import css from './place.module.css'
import { type Own, useAct } from './use-act.ts'

/** What they did last, as long as it can be taken back: the place that they gave up, or the time from before. */
export function TakeBack(own: Own) {
  const { ticket } = own
  const { act, pending, refused } = useAct(own)
  const now = useServerNow()
  if (!ticket.undoUntil || Date.parse(ticket.undoUntil) <= now) return null
  return (
    <section className={css.section}>
      <p>{queue.undo.until(clockSaid(ticket.undoUntil, ticket.bar.zone))}</p>
      {refused && <Refusal says={refused.message} />}
      <div>
        <Button kind="quiet" pending={pending} onClick={() => act('undo')}>
          {queue.undo.go}
        </Button>
      </div>
    </section>
  )
}
