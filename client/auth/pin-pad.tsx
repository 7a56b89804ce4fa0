import { TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { pinLengths } from '../../shared/pins.ts'
import { Act } from '../ui/staff/act.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { auth } from '../words/auth.ts'
import styles from './pin-pad.module.css'

type Props = {
  /** What was refused, if anything was; the digits are then typed anew. */
  refused: Error | null
  going: boolean
  onPin: (pin: string) => void
}

const rows = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Digits by touch or by keyboard. The field never asks for a keyboard on the screen: the pad is one. */
export function PinPad({ refused, going, onPin }: Props) {
  const [pin, setPin] = useState('')
  const [short, setShort] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const put = (digits: string) => {
    setShort(false)
    setPin(digits.replace(/\D/g, '').slice(0, pinLengths.most))
  }
  // Whoever chose a name or mistyped types on at once.
  useEffect(() => {
    if (refused) setPin('')
    field.current?.focus()
  }, [refused])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pin.length >= pinLengths.least) return !going && onPin(pin)
    setShort(true)
    field.current?.focus()
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        ref={field}
        classNames={{ input: styles.field }}
        label={auth.pin}
        type="password"
        name="pin"
        inputMode="none"
        autoComplete="off"
        value={pin}
        onChange={(event) => put(event.currentTarget.value)}
        error={short && auth.needPin}
      />
      <fieldset className={styles.pad}>
        <legend className="hidden-text">{auth.digits}</legend>
        {rows.map((digit) => (
          <button key={digit} type="button" className={styles.key} onClick={() => put(pin + digit)}>
            {digit}
          </button>
        ))}
        <span />
        <button type="button" className={styles.key} onClick={() => put(`${pin}0`)}>
          0
        </button>
        <button type="button" className={styles.key} aria-label={auth.deleteDigit} onClick={() => put(pin.slice(0, -1))}>
          <span aria-hidden>⌫</span>
        </button>
      </fieldset>
      <Refusal sentence={refused?.message ?? null} />
      <Act type="submit" size="lg" fullWidth doing={going ? auth.changing : null}>
        {auth.goOn}
      </Act>
    </form>
  )
}
