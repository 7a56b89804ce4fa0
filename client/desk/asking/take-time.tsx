import { useState } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import { desk as deskWords } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk } from '../desk-context.ts'
import { useDoing } from '../use-sending.ts'
import { AskDialog, whoIs } from './ask-dialog.tsx'
import { FreeTimes } from './free-times.tsx'

const words = questions.times

/** A booking moves; or whoever waits comes at a time instead. */
export function TakeTime({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { perform } = useDesk()
  const [start, setStart] = useState<string | null>(null)
  const doing = useDoing(ticket.id) === 'takeTime' ? deskWords.doing.takeTime : null
  const submit = async () => {
    if (start && (await perform('takeTime', ticket, 'ask', { start }))) onClose()
  }
  const booked = ticket.state === 'booked'
  return (
    <AskDialog
      title={(booked ? words.moveTitle : words.insteadTitle)(whoIs(ticket))}
      lead={booked ? words.moveLead : words.insteadLead}
      go={words.take}
      doing={doing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FreeTimes topic={ticket.topicId} start={start} onChoose={setStart} focus />
    </AskDialog>
  )
}
