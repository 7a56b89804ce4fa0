import { Link } from 'react-router'
import type { TicketView } from '../../shared/queue.ts'
import { Title } from '../ui/page.tsx'
import { door } from '../words/door.ts'
import { isToReturn, keptAs } from '../words/kept.ts'
import { whenSaid } from '../words/time.ts'
import css from './places.module.css'

const { places } = door

function standing(ticket: TicketView, now: string): string {
  const { state, bookedFor, bar } = ticket
  if (state === 'booked' && bookedFor) return places.booked(whenSaid(bookedFor, now, bar.zone))
  if (state === 'held') return places.withUs
  if (state === 'closed') return places.closed
  if (state === 'called') return places.yourTurn
  if (state === 'helping') return places.helping
  if (state === 'missed') return keptAs(ticket, now) === 'late' ? places.late : places.kept
  return places.waiting
}

const alive: TicketView['state'][] = ['booked', 'waiting', 'called', 'helping', 'held']
/** Those that are not over: also a turn to come back to today, and what closed before its turn, while the time that was offered lies ahead. */
export const openPlaces = (tickets: TicketView[], now: string): TicketView[] =>
  tickets.filter((ticket) => {
    if (ticket.state === 'missed') return isToReturn(ticket, now)
    if (ticket.state === 'closed') return ticket.offeredFor !== null && ticket.offeredFor > now
    return alive.includes(ticket.state)
  })

/** What this person already has with us. */
export const Places = ({ tickets, now }: { tickets: TicketView[]; now: string }) => (
  <section className={css.places}>
    <Title level={2}>{places.title}</Title>
    {tickets.map((ticket) => (
      <Link key={ticket.id} to={`/t/${ticket.id}`} className={css.place}>
        <span className={css.code}>{ticket.code}</span>
        <span className={css.text}>
          {standing(ticket, now)}
          <small>{ticket.bar.name}</small>
        </span>
        <span className={css.go}>{places.open}</span>
      </Link>
    ))}
  </section>
)
