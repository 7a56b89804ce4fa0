import { type FormEvent, useEffect } from 'react'
import type { BarView, TopicView } from '../../shared/bars.ts'
import { outlasts } from '../../shared/wait.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Tick } from '../ui/choice.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { door } from '../words/door.ts'
import { clockSaid, otherZone, whenSaid } from '../words/time.ts'
import { clocks, closesForToday, waitSaid } from '../words/wait.ts'
import { FreeTimes } from './free-times.tsx'
import type { Typed } from './typed.ts'
import { wayFor } from './way.ts'
import css from './who.module.css'

type Props = { typed: Typed; type: (change: Partial<Typed>) => void; bar: BarView; topic: TopicView; now: string; says: string | null; next: () => void }

/** Now, with the wait that it means, or a time. Where nobody can join now, it says why, and times are shown at once. */
export function When({ typed, type, bar, topic, now, says, next }: Props) {
  const faults = useFaults(['when', 'start'], null)
  const canJoin = bar.joining === 'open'
  const when = canJoin ? typed.when : 'time'
  // A later screen reads what was chosen, also when there was no choice.
  useEffect(() => {
    if (typed.when !== when) type({ when })
  }, [typed.when, when, type])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (faults.check(['when', when === null && door.when.needed], ['start', when === 'time' && !typed.start && door.when.timeNeeded])) next()
  }
  const fault = faults.of('start')
  return (
    <form ref={faults.form} className={css.form} noValidate onSubmit={submit}>
      <Title focus={!says}>{door.when.title}</Title>
      {says && <Refusal says={says} />}
      {canJoin ? (
        <Choice
          legend={bar.name}
          name="when"
          value={when}
          error={faults.of('when')}
          options={[
            { value: 'now', name: door.when.now, text: <NowText bar={bar} now={now} /> },
            { value: 'time', name: door.when.later, text: <p>{door.when.laterText}</p> },
          ]}
          change={(value) => {
            faults.mend('when')
            type({ when: value })
          }}
        />
      ) : (
        <Notice>
          {bar.open && bar.joiningWords && <p>{bar.joiningWords}</p>}
          <p>{whyNot(bar, now)}</p>
        </Notice>
      )}
      {when === 'now' && wayFor(bar, topic, typed.way) === 'store' && (
        <Tick name="here" label={door.when.here} hint={door.when.hereHint} value={typed.here} change={(here) => type({ here })} />
      )}
      {when === 'time' && (
        <FreeTimes
          bar={bar}
          topic={topic.id}
          now={now}
          start={typed.start}
          choose={(start) => {
            faults.mend('start')
            type({ start })
          }}
        />
      )}
      {fault && <Refusal says={fault} />}
      <Button type="submit" wide>
        {door.go}
      </Button>
    </form>
  )
}

function NowText({ bar, now }: { bar: BarView; now: string }) {
  if (!bar.wait) return <p>{door.when.nowUnknown}</p>
  const { from, to } = clocks(bar.wait, now, bar.zone)
  const zone = otherZone(now, bar.zone)
  const closes = closesForToday(bar, now)
  const late = outlasts(bar.wait, now, closes)
  const said = waitSaid(bar.wait)
  return (
    <>
      <p>{door.when.ahead(bar.waiting)}</p>
      <p>
        {late && closes
          ? door.when.nowLate(late === 'ends' ? said : null, clockSaid(closes, bar.zone))
          : door.when.nowText(said, from, zone ? `${to} (${zone})` : to)}
      </p>
    </>
  )
}

function whyNot(bar: BarView, now: string): string {
  if (bar.joining === 'full') return door.when.full
  if (bar.joining === 'paused') return door.when.paused
  if (bar.open) return door.when.closedToday
  return door.when.closed(bar.opensAt ? whenSaid(bar.opensAt, now, bar.zone) : null)
}
