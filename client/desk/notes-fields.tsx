import { Textarea, TextInput } from '@mantine/core'
import { desk as words } from '../words/desk.ts'
import styles from './desk.module.css'

export type NotesDraft = { note: string; summary: string; /** As corrected; null: as measured. */ minutes: number | null }
type Props = { draft: NotesDraft; measured: number; onChange: (part: Partial<NotesDraft>) => void; help?: string }

/** Ctrl+Enter is left to the form around. */
export function NotesFields({ draft, measured, onChange, help }: Props) {
  return (
    <>
      <Textarea label={words.note} description={words.noteHelp} autosize minRows={2} maxRows={10} maxLength={4000} value={draft.note} onChange={(event) => onChange({ note: event.currentTarget.value })} data-note />
      <Textarea label={words.summary} description={words.summaryHelp} autosize minRows={2} maxRows={10} maxLength={4000} value={draft.summary} onChange={(event) => onChange({ summary: event.currentTarget.value })} />
      <div className={styles.minutes}>
        <TextInput
          label={words.minutesField}
          description={words.minutesMeasured(measured)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          placeholder={String(measured)}
          value={draft.minutes === null ? '' : String(draft.minutes)}
          onChange={(event) => onChange({ minutes: minutesOf(event.currentTarget.value) })}
        />
        {help && <p className="soft">{help}</p>}
      </div>
    </>
  )
}

/** Whole minutes of at most a day; an empty field means as measured. */
function minutesOf(text: string): number | null {
  const digits = text.replace(/\D/g, '')
  return digits === '' ? null : Math.min(1440, Number(digits))
}
