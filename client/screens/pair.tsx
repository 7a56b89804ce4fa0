import { type FormEvent, useState } from 'react'
import { pairingLength } from '../../shared/pairing.ts'
import type { ScreenMe, ScreenView } from '../../shared/screens.ts'
import { useAsk } from '../api/use-ask.ts'
import { useCommand } from '../api/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice, Refusal } from '../ui/notice.tsx'
import { Stack, Title, useTitle } from '../ui/page.tsx'
import { useFaults } from '../ui/use-faults.ts'
import { screens } from '../words/screens.ts'

const words = screens.device
/** A whole load in place of this page: nothing of who was here before stays in the window, and going back does not lead here. */
const open = ({ kind, bar }: ScreenView) => window.location.replace(kind === 'kiosk' ? '/kiosk' : `/board/${bar.slug}`)

/** On the device that is to be a screen: type the code. */
export function Pair() {
  const { data } = useAsk<ScreenMe>('/screen/me')
  const [another, setAnother] = useState(false)
  useTitle(words.title)
  const screen = data?.screen
  return (
    <Stack narrow>
      <Title>{words.title}</Title>
      {screen && !another ? (
        <>
          <Notice title={words.is(screen.name, screen.bar.name)}>
            <p>{screens.kinds[screen.kind].text}</p>
          </Notice>
          <Button wide onClick={() => open(screen)}>
            {words.open}
          </Button>
          <Button kind="quiet" onClick={() => setAnother(true)}>
            {words.other}
          </Button>
        </>
      ) : (
        <Code />
      )}
    </Stack>
  )
}

function Code() {
  const pair = useCommand()
  const faults = useFaults(['code'], pair.refused)
  const [code, setCode] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const plain = code.replace(/[^a-z0-9]/gi, '')
    if (!faults.check(['code', plain.length !== pairingLength && words.needed])) return
    const me = await pair.run<ScreenMe>('/screens/pair', { code: plain })
    if (me?.screen) open(me.screen)
  }
  return (
    <form ref={faults.form} noValidate onSubmit={submit}>
      <Stack>
        <p>{words.text}</p>
        <Field
          label={words.label}
          hint={words.hint}
          error={faults.of('code')}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={16}
          size={12}
          value={code}
          change={(value) => {
            faults.mend('code')
            setCode(value.toUpperCase())
          }}
        />
        {faults.general && <Refusal says={faults.general} />}
        <Button type="submit" wide pending={pair.pending}>
          {words.go}
        </Button>
        <p>{words.signsOut}</p>
      </Stack>
    </form>
  )
}
