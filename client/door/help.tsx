import { type FormEvent, useId } from 'react'
import type { BarView } from '../../shared/bars.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { TextArea } from '../ui/field.tsx'
import { Title } from '../ui/page.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { door } from '../words/door.ts'
import { clockSaid, whenSaid } from '../words/time.ts'
import { waitSaid } from '../words/wait.ts'
import type { Typed } from './typed.ts'
import { waysOf } from './way.ts'
import css from './who.module.css'

type Props = { typed: Typed; type: (change: Partial<Typed>) => void; bars: BarView[]; now: string; next: () => void }

/** Which place, what about, and how if there is more than one way. */
export function Help({ typed, type, bars, now, next }: Props) {
  const id = useId()
  const faults = useFaults(['bar', 'topic', 'about'], null)
  const bar = bars.find(({ id }) => id === typed.bar) ?? null
  const topic = bar?.topics.find(({ id }) => id === typed.topic) ?? null
  const ways = waysOf(bar, topic)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (faults.check(['bar', !bar && door.help.whereNeeded], ['topic', !topic && door.help.whatNeeded])) next()
  }
  if (bars.length === 0) return <p>{door.help.none}</p>
  return (
    <form ref={faults.form} className={css.form} noValidate onSubmit={submit} aria-labelledby={id}>
      <span id={id}>
        <Title focus>{door.help.title}</Title>
      </span>
      <Choice
        legend={door.help.where}
        name="bar"
        value={bar?.id ?? null}
        error={faults.of('bar')}
        options={bars.map((one) => ({ value: one.id, name: one.name, text: <PlaceText bar={one} now={now} /> }))}
        change={(chosen) => {
          faults.mend('bar')
          type({ bar: chosen, start: null, when: null })
        }}
      />
      {bar && (
        <Choice
          legend={door.help.what}
          name="topic"
          layout="pairs"
          value={topic?.id ?? null}
          error={faults.of('topic')}
          options={bar.topics.map(({ id, name, hint }) => ({ value: id, name, text: <p>{hint}</p> }))}
          change={(chosen) => {
            faults.mend('topic')
            type({ topic: chosen, start: null })
          }}
        />
      )}
      {ways.length > 1 && (
        <Choice
          legend={door.help.how}
          name="way"
          layout="pairs"
          value={ways.find((way) => way === typed.way) ?? ways[0] ?? null}
          options={ways.map((way) => ({ value: way, name: door.help.ways[way] }))}
          change={(way) => type({ way })}
        />
      )}
      {bar && (
        <TextArea label={door.help.words} hint={door.help.wordsHint} name="about" maxLength={500} value={typed.about} change={(about) => type({ about })} />
      )}
      <Button type="submit" wide>
        {door.go}
      </Button>
    </form>
  )
}

function PlaceText({ bar, now }: { bar: BarView; now: string }) {
  const { help } = door
  return (
    <>
      <p>{bar.address}</p>
      <p>{opening(bar, now)}</p>
      {bar.joining === 'open' && <p>{bar.wait ? help.wait(waitSaid(bar.wait)) : help.waitUnknown}</p>}
      {bar.open && bar.joining === 'full' && <p>{help.full}</p>}
      {bar.open && bar.joining === 'paused' && <p>{help.paused}</p>}
      {bar.open && bar.joining === 'closed' && <p>{help.closedToday}</p>}
      {bar.open && bar.joiningWords && <p>{bar.joiningWords}</p>}
    </>
  )
}

function opening(bar: BarView, now: string): string {
  if (bar.open) return bar.closesAt ? door.help.openUntil(clockSaid(bar.closesAt, bar.zone)) : ''
  return bar.opensAt ? door.help.opens(whenSaid(bar.opensAt, now, bar.zone)) : door.help.closed
}
