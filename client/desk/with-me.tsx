import type { StaffTicket } from '../../shared/line.ts'
import { Act } from '../ui/staff/act.tsx'
import { minutesSince } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import { Beside } from './beside/beside.tsx'
import formStyles from './form.module.css'
import personStyles from './with-me.module.css'
import { useDesk, useDeskNow, useTopicNames } from './desk-context.ts'
import { DevicesOf } from './devices/devices-of.tsx'
import { Helping } from './helping.tsx'
import { MoreActs } from './more-acts.tsx'
import { NoAnswer } from './no-answer.tsx'
import { Person } from './person.tsx'
import { TicketButton } from './ticket-button.tsx'
import { useDoing } from './use-sending.ts'
import { useKeptOf } from './use-unsent.ts'

/** Who is being called: a large code to compare with the phone, and what to do next. */
export function Called({ ticket }: { ticket: StaffTicket }) {
  const now = useDeskNow()
  return (
    <article className={personStyles.person} data-ticket={ticket.id} aria-label={`${words.called}: ${ticket.code}, ${ticket.name}`}>
      <Person ticket={ticket} since={ticket.calledAt && words.calledAgo(minutesSince(ticket.calledAt, now))} />
      <div className={formStyles.acts}>
        <TicketButton act="start" ticket={ticket} spot="mine" size="md" showKey primary />
        <NoAnswer ticket={ticket} />
        <TicketButton act="putBack" ticket={ticket} spot="mine" size="md" variant="default" showKey />
        {ticket.proof === 'at_desk' && <TicketButton act="vouch" ticket={ticket} spot="mine" size="md" variant="default" showKey />}
        <MoreActs ticket={ticket} spot="mine" except={['vouch']} />
      </div>
      <Beside ticket={ticket} />
    </article>
  )
}

/** Whom I help, opened: what rests or goes on elsewhere, what lies beside, how it ends. */
export function InHelp({ ticket }: { ticket: StaffTicket }) {
  const kept = useKeptOf(ticket.id)
  const since = useSoFar(ticket)
  if (kept && kept.tries > 0) return <NotSent ticket={ticket} onTakeBack={kept.key} />
  return (
    <article className={personStyles.person} data-ticket={ticket.id} data-landing tabIndex={-1} aria-label={`${words.helping}: ${ticket.code}, ${ticket.name}`}>
      <Person ticket={ticket} since={since} />
      <div className={formStyles.acts}>
        <TicketButton act="copying" ticket={ticket} spot="mine" size="sm" variant="default" showKey />
        <TicketButton act="keep" ticket={ticket} spot="mine" size="sm" variant="default" showKey />
        <TicketButton act="transfer" ticket={ticket} spot="mine" size="sm" variant="default" showKey />
        {ticket.proof === 'at_desk' && <TicketButton act="vouch" ticket={ticket} spot="mine" size="sm" variant="default" showKey />}
        <MoreActs ticket={ticket} spot="mine" except={['transfer', 'vouch']} />
      </div>
      <Beside ticket={ticket} />
      <DevicesOf ticket={ticket} quiet />
      <Helping key={ticket.id} ticket={ticket} />
    </article>
  )
}

/** So far, and what is usual: a word of comparison, never a warning. Further topics add up. */
function useSoFar(ticket: StaffTicket): string | null {
  const { topics } = useDesk()
  const now = useDeskNow()
  if (!ticket.startedAt) return null
  const usual = [ticket.topicId, ...ticket.moreTopics].reduce((sum, id) => sum + (topics.get(id)?.minutes ?? 0), 0)
  return [words.helpedFor(minutesSince(ticket.startedAt, now)), usual > 0 && words.usually(usual)].filter(Boolean).join(', ')
}

/** In hand, but not the one that is open: data copies, or help that goes on beside another. */
export function InShort({ ticket, onOpen, isOther }: { ticket: StaffTicket; onOpen: () => void; isOther: boolean }) {
  const { printed, desk } = useDesk()
  const topicName = useTopicNames()
  const now = useDeskNow()
  const soFar = useSoFar(ticket)
  const rests = ticket.state === 'held'
  return (
    <article
      className={`${personStyles.person} ${personStyles.short}`}
      data-ticket={ticket.id}
      aria-label={`${rests ? words.stillCopying : words.helping}: ${ticket.code}, ${ticket.name}`}
    >
      <p className={personStyles.shortWho}>
        <span className="code">{ticket.code}</span> <strong>{ticket.name}</strong> <span>{topicName(ticket.topicId)}</span>{' '}
        <span className="soft numbers">{rests && ticket.startedAt ? words.restsFor(minutesSince(ticket.startedAt, now)) : soFar}</span>
      </p>
      <div className={formStyles.acts}>
        {rests ? (
          <>
            <TicketButton act="resume" ticket={ticket} spot="mine" size="sm" variant="default" showKey />
            {desk && !desk.breakWhy && <TicketButton act="callBack" ticket={ticket} spot="mine" size="sm" variant="default" showKey />}
            <MoreActs ticket={ticket} spot="mine" />
          </>
        ) : (
          <Act size="sm" variant="default" press={isOther ? printed('otherInHand') : null} onClick={onOpen}>
            {words.open}
            <span className="hidden-text">
              : {ticket.code}, {ticket.name}
            </span>
          </Act>
        )}
      </div>
    </article>
  )
}

/** Finished here while the network was away. */
function NotSent({ ticket, onTakeBack }: { ticket: StaffTicket; onTakeBack: string }) {
  const { unsent } = useDesk()
  return (
    <article className={personStyles.person} data-ticket={ticket.id} aria-label={`${words.helping}: ${ticket.code}, ${ticket.name}`}>
      <p className={personStyles.shortWho}>
        <span className="code">{ticket.code}</span> <strong>{ticket.name}</strong>
      </p>
      <p role="status">{words.notSent}</p>
      <div className={formStyles.acts}>
        <Act size="sm" variant="default" onClick={() => unsent.drop(onTakeBack)}>
          {words.takeBack}
        </Act>
      </div>
    </article>
  )
}

/** Nobody is at the desk: one large button. Who comes with it stands in the band. */
export function CallNext({ onCallNext, alone }: { onCallNext: () => void; alone: boolean }) {
  const { printed } = useDesk()
  const doing = useDoing('desk') === 'callNext' ? words.doing.callNext : null
  return (
    <div className={personStyles.callNext}>
      <Act size="xl" fullWidth doing={doing} press={printed('callNext')} onClick={onCallNext} data-primary>
        {words.buttons.callNext}
      </Act>
      {alone && <p className="soft">{words.nobodyWithMe}</p>}
    </div>
  )
}
