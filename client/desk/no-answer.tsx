import type { StaffTicket } from '../../shared/line.ts'
import { Act } from '../ui/staff/act.tsx'
import { useNow } from '../ui/staff/use-now.ts'
import { desk as words } from '../words/desk.ts'
import { useDesk } from './desk-context.ts'
import { useDoing, useOpensAt } from './use-sending.ts'

/** People need time to come: it opens when the bar's own wait is over, and counts down quietly until then. The server has the last word. */
export function NoAnswer({ ticket }: { ticket: StaffTicket }) {
  const { place, offer, printed } = useDesk()
  const told = useOpensAt(ticket.id)
  const now = useNow(1_000)
  const doing = useDoing(ticket.id) === 'noAnswer' ? words.doing.noAnswer : null
  const opens = Math.max(told ? Date.parse(told) : 0, ticket.calledAt && place ? Date.parse(ticket.calledAt) + place.noAnswerSeconds * 1_000 : 0)
  const left = Math.ceil((opens - now) / 1_000)
  return (
    <Act
      size="md"
      variant="default"
      doing={doing}
      press={printed('noAnswer')}
      aria-description={left > 0 ? words.opensIn(words.seconds(left)) : undefined}
      data-early={left > 0 || undefined}
      onClick={() => offer('noAnswer', ticket, 'mine')}
    >
      {words.buttons.noAnswer}
      {left > 0 && (
        <span className="soft numbers" aria-hidden>
          &nbsp;{`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`}
        </span>
      )}
      <span className="hidden-text">
        : {ticket.code}, {ticket.name}
      </span>
    </Act>
  )
}
