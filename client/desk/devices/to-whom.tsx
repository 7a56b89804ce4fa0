import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { DeviceView, HandOver } from '../../../shared/devices.ts'
import { Act } from '../../ui/staff/act.tsx'
import { questions } from '../../words/desk-questions.ts'
import formStyles from '../form.module.css'
import { collectorsOf } from './collectors.ts'
import styles from './devices.module.css'

const words = questions.device
export type Handed = { to: string; how: HandOver['how'] }

type Props = {
  /** Whose it is. */
  name: string
  /** Null until they are known. */
  things: readonly DeviceView[] | null
  title: string
  doing: string | null
  onSubmit: (handed: Handed) => void
  onCancel: () => void
}

/** What goes back, who takes it, and how. Nobody is chosen beforehand: who takes it is looked at, not passed over. */
export function ToWhom({ name, things, title, doing, onSubmit, onCancel }: Props) {
  const known = [name, ...collectorsOf(things ?? []).filter((other) => other !== name)]
  const [chosen, setChosen] = useState<number | null>(null)
  const [other, setOther] = useState('')
  const [how, setHow] = useState<Handed['how']>('collected')
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const to = chosen === null ? '' : (known[chosen] ?? other.trim())
  const choose = (at: number) => {
    setChosen(at)
    if (at === known.length) field.current?.focus()
  }
  /** A digit chooses, but where a name is typed. */
  const keys = (event: KeyboardEvent) => {
    const at = Number(event.key) - 1
    const typing = event.target === field.current
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key) || at > known.length) return
    event.preventDefault()
    choose(at)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(to === '')
    if (to) onSubmit({ to, how })
  }
  const option = (label: string, at: number) => (
    <label key={label} className={formStyles.outcome}>
      <input
        type="radio"
        name={`who-${title}`}
        checked={chosen === at}
        onChange={() => choose(at)}
        data-autofocus={at === 0 || undefined}
        // biome-ignore lint/a11y/noAutofocus: the form opens where a button was pressed for it
        autoFocus={at === 0}
      />
      <span>{label}</span>
      <span className="kbd" aria-hidden>
        {at + 1}
      </span>
    </label>
  )
  return (
    <form className={formStyles.form} onSubmit={submit} onKeyDown={keys} noValidate aria-label={title}>
      <Things things={things} />
      <fieldset className={styles.who}>
        <legend>{words.whoTakes}</legend>
        {known.map((one, at) => option(at === 0 ? words.customer(one) : one, at))}
        {option(words.somebodyElse, known.length)}
        <TextInput
          ref={field}
          label={words.to}
          maxLength={120}
          autoComplete="off"
          value={other}
          onChange={(event) => {
            setOther(event.currentTarget.value)
            setChosen(known.length)
          }}
          error={missing && to === '' && words.needTo}
        />
      </fieldset>
      <fieldset className={formStyles.outcomes}>
        <legend>{words.how}</legend>
        {(['collected', 'sent'] as const).map((one) => (
          <label key={one} className={formStyles.outcome}>
            <input type="radio" name={`how-${title}`} checked={how === one} onChange={() => setHow(one)} />
            <span>{words[one]}</span>
          </label>
        ))}
      </fieldset>
      <div className={formStyles.acts}>
        <Act type="submit" doing={doing}>
          {how === 'sent' ? words.sentOff : words.done}
        </Act>
        <Button variant="default" onClick={onCancel}>
          {questions.cancel}
        </Button>
      </div>
    </form>
  )
}

/** Everything that has to go along, to be looked for on the shelf. */
function Things({ things }: Pick<Props, 'things'>) {
  if (!things) return null
  if (things.length === 0) return <p className="soft">{words.none}</p>
  return (
    <div>
      <p className={styles.label}>{words.givenBack}</p>
      <ul className={styles.list}>
        {things.map(({ id, kind, serial, accessories, keptAt }) => (
          <li key={id}>
            {[[kind, serial].filter(Boolean).join(', '), accessories && words.with(accessories)].filter(Boolean).join(' ')}
            {keptAt && <span className="soft">, {words.at(keptAt)}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
