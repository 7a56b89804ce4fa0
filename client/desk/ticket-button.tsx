import type { ButtonProps } from '@mantine/core'
import type { StaffTicket } from '../../shared/line.ts'
import { Act } from '../ui/staff/act.tsx'
import { desk as words } from '../words/desk.ts'
import type { Offer } from './deeds.ts'
import { useDesk } from './desk-context.ts'
import type { Spot } from './sending.ts'
import { useDoing } from './use-sending.ts'

type Props = ButtonProps & { act: Offer; ticket: StaffTicket; spot: Spot; showKey?: boolean; tabIndex?: number; primary?: boolean }

/** A command about one ticket. Its name says for whom, because "Call" alone is read out of its row. */
export function TicketButton({ act, ticket, spot, showKey = false, primary, ...rest }: Props) {
  const { offer, printed } = useDesk()
  const doing = useDoing(ticket.id) === act ? words.doing[act] : null
  return (
    <Act {...rest} doing={doing} press={showKey ? printed(act) : null} data-primary={primary || undefined} onClick={() => offer(act, ticket, spot)}>
      {words.buttons[act]}
      <span className="hidden-text">
        : {ticket.code}, {ticket.name}
      </span>
    </Act>
  )
}
