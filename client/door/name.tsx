import { type FormEvent, useEffect, useState } from 'react'
import type { BarView, TopicView } from '../../shared/bars.ts'
import type { Asked, DoorMe } from '../../shared/door.ts'
import type { Refused } from '../api/ask.ts'
import { useCommand } from '../api/use-command.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { Facts } from '../ui/facts.tsx'
import { Field } from '../ui/field.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { door } from '../words/door.ts'
import { whenSaid } from '../words/time.ts'
import type { Typed } from './typed.ts'
import { looksLikePhone, wayFor } from './way.ts'
import css from './who.module.css'

type Props = {
  typed: Typed
  type: (change: Partial<Typed>) => void
  me: DoorMe
  bar: BarView
  topic: TopicView
  now: string
  done: (asked: Asked) => void
  /** The time or the line is not to be had any more: back to choosing, with the sentence. */
  chooseAgain: (refused: Refused) => void
  edit: () => void
}
const gone = ['slot_taken', 'slot_not_offered', 'bar_closed', 'joining_paused', 'line_full']

/** Whom to call and where to write, what was chosen so far, and the one button that takes the place or the time. */
export function Name({ typed, type, me, bar, topic, now, done, chooseAgain, edit }: Props) {
  const ask = useCommand()
  const faults = useFaults(['name', 'contact'], ask.refused)
  const [elsewhere, setElsewhere] = useState(typed.contact !== '')
  const booked = typed.when === 'time' && typed.start !== null
  const way = wayFor(bar, topic, typed.way)
  const byPhone = way === 'phone'
  const verified = byPhone ? me.contacts.find(({ kind }) => kind === 'phone') : me.contacts[0]
  const shown = elsewhere ? undefined : verified
  const said = booked && typed.start ? whenSaid(typed.start, now, bar.zone) : null
  const { refused } = ask
  // What stands in the way is the person's own, and can be opened.
  const other = typeof refused?.details.ticket === 'string' ? refused.details.ticket : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    if (refused && gone.includes(refused.code)) chooseAgain(refused)
  }, [refused])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const name = typed.name.trim()
    const nowhereToCall = byPhone && !shown && !looksLikePhone(typed.contact)
    if (!faults.check(['name', name === '' && door.name.needed], ['contact', nowhereToCall && door.name.phoneNeeded])) return
    const request = {
      bar: bar.id,
      topic: topic.id,
      way,
      name,
      about: typed.about.trim(),
      // The number that is shown, not whichever address the person proved first.
      contact: shown ? (byPhone ? shown.masked : '') : typed.contact.trim(),
      forSomebodyElse: typed.forSomebodyElse,
    }
    const asked = booked
      ? await ask.run<Asked>('/door/book', { ...request, start: typed.start })
      : await ask.run<Asked>('/door/join', { ...request, here: typed.here && way === 'store' })
    if (asked) done(asked)
  }
  return (
    <form ref={faults.form} className={css.form} noValidate onSubmit={submit}>
      <Title focus>{door.name.title}</Title>
      <Field
        label={door.name.label}
        hint={door.name.hint}
        error={faults.of('name')}
        name="name"
        autoComplete={typed.forSomebodyElse ? 'off' : 'given-name'}
        maxLength={60}
        value={typed.name}
        change={(name) => {
          faults.mend('name')
          type({ name })
        }}
      />
      <Tick
        name="forSomebodyElse"
        label={door.name.else}
        hint={door.name.elseHint}
        value={typed.forSomebodyElse}
        change={(forSomebodyElse) => type({ forSomebodyElse })}
      />
      {shown ? (
        <div className={css.row}>
          <span>{byPhone ? door.name.phoneKnown(shown.masked) : door.name.contactKnown(shown.masked)}</span>
          <Button kind="quiet" onClick={() => setElsewhere(true)}>
            {byPhone ? door.name.phoneOther : door.name.contactOther}
          </Button>
        </div>
      ) : (
        <Field
          label={byPhone ? door.name.contactPhone : door.name.contact}
          hint={byPhone ? door.name.phoneHint : door.name.contactHint}
          error={faults.of('contact')}
          name="contact"
          inputMode={byPhone ? 'tel' : 'email'}
          autoComplete={byPhone ? 'tel' : 'email'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          value={typed.contact}
          change={(contact) => {
            faults.mend('contact')
            type({ contact })
          }}
        />
      )}
      <Facts
        facts={[
          [door.name.place, `${bar.name}${way === 'store' ? '' : `, ${door.help.waysShort[way]}`}`],
          [door.name.about, topic.name],
          [door.name.time, said ? upper(said) : door.name.now],
        ]}
      />
      {faults.general && (
        <Refusal says={faults.general}>
          {other && (
            <ButtonLink to={`/t/${other}`} kind="plain">
              {door.places.open}
            </ButtonLink>
          )}
          {refused?.worthRetrying === false && (
            <Button kind="plain" onClick={edit}>
              {door.name.change}
            </Button>
          )}
        </Refusal>
      )}
      <Button type="submit" wide pending={ask.pending}>
        {said ? door.name.book(said) : door.name.join}
      </Button>
    </form>
  )
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
