import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { FloorBar } from '../../shared/floor.ts'
import type { Waits } from '../../shared/line.ts'
import { useCommand } from '../api/use-command.ts'
import { Act } from '../ui/staff/act.tsx'
import { Dialog } from '../ui/staff/dialog.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { floor } from '../words/floor.ts'
import styles from './dialogs.module.css'
import { useFloor } from './floor-context.ts'
import { asTyped, changedWaits, minutesTyped } from './minutes-typed.ts'

const words = floor.howItWaits

/** How long somebody who was called has to come, and how late a booking may be. */
export function WaitsDialog({ bar, onClose }: { bar: FloorBar; onClose: () => void }) {
  const { done } = useFloor()
  const command = useCommand()
  const [noAnswer, setNoAnswer] = useState(asTyped(bar.waits).noAnswer)
  const [grace, setGrace] = useState(asTyped(bar.waits).grace)
  const [asked, setAsked] = useState(false)
  const noAnswerMinutes = minutesTyped(noAnswer, 30)
  const graceMinutes = minutesTyped(grace, 120)
  const graceIsWhole = Number.isInteger(graceMinutes)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (noAnswerMinutes === null || graceMinutes === null || !graceIsWhole) return
    const waits = changedWaits(bar.waits, { noAnswerMinutes, graceMinutes })
    if (Object.keys(waits).length === 0) return onClose()
    if (!(await command.run<Waits>(`/bars/${bar.id}/waits`, waits))) return
    done({ said: words.done(bar.name) })
    onClose()
  }
  return (
    <Dialog title={words.title(bar.name)} onClose={onClose} closeWords={floor.dismiss}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <p>{words.text}</p>
        <TextInput
          label={words.noAnswer}
          description={words.noAnswerHelp}
          inputMode="decimal"
          maxLength={5}
          autoComplete="off"
          value={noAnswer}
          error={asked && noAnswerMinutes === null && words.noAnswerWrong}
          onChange={(event) => setNoAnswer(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={words.grace}
          description={words.graceHelp}
          inputMode="numeric"
          maxLength={3}
          autoComplete="off"
          value={grace}
          error={asked && !graceIsWhole && words.graceWrong}
          onChange={(event) => setGrace(event.currentTarget.value)}
        />
        <Refusal sentence={command.refused?.message ?? null} />
        <div className={styles.acts}>
          <Act type="submit" doing={command.pending ? words.saving : null}>
            {words.save}
          </Act>
          <Button variant="default" onClick={onClose}>
            {floor.acts.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
