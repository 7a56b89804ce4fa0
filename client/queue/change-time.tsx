import { type FormEvent, useState } from 'react'
import { useSlots } from '../api/use-slots.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TimePicker } from '../ui/time-picker.tsx'
import { common } from '../words/common.ts'
import { queue } from '../words/queue.ts'
import { otherZone, whenSaid } from '../words/time.ts'
import css from './place.module.css'
import { type Own, useAct } from './use-act.ts'

/** Another time. The one that is had is kept until the new one is taken. */
export function ChangeTime({ done, ...own }: Own & { done: () => void }) {
  const { ticket } = own
  const slots = useSlots(ticket.bar, ticket.topic.id)
  const { act, pending, refused } = useAct(own)
  const [start, setStart] = useState<string | null>(null)
  const { asked } = slots
  const now = new Date().toISOString()
  const zone = otherZone(start ?? now, ticket.bar.zone)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!start) return
    if (await act('change', { start })) return done()
    // Somebody was quicker: what is free now.
    setStart(null)
    asked.again()
  }
  if (!asked.data && asked.refused)
    return (
      <Refusal says={asked.refused.message}>
        <Button kind="plain" onClick={asked.again}>
          {common.tryAgain}
        </Button>
      </Refusal>
    )
  if (!asked.data) return <Skeleton label={queue.slots.loading} lines={[3, 3, 6.4]} />
  return (
    <form className={`${css.section} ${css.wide}`} onSubmit={submit}>
      {refused && <Refusal says={refused.message} />}
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
          {queue.booked.move(whenSaid(start, now, ticket.bar.zone))}
        </Button>
      )}
      <Button kind="quiet" onClick={done}>
        {queue.booked.keep}
      </Button>
    </form>
  )
}
