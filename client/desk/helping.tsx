import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { StaffTicket } from '../../shared/line.ts'
import { type Outcome, outcomes } from '../../shared/outcomes.ts'
import type { Finish } from '../../shared/queue.ts'
import { Act } from '../ui/staff/act.tsx'
import { minutesSince } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import styles from './form.module.css'
import { useDeeds, useDesk, useDeskNow } from './desk-context.ts'
import { OtherText, SavingState } from './notes/saving.tsx'
import { useRunningNotes } from './notes/use-running-notes.ts'
import { MinutesField, NotesFields } from './notes-fields.tsx'
import { OutcomeChoice } from './outcome-choice.tsx'
import { useKeptOf } from './use-unsent.ts'

/** No further than it must: a browser would put the field into the middle, and who is helped out of sight. */
function intoNote(field: HTMLElement | null | undefined): void {
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'nearest' })
}

/** Ends the help: an outcome is enough, notes may follow later. What is typed is saved meanwhile. */
export function Helping({ ticket }: { ticket: StaffTicket }) {
  const { bar, perform, printed, curtain, unsent } = useDesk()
  const now = useDeskNow()
  const { draft, type, state, settle, end, keeperSays } = useRunningNotes(ticket)
  const [missing, setMissing] = useState(false)
  const [ending, setEnding] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const measured = ticket.startedAt ? minutesSince(ticket.startedAt, now) : 0
  const kept = useKeptOf(ticket.id)
  const doing = ending || kept ? words.doing.finish : null

  const choose = (outcome: Outcome) => {
    setMissing(false)
    type({ outcome })
  }
  /** The words go first, with what was seen of them: an end that waits for the network must not overwrite those of others either. */
  const finish = async () => {
    const { outcome, note, summary, minutes } = draft
    setMissing(!outcome)
    if (!outcome) return form.current?.querySelector<HTMLInputElement>('input[type=radio]')?.focus()
    if (ending) return
    setEnding(true)
    const { dirty, seen } = await end()
    setEnding(false)
    if (keeperSays() === 'changed') return form.current?.querySelector<HTMLElement>('[data-settle]')?.focus()
    const notes = { act: 'saveNotes', target: `notes.${ticket.id}`, path: `/bars/${bar.id}/tickets/${ticket.id}/notes` } as const
    if (dirty) void unsent.add({ ...notes, who: `${ticket.code} (${ticket.name})`, body: { note, summary, seen } })
    void perform('finish', ticket, 'mine', { outcome, ...(minutes !== null && { minutes }) } satisfies Partial<Finish>)
  }
  useDeeds({
    ...Object.fromEntries(outcomes.map((outcome) => [`outcome.${outcome}`, () => choose(outcome)])),
    finish: () => void finish(),
    ...(!curtain && { note: () => intoNote(form.current?.querySelector<HTMLElement>('[data-note]')) }),
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void finish()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
    if (event.key === 'Escape') form.current?.closest<HTMLElement>('[data-region]')?.querySelector('h2')?.focus()
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} onKeyDown={keys} noValidate>
      <OutcomeChoice name={`outcome-${ticket.id}`} chosen={draft.outcome} onChoose={choose} missing={missing} keys />
      {!curtain && <NotesFields draft={draft} onChange={type} />}
      {!curtain && <OtherText state={state} mine={draft} onSettle={settle} />}
      <div className={styles.end}>
        <MinutesField draft={draft} measured={measured} onChange={type} />
        <SavingState saving={state.saving} />
        <Act type="submit" size="md" doing={doing} press={printed('finish')} data-primary>
          {words.buttons.finish}
        </Act>
      </div>
    </form>
  )
}
