import { useSlots } from '../api/use-slots.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TimePicker } from '../ui/time-picker.tsx'
import { common } from '../words/common.ts'
import { door } from '../words/door.ts'
import { otherZone, whenSaid } from '../words/time.ts'
import css from './who.module.css'

type Props = { bar: { id: string; zone: string }; topic: string; now: string; start: string | null; choose: (start: string) => void }

/** Free times of a place, the next free one first. */
export function FreeTimes({ bar, topic, now, start, choose }: Props) {
  const slots = useSlots(bar, topic)
  const { asked, first, days } = slots
  const { when } = door
  if (!asked.data && asked.refused)
    return (
      <Refusal says={asked.refused.message}>
        <Button kind="plain" onClick={asked.again}>
          {common.tryAgain}
        </Button>
      </Refusal>
    )
  if (!asked.data) return <Skeleton label={when.loading} lines={[3, 3, 6.4]} />
  const zone = otherZone(first ?? now, bar.zone)
  return (
    <>
      {zone && <p>{when.zone(zone)}</p>}
      {first && !slots.earlier && (
        <Button kind="plain" wide onClick={() => choose(first)}>
          {when.nextFree(whenSaid(first, now, bar.zone))}
        </Button>
      )}
      {!first && <p>{when.noSlots}</p>}
      <TimePicker
        days={days}
        day={slots.day}
        changeDay={slots.setDay}
        start={start}
        choose={choose}
        words={{ days: when.days, times: when.times, none: when.noSlotsDay }}
      />
      <div className={css.row}>
        {slots.earlier && (
          <Button kind="quiet" onClick={slots.earlier}>
            {when.earlier}
          </Button>
        )}
        <Button kind="quiet" onClick={slots.later}>
          {when.further}
        </Button>
      </div>
    </>
  )
}
