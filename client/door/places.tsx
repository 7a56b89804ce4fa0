import { Link } from 'react-router'
import type { TicketView } from '../../shared/queue.ts'
import { Title } from '../ui/page.tsx'
import { door } from '../words/door.ts'
import { whenSaid } from '../words/time.ts'
import css from './places.module.css'

const { places } = door

function standing({ state, bookedFor, bar }: TicketView, now: string): string {
  if (state === 'booked' && bookedFor) return places.booked(whenSaid(bookedFor, now, bar.zone))
  if (state === 'held') return places.withUs
  if (state === 'closed') return places.closed
  if (state === 'called') return places.yourTurn
  if (state === 'helping') return places.helping
  return state === 'missed' ? places.kept : places.waiting
}

const alive: TicketView['state'][] = ['booked', 'waiting', 'called', 'helping', 'held', 'missed']
/** Those that are not over; also what closed before its turn, while the offer of a time is still to be answered. */
export const openPlaces = (tickets: TicketView[]): TicketView[] =>
  tickets.filter(({ state, offeredFor }) => alive.includes(state) || (state === 'closed' && offeredFor !== null))

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
