import type { ButtonProps } from '@mantine/core'
import type { StaffTicket } from '../../shared/line.ts'
import { Act } from '../ui/staff/act.tsx'
import { desk as words } from '../words/desk.ts'
import type { TicketAct } from './deeds.ts'
import { useDesk } from './desk-context.ts'
import { keyOf } from './shortcuts.ts'
import type { Spot } from './sending.ts'
import { useDoing } from './use-sending.ts'

type Props = ButtonProps & { act: Exclude<TicketAct, 'finish'>; ticket: StaffTicket; spot: Spot; showKey?: boolean; tabIndex?: number; primary?: boolean }

/** A command about one ticket. Its name says for whom, because "Call" alone is read out of its row. */
export function TicketButton({ act, ticket, spot, showKey = false, primary, ...rest }: Props) {
  const { perform, askToVouch, keysOn } = useDesk()
  const doing = useDoing(ticket.id) === act ? words.doing[act] : null
  const press = showKey && keysOn ? keyOf(act) : null
  return (
    <Act
      {...rest}
      doing={doing}
      press={press}
      data-primary={primary || undefined}
      onClick={() => (act === 'vouch' ? askToVouch(ticket) : void perform(act, ticket, spot))}
    >
      {words.buttons[act]}
      <span className="hidden-text">
        : {ticket.code}, {ticket.name}
      </span>
    </Act>
  )
}
