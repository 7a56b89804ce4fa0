import type { StaffTicket } from '../../shared/line.ts'
import { useServerNow } from '../api/use-server-now.ts'
import { Act } from '../ui/staff/act.tsx'
import { desk as words } from '../words/desk.ts'
import { useDesk, useLineNow } from './desk-context.ts'
import { opensIn } from './opens-in.ts'
import { useDoing, useOpensAt } from './use-sending.ts'

/** People need time to come: it opens when the bar's own wait is over, and counts down quietly until then. The server has the last word. */
export function NoAnswer({ ticket }: { ticket: StaffTicket }) {
  const { offer, printed } = useDesk()
  const { waits } = useLineNow().line
  const told = useOpensAt(ticket.id)
  const now = useServerNow(1_000)
  const doing = useDoing(ticket.id) === 'noAnswer' ? words.doing.noAnswer : null
  const left = opensIn({ calledAt: ticket.calledAt, seconds: waits.noAnswerSeconds, told }, now)
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
