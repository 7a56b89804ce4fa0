import { useServerNow } from '../api/use-server-now.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { queue } from '../words/queue.ts'
import { clockSaid } from '../words/time.ts'
import css from './place.module.css'
import { type Own, useAct } from './use-act.ts'

/** A time that they chose just now, instead of another or of waiting, as long as that can be taken back. */
export function TakeTimeBack(own: Own) {
  const { ticket } = own
  const { act, pending, refused } = useAct(own)
  const now = useServerNow()
  if (!ticket.undoUntil || Date.parse(ticket.undoUntil) <= now) return null
  return (
    <section className={css.section}>
      <p>{queue.undo.time(clockSaid(ticket.undoUntil, ticket.bar.zone))}</p>
      {refused && <Refusal says={refused.message} />}
      <div>
        <Button kind="quiet" pending={pending} onClick={() => act('undo')}>
          {queue.undo.go}
        </Button>
      </div>
    </section>
  )
}
