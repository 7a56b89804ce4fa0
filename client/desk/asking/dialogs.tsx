import type { StaffTicket } from '../../../shared/line.ts'
import { DeviceForm } from '../devices/device-form.tsx'
import { House } from '../devices/in-house.tsx'
import { KeysDialog } from '../palette/keys-dialog.tsx'
import { Palette } from '../palette/palette.tsx'
import { useLineNow } from '../desk-context.ts'
import type { Question } from '../deeds.ts'
import type { Workplace } from '../use-workplace.ts'
import type { Added, Asking } from './asking.ts'
import { Because } from './because.tsx'
import { BreakDialog } from './break.tsx'
import { Choose } from './choose.tsx'
import { Collect } from './collect.tsx'
import { Details } from './details.tsx'
import { FindOrAdd } from './find-or-add.tsx'
import { StepOut } from './step-out.tsx'
import { TakeTime } from './take-time.tsx'
import { AddTopic, ChangeTopic } from './topics.tsx'
import { Transfer } from './transfer.tsx'
import { UrgentDialog } from './urgent.tsx'
import { Vouch } from './vouch.tsx'

type AboutTicket = (props: { ticket: StaffTicket; onClose: () => void }) => React.ReactNode

/** One dialog for each question; the compiler asks for it when a new question comes. */
const questions: Record<Question, AboutTicket> = {
  because: Because,
  vouch: Vouch,
  keep: (props) => <DeviceForm {...props} keep />,
  takeDevice: (props) => <DeviceForm {...props} keep={false} />,
  collect: Collect,
  transfer: Transfer,
  changeTopic: ChangeTopic,
  addTopic: AddTopic,
  correct: Details,
  wrongPerson: (props) => <Choose {...props} act="wrongPerson" />,
  merge: (props) => <Choose {...props} act="merge" />,
  urgent: UrgentDialog,
  stepOut: StepOut,
  takeTime: TakeTime,
}

type Props = { asking: Asking; place: Workplace; onClose: () => void }

/** The one dialog that is open, about the ticket as it is now. */
export function Dialogs({ asking, place, onClose }: Props) {
  const { line } = useLineNow()
  if ('ticket' in asking) {
    const Question = questions[asking.kind]
    return <Question ticket={line.tickets.find(({ id }) => id === asking.ticket.id) ?? asking.ticket} onClose={onClose} />
  }
  if (asking.kind === 'find') {
    const added: Added = (ticket, how) => {
      place.commands.added(ticket, how)
      onClose()
    }
    return <FindOrAdd line={line} onClose={onClose} onAdded={added} />
  }
  if (asking.kind === 'palette') return <Palette marked={asking.marked} place={place} onClose={onClose} />
  if (asking.kind === 'keys') return <KeysDialog place={place} onClose={onClose} />
  if (asking.kind === 'house') return <House onClose={onClose} />
  return <BreakDialog onGo={place.commands.pause} onClose={onClose} />
}
