import type { FormEvent } from 'react'
import { readScan } from '../../shared/scan.ts'
import type { Command } from '../api/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { kiosk } from '../words/kiosk.ts'
import { mayHaveCamera } from './camera.ts'
import { Card } from './card.tsx'
import css from './kiosk.module.css'
import type { Typed } from './typed.ts'

type Props = {
  typed: Typed
  type: (change: Partial<Typed>) => void
  command: Command
  checkIn: (text: string) => Promise<void>
  scan: () => void
  address: () => void
}
const words = kiosk.checkIn

/** By the four characters. A hand scanner types into the same field; what it types may be a whole address. */
export function CheckIn({ typed, type, command, checkIn, scan, address }: Props) {
  const faults = useFaults(['code'], command.refused)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (faults.check(['code', readScan(typed.code) === null && words.needed])) await checkIn(typed.code)
  }
  return (
    <>
      <form ref={faults.form} className={css.form} noValidate onSubmit={submit}>
        <Title focus>{words.title}</Title>
        <div className={css.code}>
          <Field
            label={words.code}
            hint={words.codeHint}
            error={faults.of('code')}
            name="code"
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            maxLength={200}
            value={typed.code}
            change={(code) => {
              faults.mend('code')
              type({ code: code.toUpperCase() })
            }}
          />
        </div>
        {faults.general && <Refusal says={faults.general} />}
        <Button type="submit" wide pending={command.pending}>
          {words.go}
        </Button>
      </form>
      <div className={css.two}>
        {mayHaveCamera() && <Card name={words.scan} text={words.scanText} choose={scan} />}
        <Card name={words.address} text={words.addressText} choose={address} />
      </div>
    </>
  )
}
