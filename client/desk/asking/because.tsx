import { type KeyboardEvent, useState } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk } from '../desk-context.ts'
import { useDoing } from '../use-sending.ts'
import { AskDialog, Reason, whoIs } from './ask-dialog.tsx'
import styles from './pick.module.css'

const words = questions.because

/** Called out of turn: why. A digit takes one of the usual reasons before anything is typed; nothing is chosen beforehand, for the history shows it. */
export function Because({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { perform } = useDesk()
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const doing = useDoing(ticket.id) === 'call' ? deskWords.doing.call : null
  const call = async (because: string) => {
    setMissing(because === '')
    if (because && !doing && (await perform('call', ticket, 'ask', { ticket: ticket.id, because }))) onClose()
  }
  const keys = (event: KeyboardEvent) => {
    const reason = /^[1-9]$/.test(event.key) && words.reasons[Number(event.key) - 1]
    if (!reason || typed !== '' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    void call(reason)
  }
  return (
    <AskDialog title={words.title(whoIs(ticket))} lead={words.lead} go={words.go} doing={doing} onSubmit={() => void call(typed.trim())} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: field and buttons inside take the focus; this only hears their keys */}
      <div className={styles.reasons} onKeyDown={keys}>
        <ul className={styles.options}>
          {words.reasons.map((reason, index) => (
            <li key={reason}>
              <button type="button" className={styles.option} onClick={() => void call(reason)}>
                <span className="kbd" aria-hidden>
                  {index + 1}
                </span>
                <span>{reason}</span>
              </button>
            </li>
          ))}
        </ul>
        <Reason label={words.field} value={typed} onChange={setTyped} missing={missing && typed.trim() === '' ? words.need : null} />
      </div>
    </AskDialog>
  )
}
