import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { FloorBar } from '../../shared/floor.ts'
import { useCommand } from '../api/use-command.ts'
import { Act } from '../ui/staff/act.tsx'
import { Dialog } from '../ui/staff/dialog.tsx'
import { Refusal } from '../ui/staff/refusal.tsx'
import { floor as words } from '../words/floor.ts'
import styles from './dialogs.module.css'
import { useFloor } from './floor-context.ts'

type Kind = 'pause' | 'close' | 'tell'
const asks = {
  pause: { title: words.pauseTitle, joining: 'paused', most: 200 },
  close: { title: words.closeTitle, joining: 'closed', most: 200 },
  tell: { title: words.tellTitle, joining: null, most: 300 },
} as const

/** Words for everybody at once: why nobody new can join, or something for all who wait. */
export function SayDialog({ bar, kind, onClose }: { bar: FloorBar; kind: Kind; onClose: () => void }) {
  const { done } = useFloor()
  const { title, joining, most } = asks[kind]
  const [said, setSaid] = useState(kind === 'tell' ? (bar.notice?.words ?? '') : bar.joiningWords)
  const [missing, setMissing] = useState(false)
  const command = useCommand()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacks = kind === 'tell' && said.trim() === ''
    setMissing(lacks)
    if (lacks) return
    const answer = joining ? command.run(`/bars/${bar.id}/joining`, { joining, words: said }) : command.run(`/bars/${bar.id}/tell`, { words: said })
    if (!(await answer)) return
    done({ said: words.done[kind](bar.name) })
    onClose()
  }
  return (
    <Dialog title={title(bar.name)} onClose={onClose} closeWords={words.dismiss}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <p>{kind === 'tell' ? words.tellText(bar.waiting) : kind === 'pause' ? words.pauseText : words.closeText}</p>
        <Textarea
          label={kind === 'tell' ? words.tellWords : words.doorWords}
          description={kind === 'tell' ? undefined : words.doorWordsHelp}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={most}
          value={said}
          error={missing && words.tellNeeded}
          onChange={(event) => setSaid(event.currentTarget.value)}
          data-autofocus
        />
        <Refusal sentence={command.refused?.message ?? null} />
        <div className={styles.acts}>
          <Act type="submit" doing={command.pending ? words.doing[kind] : null}>
            {words.acts[kind]}
          </Act>
          <Button variant="default" onClick={onClose}>
            {words.acts.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
