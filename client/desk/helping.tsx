import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { StaffTicket } from '../../shared/line.ts'
import { type Outcome, outcomes } from '../../shared/outcomes.ts'
import { type Finish } from '../../shared/queue.ts'
import { Act } from '../ui/staff/act.tsx'
import { minutesSince } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import styles from './form.module.css'
import { useDeeds, useDesk, useDeskNow } from './desk-context.ts'
import { type NotesDraft, NotesFields } from './notes-fields.tsx'
import { OutcomeChoice } from './outcome-choice.tsx'
import { keyOf } from './shortcuts.ts'
import { useDraft } from './use-draft.ts'
import { useDoing } from './use-sending.ts'

export type HelpDraft = NotesDraft & { outcome: Outcome | null }
export const noHelpDraft: HelpDraft = { outcome: null, note: '', summary: '', minutes: null }

/** Ends the help: an outcome is enough, notes may follow later. `hasKeys`: with several people in hand, single keys mean one of them. */
export function Helping({ ticket, hasKeys }: { ticket: StaffTicket; hasKeys: boolean }) {
  const { drafts, perform, keysOn } = useDesk()
  const keyed = keysOn && hasKeys
  const now = useDeskNow()
  const { draft, change } = useDraft<HelpDraft>(drafts, ticket.id, noHelpDraft)
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const measured = ticket.startedAt ? minutesSince(ticket.startedAt, now) : 0
  const doing = useDoing(ticket.id) === 'finish' ? words.doing.finish : null

  const choose = (outcome: Outcome) => {
    setMissing(false)
    change({ outcome })
  }
  const finish = () => {
    if (!draft.outcome) {
      setMissing(true)
      form.current?.querySelector<HTMLInputElement>('input[type=radio]')?.focus()
      return
    }
    const { minutes, ...rest } = draft
    void perform('finish', ticket, 'mine', { ...rest, outcome: draft.outcome, ...(minutes !== null && { minutes }) } satisfies Finish)
  }
  const deeds = {
    ...Object.fromEntries(outcomes.map((outcome) => [`outcome.${outcome}`, () => choose(outcome)])),
    finish,
    note: () => form.current?.querySelector<HTMLElement>('[data-note]')?.focus(),
  }
  useDeeds(hasKeys ? deeds : {})

  const submit = (event: FormEvent) => {
    event.preventDefault()
    finish()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
    if (event.key === 'Escape') form.current?.closest<HTMLElement>('[data-region]')?.querySelector('h2')?.focus()
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} onKeyDown={keys} noValidate>
      <OutcomeChoice name={`outcome-${ticket.id}`} chosen={draft.outcome} onChoose={choose} missing={missing} keys={keyed} />
      <NotesFields draft={draft} measured={measured} onChange={change} />
      <Act type="submit" size="lg" doing={doing} press={keyed ? keyOf('finish') : null} data-primary>
        {words.buttons.finish}
      </Act>
      <p className="soft">{words.notesLaterHelp}</p>
    </form>
  )
}
