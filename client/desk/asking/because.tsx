import { useState } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk } from '../desk-context.ts'
import { useDoing } from '../use-sending.ts'
import { AskDialog, Reason, whoIs } from './ask-dialog.tsx'

const words = questions.because

/** Called out of turn: why. Enter takes the first reason. */
export function Because({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { perform } = useDesk()
  const [because, setBecause] = useState<string>(words.reasons[0])
  const [missing, setMissing] = useState(false)
  const doing = useDoing(ticket.id) === 'call' ? deskWords.doing.call : null
  const submit = async () => {
    setMissing(because.trim() === '')
    if (because.trim() && (await perform('call', ticket, 'ask', { ticket: ticket.id, because: because.trim() }))) onClose()
  }
  return (
    <AskDialog title={words.title(whoIs(ticket))} lead={words.lead} go={words.go} doing={doing} onSubmit={() => void submit()} onClose={onClose}>
      <Reason label={words.field} value={because} onChange={setBecause} missing={missing ? questions.needWords : null} reasons={words.reasons} />
    </AskDialog>
  )
}
