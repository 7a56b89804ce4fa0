import { Button, NativeSelect } from '@mantine/core'
import { useEffect } from 'react'
import { useSlots } from '../../api/use-slots.ts'
import { Refusal } from '../../ui/staff/refusal.tsx'
import { questions } from '../../words/desk-questions.ts'
import formStyles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import { Radios } from './radios.tsx'

const words = questions.times
type Props = { topic: string; start: string | null; onChoose: (start: string | null) => void; focus?: boolean }

/** The free times for a topic: a day, then a time of it. The first one is chosen to begin with. */
export function FreeTimes({ topic, start, onChoose, focus = false }: Props) {
  const { bar } = useDesk()
  const { asked, days, day, setDay, later, earlier } = useSlots(bar, topic)
  const free = days.filter(({ slots }) => slots.length > 0)
  const slots = free.find((one) => one.day === day)?.slots ?? []
  const first = slots[0]?.start ?? null
  const isHere = slots.some((slot) => slot.start === start)
  useEffect(() => {
    if (!isHere) onChoose(first)
  }, [isHere, first, onChoose])
  return (
    <div className={formStyles.form} aria-busy={asked.loading}>
      <Refusal sentence={asked.refused?.message ?? null} onAgain={asked.again} />
      {asked.loading && !asked.data && <p role="status">{words.looking}</p>}
      {asked.data && free.length === 0 && <p role="status">{words.none}</p>}
      {free.length > 0 && (
        <>
          <NativeSelect
            data-autofocus={focus || undefined}
            label={words.day}
            data={free.map((one) => ({ value: one.day, label: one.full }))}
            value={day ?? ''}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Radios
            name="time"
            legend={words.time}
            options={slots.map((slot) => ({ value: slot.start, label: slot.wall }))}
            chosen={isHere ? start : first}
            onChoose={onChoose}
          />
        </>
      )}
      <div className={formStyles.acts}>
        {earlier && (
          <Button size="sm" variant="default" onClick={earlier}>
            {words.earlier}
          </Button>
        )}
        <Button size="sm" variant="default" onClick={later}>
          {words.later}
        </Button>
      </div>
    </div>
  )
}
