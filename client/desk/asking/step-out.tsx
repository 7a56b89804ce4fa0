import type { StaffTicket } from '../../../shared/line.ts'
import { clock } from '../../ui/staff/when.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk, useDeskNow } from '../desk-context.ts'
import { whoIs } from './ask-dialog.tsx'
import { PickDialog } from './pick.tsx'

const words = questions.stepOut
const lengths = [10, 20, 30, 45, 60]

/** Until when somebody is out; a digit answers. */
export function StepOut({ ticket, onClose }: { ticket: StaffTicket; onClose: () => void }) {
  const { bar, perform } = useDesk()
  const now = useDeskNow()
  const after = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
  const options = lengths.map((minutes) => ({ id: String(minutes), label: words.minutes(minutes, clock(after(minutes), bar.zone)), minutes }))
  const pick = async ({ minutes }: { minutes: number }) => {
    if (await perform('stepOut', ticket, 'ask', { until: after(minutes) })) onClose()
  }
  return (
    <PickDialog
      title={words.title(whoIs(ticket))}
      lead={words.lead}
      groups={[{ title: '', options }]}
      target={ticket.id}
      onPick={(one) => void pick(one)}
      onClose={onClose}
    />
  )
}
