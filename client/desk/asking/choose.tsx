import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import { stateWords } from '../../words/history.ts'
import formStyles from '../form.module.css'
import dialogStyles from './dialogs.module.css'
import { useDesk, useLineNow } from '../desk-context.ts'
import { SpotRefusal } from '../region.tsx'
import { useDoing } from '../use-sending.ts'
import { whoIs } from './ask-dialog.tsx'

const words = questions.choose
/** Who can be chosen, and where the command goes. */
const acts = {
  wrongPerson: { states: ['waiting', 'called'], title: words.wrongTitle, lead: words.wrongLead, body: (id: string) => ({ right: id }) },
  merge: { states: ['booked', 'waiting', 'called', 'helping', 'held'], title: words.mergeTitle, lead: words.mergeLead, body: (id: string) => ({ into: id }) },
} as const

type Props = { ticket: StaffTicket; act: keyof typeof acts; onClose: () => void }

/** Another person of the line: typed, or with the arrows, and Enter. */
export function Choose({ ticket, act, onClose }: Props) {
  const { perform, topics } = useDesk()
  const { line } = useLineNow()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const doing = useDoing(ticket.id) === act
  const { states, title, lead, body } = acts[act]
  const q = typed.trim().toLowerCase()
  const fits = line.tickets.filter(
    (other) => other.id !== ticket.id && (states as readonly string[]).includes(other.state) && `${other.code} ${other.name}`.toLowerCase().includes(q),
  )
  const at = Math.min(chosen, Math.max(0, fits.length - 1))
  const take = async (other: StaffTicket | undefined) => {
    if (other && !doing && (await perform(act, ticket, 'ask', body(other.id)))) onClose()
  }
  const keys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setChosen((at + step + fits.length) % Math.max(1, fits.length))
    else if (event.key === 'Enter') void take(fits[at])
    else return
    event.preventDefault()
  }
  return (
    <Dialog onClose={onClose} closeWords={deskWords.dismiss} title={title(whoIs(ticket))}>
      <div className={formStyles.form}>
        <p>{lead(ticket.name)}</p>
        <SpotRefusal spot="ask" />
        <TextInput
          data-autofocus
          label={words.field}
          role="combobox"
          aria-expanded
          aria-controls="choose-list"
          aria-activedescendant={fits[at] && `choose-${fits[at].id}`}
          aria-autocomplete="list"
          autoComplete="off"
          maxLength={60}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={keys}
        />
        {fits.length === 0 && <p role="status">{words.none}</p>}
        <div id="choose-list" role="listbox" aria-label={words.field} className={dialogStyles.options}>
          {fits.map((other, index) => (
            <div
              key={other.id}
              id={`choose-${other.id}`}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              className={dialogStyles.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => void take(other)}
              onKeyDown={keys}
            >
              <span className="code">{other.code}</span> <strong>{other.name}</strong> <span>{topics.get(other.topicId)?.name}</span>{' '}
              <span className="soft">{stateWords[other.state]}</span>
            </div>
          ))}
        </div>
        <div className={formStyles.acts}>
          <Button variant="default" onClick={onClose}>
            {questions.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
