import { useState } from 'react'
import type { StaffLine } from '../../../shared/line.ts'
import type { Found } from '../../../shared/queue.ts'
import { Dialog } from '../../ui/staff/dialog.tsx'
import { desk as words } from '../../words/desk.ts'
import { questions } from '../../words/desk-questions.ts'
import { useDesk } from '../desk-context.ts'
import type { Added } from './asking.ts'
import { BookForm } from './book-form.tsx'
import { Find } from './find.tsx'
import { endedActs, FoundEnded, FoundTicket } from './found-ticket.tsx'
import { WalkInForm } from './walk-in-form.tsx'
import { startOf, type WalkInStart } from './walk-in-start.ts'

type Step = { kind: 'find' } | { kind: 'ended'; found: Found; id: string } | { kind: 'ticket'; id: string } | { kind: 'add' | 'book'; start: WalkInStart }
type Props = { line: StaffLine; onAdded: Added; onClose: () => void }

const titles: Record<Step['kind'], string> = {
  ...{ find: words.findTitle, ended: words.findTitle, ticket: words.findTitle },
  ...{ add: words.walkInTitle, book: questions.times.bookTitle },
}

/** Somebody stands at the bar: known or new, in the line or not. Search first, so that nobody is added twice. */
export function FindOrAdd({ line, onAdded, onClose }: Props) {
  const { sending, mayTakeBack } = useDesk()
  const [step, setStep] = useState<Step>({ kind: 'find' })
  const ticket = step.kind === 'ticket' ? line.tickets.find(({ id }) => id === step.id) : null
  const go = (next: Step) => {
    sending.clear('find')
    setStep(next)
  }

  const take = (found: Found, typed: string) => {
    if (found.ticketId && line.tickets.some(({ id }) => id === found.ticketId)) return go({ kind: 'ticket', id: found.ticketId })
    if (found.ticketId && endedActs(found, { mayTakeBack }).length > 0) return go({ kind: 'ended', found, id: found.ticketId })
    addFound(found, typed)
  }
  const addFound = (found: Found, typed: string) =>
    go({ kind: 'add', start: { name: found.name, contact: '', customer: found.customerId, because: found.orderKnown ? words.orderFound(typed) : '' } })
  const somebodyNew = (typed: string) => go({ kind: 'add', start: startOf(typed) })
  const back = () => go({ kind: 'find' })

  return (
    <Dialog onClose={onClose} closeWords={words.dismiss} size="lg" title={titles[step.kind]}>
      {step.kind === 'find' && <Find onTake={take} onNew={somebodyNew} />}
      {step.kind === 'add' && <WalkInForm start={step.start} onAdded={onAdded} onBack={back} onBook={(start) => go({ kind: 'book', start })} />}
      {step.kind === 'book' && <BookForm start={step.start} onAdded={onAdded} onBack={back} />}
      {step.kind === 'ended' && <FoundEnded found={step.found} id={step.id} onDone={onClose} onBack={back} onAdd={() => addFound(step.found, '')} />}
      {step.kind === 'ticket' && (ticket ? <FoundTicket ticket={ticket} onDone={onClose} onBack={back} /> : <Find onTake={take} onNew={somebodyNew} />)}
    </Dialog>
  )
}
