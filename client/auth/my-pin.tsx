import { PasswordInput, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import { isEasyPin, pinLengths } from '../../shared/pins.ts'
import { asRefused } from '../api/ask.ts'
import { Act } from '../ui/staff/act.tsx'
import { Dialog } from '../ui/staff/dialog.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { auth } from '../words/auth.ts'
import { setPin } from './api.ts'

type Props = { onClose: () => void; onSet: (me: StaffMe) => void }

const fault = (pin: string): string | null => {
  if (pin.length < pinLengths.least) return auth.needPin
  return isEasyPin(pin) ? auth.easyPin : null
}

/** One's own PIN for shared screens, with the password: whoever finds a screen open cannot make themselves one. */
export function MyPin({ onClose, onSet }: Props) {
  const [pin, put] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const pinField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const keeping = useMutation({
    mutationFn: setPin,
    onSuccess: onSet,
    onError: (error) => (asRefused(error).field === 'pin' ? pinField : passwordField).current?.focus(),
  })
  const wrong = { pin: tried ? fault(pin) : null, password: tried && password === '' ? auth.needPassword : null }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (fault(pin)) return pinField.current?.focus()
    if (password === '') return passwordField.current?.focus()
    if (!keeping.isPending) keeping.mutate({ pin, password })
  }
  if (keeping.isSuccess)
    return (
      <Dialog title={auth.myPin} onClose={onClose} closeWords={auth.close} centered>
        <p role="status">{auth.pinKept}</p>
        <Act mt="md" data-autofocus onClick={onClose}>
          {auth.close}
        </Act>
      </Dialog>
    )
  return (
    <Dialog title={auth.myPin} onClose={onClose} closeWords={auth.close} centered>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p className="soft">{auth.myPinHelp}</p>
          <PasswordInput
            ref={pinField}
            label={auth.newPin}
            name="new-pin"
            inputMode="numeric"
            autoComplete="off"
            data-autofocus
            value={pin}
            onChange={(event) => put(event.currentTarget.value.replace(/\D/g, '').slice(0, pinLengths.most))}
            error={wrong.pin}
            visibilityToggleButtonProps={{ 'aria-label': auth.shows, tabIndex: 0, 'aria-hidden': false }}
          />
          <PasswordInput
            ref={passwordField}
            label={auth.password}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={wrong.password}
            visibilityToggleButtonProps={{ 'aria-label': auth.shows, tabIndex: 0, 'aria-hidden': false }}
          />
          <Refusal sentence={keeping.error ? asRefused(keeping.error).message : null} />
          <Act type="submit" size="md" doing={keeping.isPending ? auth.keepingPin : null}>
            {auth.keepPin}
          </Act>
        </Stack>
      </form>
    </Dialog>
  )
}
