import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Refusal } from '../ui/notice.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { queue } from '../words/queue.ts'
import css from './place.module.css'
import { ShowCode } from './show-code.tsx'
import { type Own, useAct } from './use-act.ts'

/** The day's digits, as shown in the store: with them a booked time is checked in. */
export function Digits({ go, ...own }: Own & { go: string }) {
  const { act, pending, refused } = useAct(own)
  const [digits, setDigits] = useState('')
  const wrong = refused?.code === 'wrong_digits' ? { field: 'digits', message: refused.message } : refused
  const faults = useFaults(['digits'], wrong)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (faults.check(['digits', digits === '' && queue.digits.needed])) void act('check-in', { digits })
  }
  const change = (text: string) => {
    faults.mend('digits')
    setDigits(text.replace(/\D/g, '').slice(0, 8))
  }
  return (
    <form ref={faults.form} className={css.form} noValidate onSubmit={submit}>
      <Field
        label={queue.digits.label}
        hint={queue.digits.hint}
        error={faults.of('digits')}
        name="digits"
        inputMode="numeric"
        autoComplete="off"
        value={digits}
        change={change}
      />
      {faults.general && <Refusal says={faults.general} />}
      <Button type="submit" pending={pending}>
        {go}
      </Button>
      <ShowCode ticket={own.ticket.id} />
    </form>
  )
}
