import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CodeSent, DoorMe } from '../../shared/door.ts'
import { useCommand } from '../api/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { Said } from '../ui/said.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { door } from '../words/door.ts'
import type { Typed } from './typed.ts'
import { OtherWays, useUnproven } from './ways.tsx'
import css from './who.module.css'

type Props = { typed: Typed; back: () => void; toReceipt: () => void; known: (me: DoorMe) => void }
const digits = (text: string) => text.replace(/\D/g, '').slice(0, 6)

/** The six digits: typed, pasted with spaces or filled in by the phone; the sixth one sends them. They are kept nowhere. */
export function Code({ typed, back, toReceipt, known }: Props) {
  const [code, setCode] = useState('')
  const [renewed, setRenewed] = useState(false)
  const verify = useCommand()
  const renew = useCommand()
  const unproven = useUnproven(known)
  // Right, but one more is wanted: no fault of the person's, and the field is theirs again.
  const second = verify.refused?.code === 'second_code'
  const faults = useFaults(['code'], second ? null : verify.refused)
  const tried = useRef('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])

  const send = async (six: string) => {
    tried.current = six
    setRenewed(false)
    const me = await verify.run<DoorMe>('/door/codes/verify', { address: typed.address, code: six })
    if (me) known(me)
  }
  const startAnew = () => {
    tried.current = ''
    setCode('')
    faults.mend('code')
    input.current?.focus()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer that asks for a second code
  useEffect(() => {
    if (second) startAnew()
  }, [verify.refused])
  const change = (text: string) => {
    const next = digits(text)
    setCode(next)
    faults.mend('code')
    if (next.length === 6 && next !== tried.current) void send(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (faults.check(['code', code.length !== 6 && door.code.needed])) void send(code)
  }
  const again = async () => {
    setRenewed(false)
    if (!(await renew.run<CodeSent>('/door/codes', { address: typed.address }))) return
    verify.clear()
    startAnew()
    setRenewed(true)
  }

  return (
    <>
      <form ref={faults.form} className={css.form} noValidate onSubmit={submit}>
        <Title>{door.code.title}</Title>
        <p>{door.code.sent(typed.address, typed.codeMinutes ?? 10)}</p>
        {second && <Refusal still says={verify.refused?.message ?? ''} />}
        <Field
          label={door.code.label}
          error={faults.of('code') ?? faults.general}
          name="code"
          code
          inputMode="numeric"
          autoComplete="one-time-code"
          ref={input}
          value={code}
          change={change}
        />
        <Button type="submit" wide pending={verify.pending}>
          {door.code.go}
        </Button>
        <div className={css.row}>
          <Button kind="quiet" pending={renew.pending} onClick={again}>
            {door.code.again}
          </Button>
          <Button kind="quiet" onClick={back}>
            {door.code.other}
          </Button>
        </div>
        {renewed && <p>{door.code.sentAgain}</p>}
        <Said words={renewed ? door.code.sentAgain : ''} />
        {renew.refused && <Refusal says={renew.refused.message} />}
      </form>
      <OtherWays title={verify.refused ? door.code.noCodeText : door.code.noCode} receipt={toReceipt} unproven={unproven} />
    </>
  )
}
