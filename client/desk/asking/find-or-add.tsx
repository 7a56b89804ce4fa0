import { useState } from 'react'
import type { StaffLine, StaffTicket } from '../../../shared/line.ts'
import type { Found } from '../../../shared/queue.ts'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as words } from '../../words/desk.ts'
import { useDesk } from '../desk-context.ts'
import { Find } from './find.tsx'
import { FoundMissed, FoundTicket } from './found-ticket.tsx'
import { WalkInForm } from './walk-in-form.tsx'
import { startOf, type WalkInStart } from './walk-in-start.ts'

type Step = { kind: 'find' } | { kind: 'missed'; found: Found; id: string } | { kind: 'ticket'; id: string } | { kind: 'add'; start: WalkInStart }
type Props = { line: StaffLine; onAdded: (ticket: StaffTicket, already: boolean) => void; onClose: () => void }

/** Somebody stands at the bar: known or new, in the line or not. Search first, so that nobody is added twice. */
export function FindOrAdd({ line, onAdded, onClose }: Props) {
  const { sending } = useDesk()
  const [step, setStep] = useState<Step>({ kind: 'find' })
  const ticket = step.kind === 'ticket' ? line.tickets.find(({ id }) => id === step.id) : null
  const go = (next: Step) => {
    sending.clear('find')
    setStep(next)
  }

  const take = (found: Found, typed: string) => {
    if (found.ticketId && line.tickets.some(({ id }) => id === found.ticketId)) return go({ kind: 'ticket', id: found.ticketId })
    if (found.ticketId && found.state === 'missed') return go({ kind: 'missed', found, id: found.ticketId })
    addFound(found, typed)
  }
  const addFound = (found: Found, typed: string) =>
    go({ kind: 'add', start: { name: found.name, contact: '', customer: found.customerId, because: found.orderKnown ? words.orderFound(typed) : '' } })
  const somebodyNew = (typed: string) => go({ kind: 'add', start: startOf(typed) })
  const back = () => go({ kind: 'find' })

  return (
    <Dialog onClose={onClose} closeWords={words.dismiss} size="lg" title={step.kind === 'add' ? words.walkInTitle : words.findTitle}>
      {step.kind === 'find' && <Find onTake={take} onNew={somebodyNew} />}
      {step.kind === 'add' && <WalkInForm start={step.start} onAdded={onAdded} onBack={back} />}
      {step.kind === 'missed' && <FoundMissed found={step.found} id={step.id} onDone={onClose} onBack={back} onAdd={() => addFound(step.found, '')} />}
      {step.kind === 'ticket' && (ticket ? <FoundTicket ticket={ticket} onDone={onClose} onBack={back} /> : <Find onTake={take} onNew={somebodyNew} />)}
    </Dialog>
  )
}
