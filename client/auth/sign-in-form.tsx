import { PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { SignIn, StaffMe } from '../../shared/auth.ts'
import { asRefused } from '../api/ask.ts'
import { Act } from '../ui/staff/act.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { auth } from '../words/auth.ts'
import { signIn } from './api.ts'
import { DemoAccounts } from './demo-accounts.tsx'

type Props = { email?: string; demo: boolean; onSignedIn: (me: StaffMe) => void }

/** E-mail and password. What was typed stays after a refusal; the field at fault gets the focus. */
export function SignInForm({ email: known = '', demo, onSignedIn }: Props) {
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<'email' | 'password' | null>(null)
  const emailField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const going = useMutation({ mutationFn: signIn, onSuccess: onSignedIn, onError: () => passwordField.current?.focus() })

  const enter = (body: SignIn) => !going.isPending && going.mutate(body)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks = email.trim() === '' ? 'email' : password === '' ? 'password' : null
    setMissing(lacks)
    if (lacks) return (lacks === 'email' ? emailField : passwordField).current?.focus()
    enter({ email: email.trim(), password })
  }

  return (
    <>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            ref={emailField}
            label={auth.email}
            name="email"
            type="email"
            autoComplete="username"
            data-autofocus={known ? undefined : true}
            autoFocus={!known}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={missing === 'email' && auth.needEmail}
          />
          <PasswordInput
            ref={passwordField}
            label={auth.password}
            name="password"
            autoComplete="current-password"
            data-autofocus={known ? true : undefined}
            autoFocus={Boolean(known)}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={missing === 'password' && auth.needPassword}
            visibilityToggleButtonProps={{ 'aria-label': auth.shows, tabIndex: 0, 'aria-hidden': false }}
          />
          <Refusal sentence={going.error ? asRefused(going.error).message : null} />
          <Act type="submit" size="md" doing={going.isPending ? auth.signingIn : null}>
            {auth.signIn}
          </Act>
        </Stack>
      </form>
      {demo && <DemoAccounts onChoose={enter} />}
    </>
  )
}
