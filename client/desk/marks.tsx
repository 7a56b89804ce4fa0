import type { StaffTicket } from '../../shared/line.ts'
import { clock } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import { comfortWords, urgentWords } from '../words/desk-acts.ts'
import { useDesk, useTopicNames } from './desk-context.ts'
import { cameToFetch } from './regions.ts'
import { missingSkills } from './who-is-next.ts'

type Props = { ticket: StaffTicket; withPlace?: boolean /** False where it stands with its reason beside. */; withUrgent?: boolean }

/** What sets a ticket apart from the others, in words. */
export function Marks({ ticket, withPlace = true, withUrgent = true }: Props) {
  const { bar, desk, needs, place, me } = useDesk()
  const topicName = useTopicNames()
  const missing = desk && ticket.state === 'waiting' ? missingSkills(ticket, desk.skills, needs) : []
  return (
    <>
      {withUrgent && ticket.urgent && <span className="mark bad">{words.urgent(urgentWords[ticket.urgent].toLowerCase())}</span>}
      {ticket.state === 'waiting' && <Waiting ticket={ticket} withPlace={withPlace} />}
      {ticket.state === 'booked' && ticket.onWayAt && <span className="mark">{words.onTheWaySaid(clock(ticket.onWayAt, bar.zone))}</span>}
      {cameToFetch(ticket) && <span className="mark warn">{words.hereToFetch}</span>}
      {ticket.way !== 'store' && <span className="mark">{words.ways[ticket.way]}</span>}
      {ticket.forStaffId && <span className="mark accent">{ticket.forStaffId === me.id ? words.forYou : words.forOther(null)}</span>}
      {place &&
        ticket.moreTopics.map((id) => (
          <span key={id} className="mark">
            {words.alsoTopic(topicName(id))}
          </span>
        ))}
      <Helps ticket={ticket} />
      {ticket.readyAt && <span className="mark accent">{words.readySaid(clock(ticket.readyAt, bar.zone))}</span>}
      {ticket.proof === 'at_desk' && <span className="mark warn">{words.proofAtDesk}</span>}
      {missing.length > 0 && <span className="mark soft">{words.needs(missing.join(', '))}</span>}
    </>
  )
}

/** Who is here and not to be called yet asked for some minutes more; stepping out, one is no longer here. */
function Waiting({ ticket, withPlace }: { ticket: StaffTicket; withPlace: boolean }) {
  const { bar } = useDesk()
  const comes = ticket.onWayAt ? words.onTheWaySaid(clock(ticket.onWayAt, bar.zone)) : words.onTheWay
  const place = ticket.here ? words.here : comes
  return (
    <>
      {ticket.turn.lane === 1 && <span className="mark accent">{words.due}</span>}
      {ticket.bookedFor && <span className="mark">{words.bookedFor(clock(ticket.bookedFor, bar.zone))}</span>}
      {ticket.awayUntil && <span className="mark soft">{(ticket.here ? words.needsUntil : words.awayUntil)(clock(ticket.awayUntil, bar.zone))}</span>}
      {withPlace && ticket.way === 'store' && !ticket.awayUntil && <span className={ticket.here ? 'mark' : 'mark soft'}>{place}</span>}
      {ticket.silent && <span className="mark soft">{words.silent}</span>}
      {ticket.nearAt && <span className="mark soft">{words.near}</span>}
    </>
  )
}

/** What makes the visit easier, and for how many. */
function Helps({ ticket: { people, language, comforts, seat } }: { ticket: StaffTicket }) {
  return (
    <>
      {people > 1 && <span className="mark">{words.people(people)}</span>}
      {language && <span className="mark">{languageName(language)}</span>}
      {comforts.map((comfort) => (
        <span key={comfort} className="mark">
          {comfortWords[comfort]}
        </span>
      ))}
      {seat && <span className="mark">{seat}</span>}
    </>
  )
}

const names = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'code' })
function languageName(language: string): string {
  try {
    return names.of(language) ?? language
  } catch {
    return language
  }
}
