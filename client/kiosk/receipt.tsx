import type { FormEvent } from 'react'
import { useCommand } from '../api/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { kiosk } from '../words/kiosk.ts'
import css from './kiosk.module.css'
import { receiptOf, type Typed } from './typed.ts'

const words = kiosk.receipt
const names = ['number', 'day', 'postcode'] as const

/** Looked at before the rest is typed. A no here is not the end: the way on without it stands in the same place. */
export function Receipt({ typed, type, next }: { typed: Typed; type: (change: Partial<Typed>) => void; next: () => void }) {
  const look = useCommand()
  const faults = useFaults(names, look.refused)
  const wrong = look.refused?.code === 'no_purchase_found'
  const on = (proven: boolean) => {
    type({ proven })
    next()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const receipt = receiptOf(typed)
    if (!faults.check(['number', receipt.number === '' && words.numberNeeded], ['day', !receipt.day && !receipt.postcode && words.secondNeeded])) return
    if (await look.run('/screen/receipt', receipt)) on(true)
  }
  const field = (name: (typeof names)[number], more: { type?: string; maxLength?: number } = {}) => (
    <Field
      label={words[name]}
      error={wrong ? null : faults.of(name)}
      name={name}
      autoComplete="off"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      value={typed[name]}
      change={(value) => {
        faults.mend(name)
        type({ [name]: value })
      }}
      {...more}
    />
  )
  return (
    <form ref={faults.form} className={css.form} noValidate onSubmit={submit}>
      <Title focus>{words.title}</Title>
      {field('number', { maxLength: 64 })}
      <fieldset>
        <legend className={css.legend}>{words.second}</legend>
        <div className={css.pair}>
          {field('day', { type: 'date' })}
          {field('postcode', { maxLength: 16 })}
        </div>
      </fieldset>
      {!wrong && faults.general && <Refusal says={faults.general} />}
      {wrong && (
        <Notice title={words.wrongTitle}>
          <p>{words.wrongText}</p>
          <Button wide onClick={() => on(false)}>
            {words.wrongGo}
          </Button>
        </Notice>
      )}
      <Button type="submit" wide kind={wrong ? 'plain' : 'main'} pending={look.pending}>
        {kiosk.go}
      </Button>
    </form>
  )
}
