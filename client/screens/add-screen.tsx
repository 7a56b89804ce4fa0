import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import { type ScreenKind, screenKinds } from '../../shared/pairing.ts'
import type { NewScreen } from '../../shared/screens.ts'
import { useCommand } from '../api/use-command.ts'
import { Act } from '../ui/staff/act.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { clock } from '../ui/staff/when.ts'
import { screens } from '../words/screens.ts'
import css from './screens.module.css'

/** What it is and where it stands; then the code, shown this once. */
export function AddScreen({ bar, made }: { bar: StaffMe['bars'][number]; made: () => void }) {
  const add = useCommand()
  const [kind, setKind] = useState<ScreenKind>('kiosk')
  const [name, setName] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [fresh, setFresh] = useState<NewScreen | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setFault(screens.nameNeeded)
    const screen = await add.run<NewScreen>(`/bars/${bar.id}/screens`, { kind, name: name.trim() })
    if (!screen) return
    setFresh(screen)
    setName('')
    made()
  }
  return (
    <section aria-labelledby="add">
      <h2 id="add" className={css.h2}>
        {screens.add}
      </h2>
      <form className={css.form} noValidate onSubmit={submit}>
        <fieldset className={css.kinds}>
          <legend>{screens.kind}</legend>
          {screenKinds.map((value) => (
            <label key={value} className={css.kind}>
              <input type="radio" name="kind" value={value} checked={value === kind} onChange={() => setKind(value)} />
              <span>
                <strong>{screens.kinds[value].name}</strong> <span className="soft">{screens.kinds[value].text}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <TextInput
          label={screens.name}
          description={screens.nameHint}
          error={fault}
          maxLength={40}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setFault(null)
          }}
        />
        <Refusal sentence={add.refused?.message ?? null} />
        <div>
          <Act type="submit" doing={add.pending ? screens.making : null}>
            {screens.make}
          </Act>
        </div>
      </form>
      <div role="status">{fresh && <Code {...fresh} zone={bar.zone} />}</div>
    </section>
  )
}

const Code = ({ screen, code, zone }: NewScreen & { zone: string }) => (
  <div className={css.fresh}>
    <p>{screens.how(`${window.location.origin}/screen`)}</p>
    <p className={css.code}>
      {code.slice(0, 4)} {code.slice(4)}
    </p>
    <p className="soft">
      {screens.until(screen.codeUntil ? clock(screen.codeUntil, zone) : '')} {screens.ownDevice}
    </p>
  </div>
)
