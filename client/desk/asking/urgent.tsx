import { useState } from 'react'
import { type StaffTicket, urgencies, type Urgency } from '../../../shared/line.ts'
import { desk as deskWords } from '../../words/desk.ts'
import { urgentWords } from '../../words/desk-acts.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk } from '../desk-context.ts'
import { useDoing } from '../use-sending.ts'
import { AskDialog, Reason, whoIs } from './ask-dialog.tsx'
import { Radios } from './radios.tsx'

const words = questions.urgent

/** Before everybody else: what it is, and why. */
export function UrgentDialog({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { perform } = useDesk()
  const [why, setWhy] = useState<Urgency>('cannot_wait')
  const [because, setBecause] = useState('')
  const [missing, setMissing] = useState(false)
  const doing = useDoing(ticket.id) === 'urgent' ? deskWords.doing.urgent : null
  const submit = async () => {
    setMissing(because.trim() === '')
    if (because.trim() && (await perform('urgent', ticket, 'ask', { why, because: because.trim() }))) onClose()
  }
  const options = urgencies.map((value) => ({ value, label: urgentWords[value] }))
  return (
    <AskDialog title={words.title(whoIs(ticket))} lead={words.lead} go={words.go} doing={doing} onSubmit={() => void submit()} onClose={onClose}>
      <Radios name="urgency" legend={words.why} options={options} chosen={why} onChoose={setWhy} focus />
      <Reason label={words.field} value={because} onChange={setBecause} missing={missing ? questions.needWords : null} focus={false} />
    </AskDialog>
  )
}
