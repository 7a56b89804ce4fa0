import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import type { Correct } from '../../../shared/moves.ts'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk } from '../desk-context.ts'
import { useDoing } from '../use-sending.ts'
import { AskDialog, whoIs } from './ask-dialog.tsx'
import { HelpsFields, isLanguage } from './helps-fields.tsx'

const words = questions.details

/** What is known of somebody, put right: only what was changed is sent. */
export function Details({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { perform } = useDesk()
  const { name, about, contact, people, language, comforts, seat } = ticket
  const [before] = useState({ name, about, contact: contact ?? '', people, language, comforts, seat })
  const [typed, setTyped] = useState(before)
  const [missing, setMissing] = useState(false)
  const doing = useDoing(ticket.id) === 'correct' ? deskWords.doing.correct : null
  const change = (part: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...part }))
  const submit = async () => {
    setMissing(typed.name.trim() === '')
    if (typed.name.trim() === '' || !isLanguage(typed.language)) return
    const fields = (Object.keys(typed) as (keyof typeof typed)[]).filter((field) => JSON.stringify(typed[field]) !== JSON.stringify(before[field]))
    const body: Correct = Object.fromEntries(fields.map((field) => [field, typed[field]]))
    if (fields.length === 0 || (await perform('correct', ticket, 'ask', body))) onClose()
  }
  const field = (label: string, key: 'name' | 'about' | 'contact', maxLength: number) => ({
    ...{ label, maxLength, autoComplete: 'off', value: typed[key] },
    onChange: (event: { currentTarget: { value: string } }) => change({ [key]: event.currentTarget.value }),
  })
  return (
    <AskDialog title={words.title(whoIs(ticket))} go={words.go} doing={doing} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput data-autofocus {...field(words.name, 'name', 60)} error={missing && words.needName} />
      <TextInput {...field(words.about, 'about', 500)} />
      <TextInput {...field(words.contact, 'contact', 254)} />
      <HelpsFields helps={typed} onChange={change} />
    </AskDialog>
  )
}
