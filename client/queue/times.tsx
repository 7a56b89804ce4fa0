import { type FormEvent, type ReactNode, useState } from 'react'
import type { TicketView } from '../../shared/queue.ts'
import { serverNow } from '../api/server-clock.ts'
import { useSlots } from '../api/use-slots.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TimePicker } from '../ui/time-picker.tsx'
import { common } from '../words/common.ts'
import { queue } from '../words/queue.ts'
import { otherZone, whenSaid } from '../words/time.ts'
import css from './place.module.css'

type Props = {
  ticket: Pick<TicketView, 'bar' | 'topic'>
  /** A no that led here, or the last one. */
  says?: string | undefined
  go: (when: string) => string
  pending?: boolean
  /** True when the time was had; otherwise what is free now is looked at again. */
  take: (start: string) => Promise<boolean> | boolean
  children?: ReactNode
}

/** The free times for what a visit is about, and a button for the one that is chosen. */
export function Times({ ticket, says, go, pending = false, take, children }: Props) {
  const slots = useSlots(ticket.bar, ticket.topic.id)
  const [start, setStart] = useState<string | null>(null)
  const { asked } = slots
  const now = serverNow()
  const zone = otherZone(start ?? now, ticket.bar.zone)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!start || (await take(start))) return
    // Somebody was quicker: what is free now.
    setStart(null)
    asked.again()
  }
  return (
    <form className={`${css.section} ${css.wide}`} onSubmit={submit}>
      {says && <Refusal says={says} />}
      {asked.data ? (
        <>
          {zone && <p>{queue.booked.zone(zone)}</p>}
          {!slots.first && <p>{queue.slots.noneAtAll}</p>}
          <TimePicker days={slots.days} day={slots.day} changeDay={slots.setDay} start={start} choose={setStart} words={queue.slots} />
          <div className={css.row}>
            {slots.earlier && (
              <Button kind="quiet" onClick={slots.earlier}>
                {queue.slots.earlier}
              </Button>
            )}
            <Button kind="quiet" onClick={slots.later}>
              {queue.slots.further}
            </Button>
          </div>
          {start && (
            <Button type="submit" wide pending={pending}>
              {go(whenSaid(start, now, ticket.bar.zone))}
            </Button>
          )}
        </>
      ) : asked.refused ? (
        <Refusal says={asked.refused.message}>
          <Button kind="plain" onClick={asked.again}>
            {common.tryAgain}
          </Button>
        </Refusal>
      ) : (
        <Skeleton label={queue.slots.loading} lines={[3, 3, 6.4]} />
      )}
      {children}
    </form>
  )
}
