import { useState } from 'react'
import type { StaffTicket } from '../../../shared/line.ts'
import { desk as words } from '../../words/desk.ts'
import { useDesk } from '../desk-context.ts'
import { useDoing } from '../use-sending.ts'
import { AskDialog, Reason, whoIs } from './ask-dialog.tsx'

/** One key opens it, Enter takes the first reason. */
export function Vouch({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { perform } = useDesk()
  const doing = useDoing(ticket.id) === 'vouch' ? words.doing.vouch : null
  const [because, setBecause] = useState<string>(words.reasons[0])
  const [missing, setMissing] = useState(false)
  const submit = async () => {
    setMissing(because.trim() === '')
    if (because.trim() && (await perform('vouch', ticket, 'ask', { because: because.trim() }))) onClose()
  }
  return (
    <AskDialog
      title={words.vouchTitle(whoIs(ticket))}
      lead={words.vouchLead}
      go={words.buttons.vouch}
      doing={doing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Reason label={words.because} value={because} onChange={setBecause} missing={missing ? words.needReason : null} reasons={words.reasons} />
    </AskDialog>
  )
}
