import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { StaffLine, StaffTicket } from '../../shared/line.ts'
import type { Found } from '../../shared/queue.ts'
import { desk as words } from '../words/desk.ts'
import { useDesk } from './desk-context.ts'
import { Find } from './find.tsx'
import { FoundTicket } from './found-ticket.tsx'
import { WalkInForm, type WalkInStart } from './walk-in-form.tsx'

type Step = { kind: 'find' } | { kind: 'ticket'; id: string } | { kind: 'add'; start: WalkInStart }
type Props = { line: StaffLine; onAdded: (ticket: StaffTicket, already: boolean) => void; onClose: () => void }

const looksLikeAddress = (text: string) => text.includes('@') || /^[+\d][\d\s().-]{5,}$/.test(text)

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
    go({ kind: 'add', start: { name: found.name, contact: '', customer: found.customerId, because: found.orderKnown ? words.orderFound(typed) : '' } })
  }
  const somebodyNew = (typed: string) => go({ kind: 'add', start: looksLikeAddress(typed) ? { name: '', contact: typed, customer: null, because: '' } : { name: typed, contact: '', customer: null, because: '' } })
  const back = () => go({ kind: 'find' })

  return (
    <Modal opened onClose={onClose} size="lg" title={step.kind === 'add' ? words.walkInTitle : words.findTitle}>
      {step.kind === 'find' && <Find onTake={take} onNew={somebodyNew} />}
      {step.kind === 'add' && <WalkInForm start={step.start} onAdded={onAdded} onBack={back} />}
      {step.kind === 'ticket' && (ticket ? <FoundTicket ticket={ticket} onDone={onClose} onBack={back} /> : <Find onTake={take} onNew={somebodyNew} />)}
    </Modal>
  )
}
