import type { FormEvent } from 'react'
import type { AddressHeard } from '../../shared/screens.ts'
import { useCommand } from '../api/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { kiosk } from '../words/kiosk.ts'
import css from './kiosk.module.css'
import type { Typed } from './typed.ts'

const words = kiosk.address

/** Heard, whatever it is: nobody who stands here learns whether somebody is known by an address. */
export function Address({ typed, type, done }: { typed: Typed; type: (change: Partial<Typed>) => void; done: () => void }) {
  const say = useCommand()
  const faults = useFaults(['address'], say.refused)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const address = typed.address.trim()
    if (!faults.check(['address', address === '' && words.needed])) return
    if (await say.run<AddressHeard>('/screen/check-in-by-address', { address })) done()
  }
  return (
    <form ref={faults.form} className={css.form} noValidate onSubmit={submit}>
      <Title focus>{words.title}</Title>
      <Field
        label={words.label}
        hint={words.hint}
        error={faults.of('address')}
        name="address"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={254}
        value={typed.address}
        change={(address) => {
          faults.mend('address')
          type({ address })
        }}
      />
      {faults.general && <Refusal says={faults.general} />}
      <Button type="submit" wide pending={say.pending}>
        {words.go}
      </Button>
    </form>
  )
}
