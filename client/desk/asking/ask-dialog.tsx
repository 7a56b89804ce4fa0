import { Button, TextInput } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import { Act } from '../../ui/staff/act.tsx'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as words } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import styles from '../form.module.css'
import { SpotRefusal } from '../region.tsx'

/** How a person is named in the title of a question. */
export const whoIs = ({ code, name }: StaffTicket): string => `${code}, ${name}`

type Props = { title: string; lead?: string; go: string; doing: string | null; onSubmit: () => void; onClose: () => void; children: ReactNode }

/** A question with one answer to send. */
export function AskDialog({ title, lead, go, doing, onSubmit, onClose, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Dialog onClose={onClose} closeWords={words.dismiss} title={title}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {lead && <p>{lead}</p>}
        <SpotRefusal spot="ask" />
        {children}
        <div className={styles.acts}>
          <Act type="submit" doing={doing}>
            {go}
          </Act>
          <Button variant="default" onClick={onClose}>
            {questions.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type ReasonProps = { label: string; value: string; onChange: (text: string) => void; missing: string | null; reasons?: readonly string[]; focus?: boolean }

/** A reason in words, or one of the usual ones. */
export function Reason({ label, value, onChange, missing, reasons = [], focus = true }: ReasonProps) {
  return (
    <>
      <TextInput
        data-autofocus={focus || undefined}
        label={label}
        maxLength={200}
        autoComplete="off"
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={missing}
      />
      {reasons.length > 0 && (
        <div className={styles.acts}>
          {reasons.map((reason) => (
            <Button key={reason} size="sm" variant="default" aria-pressed={value === reason} onClick={() => onChange(reason)}>
              {reason}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}
