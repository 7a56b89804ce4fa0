import { Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { desk as words } from '../words/desk.ts'
import styles from './form.module.css'

export type NotesDraft = { note: string; summary: string /** As corrected; null: as measured. */; minutes: number | null }
type Props = { draft: NotesDraft; measured: number; onChange: (part: Partial<NotesDraft>) => void }

/** Ctrl+Enter is left to the form around. */
export function NotesFields({ draft, onChange }: Omit<Props, 'measured'>) {
  return (
    <>
      <Textarea
        label={<Label label={words.note} help={words.noteHelp} />}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        data-note
      />
      <Textarea
        label={<Label label={words.summary} help={words.summaryHelp} />}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4000}
        value={draft.summary}
        onChange={(event) => onChange({ summary: event.currentTarget.value })}
      />
    </>
  )
}

/** The minutes that count: as measured, or as corrected. */
export function MinutesField({ draft, measured, onChange }: Props) {
  const id = useId()
  return (
    <div className={styles.minutes}>
      <label htmlFor={id}>{words.minutesField}</label>
      <TextInput
        id={id}
        aria-describedby={`${id}-measured`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        placeholder={String(measured)}
        value={draft.minutes === null ? '' : String(draft.minutes)}
        onChange={(event) => onChange({ minutes: minutesOf(event.currentTarget.value) })}
      />
      <span id={`${id}-measured`} className="soft">
        {words.minutesMeasured(measured)}
      </span>
    </div>
  )
}

const Label = ({ label, help }: { label: string; help: string }) => (
  <>
    {label} <span className={`soft ${styles.help}`}>({help})</span>
  </>
)

/** Whole minutes of at most a day; an empty field means as measured. */
function minutesOf(text: string): number | null {
  const digits = text.replace(/\D/g, '')
  return digits === '' ? null : Math.min(1440, Number(digits))
}
