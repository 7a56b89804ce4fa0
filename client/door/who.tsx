import type { FormEvent } from 'react'
import type { CodeSent, DoorMe } from '../../shared/door.ts'
import { useCommand } from '../api/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { door } from '../words/door.ts'
import type { Typed } from './typed.ts'
import { OtherWays, useUnproven } from './ways.tsx'
import css from './who.module.css'

type Props = { typed: Typed; type: (change: Partial<Typed>) => void; phones: boolean; toCode: () => void; toReceipt: () => void; known: (me: DoorMe) => void }

/** Way (a) with the other two below it. */
export function Who({ typed, type, phones, toCode, toReceipt, known }: Props) {
  const code = useCommand()
  const unproven = useUnproven(known)
  const faults = useFaults(['address'], code.refused)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const address = typed.address.trim()
    if (!faults.check(['address', address === '' && door.who.needed(phones)])) return
    const sent = await code.run<CodeSent>('/door/codes', { address })
    if (!sent) return
    type({ address, codeMinutes: sent.validMinutes })
    toCode()
  }

  return (
    <>
      <form ref={faults.form} className={css.form} noValidate onSubmit={submit}>
        <Title level={2}>{door.who.title}</Title>
        <Field
          label={door.who.label(phones)}
          hint={door.who.hint}
          error={faults.of('address')}
          name="address"
          type={phones ? 'text' : 'email'}
          inputMode="email"
          autoComplete={phones ? 'username' : 'email'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          value={typed.address}
          change={(address) => {
            faults.mend('address')
            type({ address })
          }}
        />
        {faults.general && <Refusal says={faults.general} />}
        <Button type="submit" wide pending={code.pending}>
          {door.who.go}
        </Button>
      </form>
      <OtherWays title={door.who.others} receipt={toReceipt} unproven={unproven} />
    </>
  )
}
