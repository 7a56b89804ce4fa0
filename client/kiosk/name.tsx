import type { FormEvent } from 'react'
import type { KioskJoined } from '../../shared/screens.ts'
import { useCommand } from '../api/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { kiosk } from '../words/kiosk.ts'
import css from './kiosk.module.css'
import { receiptOf, type Typed } from './typed.ts'

const words = kiosk.name
type Props = { typed: Typed; type: (change: Partial<Typed>) => void; done: (place: KioskJoined) => void }

/** Whom to call; then the place is theirs. Sent again after a lost answer it is still one place. */
export function Name({ typed, type, done }: Props) {
  const join = useCommand()
  const faults = useFaults(['name', 'about'], join.refused)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const name = typed.name.trim()
    if (!faults.check(['name', name === '' && words.needed])) return
    const body = { topic: typed.topic, name, about: typed.about.trim(), receipt: typed.proven ? receiptOf(typed) : null }
    const place = await join.run<KioskJoined>('/screen/join', body)
    if (place) done(place)
  }
  const put = (field: 'name' | 'about') => (value: string) => {
    faults.mend(field)
    type({ [field]: value })
  }
  return (
    <form ref={faults.form} className={css.form} noValidate onSubmit={submit} autoComplete="off">
      <Title focus>{words.title}</Title>
      <Field
        label={words.label}
        hint={words.hint}
        error={faults.of('name')}
        name="name"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={60}
        value={typed.name}
        change={put('name')}
      />
      <TextArea label={words.about} hint={words.aboutHint} error={faults.of('about')} name="about" maxLength={500} value={typed.about} change={put('about')} />
      {faults.general && <Refusal says={faults.general} />}
      <Button type="submit" wide pending={join.pending}>
        {words.go}
      </Button>
    </form>
  )
}
