import type { StaffTicket } from '../../shared/line.ts'
import { clock } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import { useDesk } from './desk-context.ts'
import { missingSkills } from './who-is-next.ts'

/** What sets a ticket apart from the others, in words. */
export function Marks({ ticket, withPlace = true }: { ticket: StaffTicket; withPlace?: boolean }) {
  const { bar, desk, needs } = useDesk()
  const missing = desk && ticket.state === 'waiting' ? missingSkills(ticket, desk.skills, needs) : []
  return (
    <>
      {ticket.state === 'waiting' && ticket.turn.lane === 0 && <span className="mark bad">{words.urgent}</span>}
      {ticket.state === 'waiting' && ticket.turn.lane === 1 && <span className="mark accent">{words.due}</span>}
      {ticket.state === 'waiting' && ticket.bookedFor && <span className="mark">{words.bookedFor(clock(ticket.bookedFor, bar.zone))}</span>}
      {withPlace && ticket.way === 'store' && ticket.state === 'waiting' && (
        <span className={ticket.here ? 'mark' : 'mark soft'}>{ticket.here ? words.here : words.onTheWay}</span>
      )}
      {ticket.way !== 'store' && <span className="mark">{words.ways[ticket.way]}</span>}
      {ticket.proof === 'at_desk' && <span className="mark warn">{words.proofAtDesk}</span>}
      {missing.length > 0 && <span className="mark soft">{words.needs(missing.join(', '))}</span>}
    </>
  )
}
