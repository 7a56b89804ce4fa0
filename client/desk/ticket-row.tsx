import { memo } from 'react'
import type { StaffTicket } from '../../shared/line.ts'
import { clock, minutesSince } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import { dayOf, shortDay } from '../words/time.ts'
import formStyles from './form.module.css'
import listStyles from './list.module.css'
import { isOffered, type Offer } from './deeds.ts'
import { useDesk, useDeskNow, useTopicNames } from './desk-context.ts'
import { BeforeTheCall, isBeforeTheCall } from './beside/beside.tsx'
import { DevicesOf } from './devices/devices-of.tsx'
import { Marks } from './marks.tsx'
import { MoreActs } from './more-acts.tsx'
import { TicketButton } from './ticket-button.tsx'
import type { RegionName } from './regions.ts'
import { useDoing } from './use-sending.ts'
import { Waited } from './waited.tsx'

type Props = {
  ticket: StaffTicket
  spot: RegionName
  position: number | null
  offer: Offer | null
  current: boolean
  opened: boolean
  onChoose: (id: string) => void
  onOpen: (id: string) => void
}

/** Besides what the row offers: what is likely next. The rest is under "More". */
const likely: Offer[] = ['call', 'arrive', 'checkIn', 'bringBack', 'ready', 'callBack', 'collect', 'resume', 'preCall', 'vouch']

export const TicketRow = memo(function TicketRow({ ticket, spot, position, offer, current, opened, onChoose, onOpen }: Props) {
  const topicName = useTopicNames()
  const doing = useDoing(ticket.id)
  const details = `details-${ticket.id}`
  return (
    <li className={listStyles.row} data-ticket={ticket.id} data-doing={doing !== null || undefined}>
      <div className={listStyles.rowLine}>
        <button
          type="button"
          className={listStyles.rowMain}
          data-row={ticket.id}
          tabIndex={current ? 0 : -1}
          aria-expanded={opened}
          aria-controls={opened ? details : undefined}
          onFocus={() => onChoose(ticket.id)}
          onClick={() => onOpen(ticket.id)}
        >
          {position !== null && (
            <span className={`numbers ${listStyles.position}`}>
              <span className="hidden-text">{words.position(position)}</span>
              <span aria-hidden>{position}</span>
            </span>
          )}
          <span className={`code ${listStyles.rowCode}`}>{ticket.code}</span>
          <span className={listStyles.rowWho}>
            <strong>{ticket.name}</strong> <span className={listStyles.rowTopic}>{topicName(ticket.topicId)}</span>
          </span>
          <span className={`numbers soft ${listStyles.rowWhen}`}>
            <When ticket={ticket} />
          </span>
          <span className={listStyles.rowMarks}>
            <Marks ticket={ticket} />
          </span>
        </button>
        {offer && (
          <TicketButton
            act={offer}
            ticket={ticket}
            spot={spot}
            size="sm"
            variant={offer === 'call' ? 'light' : 'default'}
            tabIndex={current ? 0 : -1}
            showKey={current}
            className={listStyles.rowAct}
          />
        )}
      </div>
      {opened && <Details id={details} ticket={ticket} spot={spot} offer={offer} />}
    </li>
  )
})

function When({ ticket }: { ticket: StaffTicket }) {
  const { bar } = useDesk()
  const now = useDeskNow()
  if (ticket.state === 'booked') return ticket.bookedFor && clock(ticket.bookedFor, bar.zone)
  if (ticket.state === 'waiting') return <Waited ticket={ticket} />
  if (ticket.state === 'held' && ticket.startedAt) return words.keptSince(shortDay(dayOf(ticket.startedAt, bar.zone)).date)
  if (ticket.state === 'helping' && ticket.startedAt) return words.helpingFor(minutesSince(ticket.startedAt, now))
  if (ticket.state === 'called' && ticket.calledAt) return words.calledAgo(minutesSince(ticket.calledAt, now))
  const due = ticket.calledAt ?? ticket.bookedFor
  return due && clock(due, bar.zone)
}

function Details({ id, ticket, spot, offer }: { id: string; ticket: StaffTicket; spot: RegionName; offer: Offer | null }) {
  const scene = useDesk()
  const { bar } = scene
  const acts = likely.filter((act) => act !== offer && isOffered(act, ticket, scene))
  return (
    <div className={listStyles.details} id={id}>
      {ticket.about && <p>{ticket.about}</p>}
      <p className="soft">
        {words.joinedAt(clock(ticket.joinedAt, bar.zone))} · {ticket.contact ? words.contact(ticket.contact) : words.noContact}
        {ticket.proof === 'vouched' && ` · ${words.vouched}`}
      </p>
      {ticket.urgentBecause && <p>{ticket.urgentBecause}</p>}
      {ticket.state === 'held' && <DevicesOf ticket={ticket} />}
      <div className={formStyles.acts}>
        {acts.map((act) => (
          <TicketButton key={act} act={act} ticket={ticket} spot={spot} size="sm" variant="default" showKey />
        ))}
        <MoreActs ticket={ticket} spot={spot} except={['vouch']} />
      </div>
      {isBeforeTheCall(ticket.state) && <BeforeTheCall ticket={ticket} />}
    </div>
  )
}
