import type { StaffTicket } from '../../shared/line.ts'
import { Act } from '../ui/staff/act.tsx'
import { clock, minutesSince } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import formStyles from './form.module.css'
import listStyles from './list.module.css'
import personStyles from './with-me.module.css'
import { useDesk, useDeskNow } from './desk-context.ts'
import { Helping } from './helping.tsx'
import { Marks } from './marks.tsx'
import { keyOf } from './shortcuts.ts'
import { TicketButton } from './ticket-button.tsx'
import { useDoing } from './use-sending.ts'

/** Who is being called: a large code to compare with the phone, and what to do next. */
export function Called({ ticket }: { ticket: StaffTicket }) {
  const now = useDeskNow()
  return (
    <article className={personStyles.person} data-ticket={ticket.id} aria-label={`${words.called}: ${ticket.code}, ${ticket.name}`}>
      <Person ticket={ticket} since={ticket.calledAt && words.calledAgo(minutesSince(ticket.calledAt, now))} />
      <div className={formStyles.acts}>
        <TicketButton act="start" ticket={ticket} spot="mine" size="md" showKey primary />
        <TicketButton act="noAnswer" ticket={ticket} spot="mine" size="md" variant="default" showKey />
        <TicketButton act="putBack" ticket={ticket} spot="mine" size="md" variant="default" showKey />
        {ticket.proof === 'at_desk' && <TicketButton act="vouch" ticket={ticket} spot="mine" size="md" variant="default" showKey />}
      </div>
    </article>
  )
}

export function InHelp({ ticket, hasKeys }: { ticket: StaffTicket; hasKeys: boolean }) {
  const { topics } = useDesk()
  const now = useDeskNow()
  const usual = topics.get(ticket.topicId)?.minutes
  const since = ticket.startedAt && [words.helpingFor(minutesSince(ticket.startedAt, now)), usual && words.usually(usual)].filter(Boolean).join(', ')
  return (
    <article className={personStyles.person} data-ticket={ticket.id} aria-label={`${words.helping}: ${ticket.code}, ${ticket.name}`}>
      <Person ticket={ticket} since={since} />
      {ticket.proof === 'at_desk' && (
        <div className={formStyles.acts}>
          <TicketButton act="vouch" ticket={ticket} spot="mine" size="sm" variant="default" showKey />
        </div>
      )}
      <Helping key={ticket.id} ticket={ticket} hasKeys={hasKeys} />
    </article>
  )
}

function Person({ ticket, since }: { ticket: StaffTicket; since: string | null }) {
  const { bar, topics } = useDesk()
  return (
    <>
      <p className={personStyles.personHead}>
        <span className={`code ${personStyles.bigCode}`}>{ticket.code}</span>
        <span className="soft numbers">{since}</span>
      </p>
      <p className={personStyles.personName}>{ticket.name}</p>
      <p>
        {topics.get(ticket.topicId)?.name ?? words.unknownTopic}
        {ticket.bookedFor && <span className="soft">, {words.bookedFor(clock(ticket.bookedFor, bar.zone))}</span>}
      </p>
      {ticket.about && <p className={personStyles.about}>{ticket.about}</p>}
      <p className={listStyles.rowMarks}>
        <Marks ticket={ticket} withPlace={false} />
      </p>
    </>
  )
}

type Idle = { next: StaffTicket | null; waiting: number; onCallNext: () => void }

/** Nobody is at the desk: one large button. */
export function CallNext({ next, waiting, onCallNext }: Idle) {
  const { topics, desk, keysOn } = useDesk()
  const doing = useDoing('desk') === 'callNext' ? words.doing.callNext : null
  return (
    <div className={personStyles.callNext}>
      <Act
        size="xl"
        fullWidth
        doing={doing}
        press={keysOn ? keyOf('callNext') : null}
        onClick={onCallNext}
        variant={next ? 'filled' : 'default'}
        data-primary
        disabled={!desk}
      >
        {words.buttons.callNext}
      </Act>
      <p className={personStyles.nextIs}>
        {next ? (
          <>
            <span className="soft">{words.nextIs}</span> <span className="code">{next.code}</span> <strong>{next.name}</strong>,{' '}
            {topics.get(next.topicId)?.name}
          </>
        ) : (
          <span className="soft">{waiting === 0 ? words.nobodyAtAll : words.nobodyForYou}</span>
        )}
      </p>
    </div>
  )
}
