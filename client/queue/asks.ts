import type { TicketView } from '../../shared/queue.ts'
import { queue } from '../words/queue.ts'
import { clockSaid } from '../words/time.ts'

type Standing = Pick<TicketView, 'way' | 'here' | 'awayUntil' | 'silent' | 'nearAt' | 'onWayAt' | 'bar'>
type Act = { says: string; move: 'here' | 'back' | 'on-my-way' }
/** What is asked of somebody who waits: at most one main thing to do. */
export type Asks = { title: string; text: string; main?: Act; other?: Act }

const { coming, away, here } = queue
const isHere: Act = { says: here.go, move: 'here' }
const isOnTheWay: Act = { says: coming.go, move: 'on-my-way' }

/** What a person who waits is asked, or told to do next. */
export function asks(ticket: Standing): Asks {
  if (ticket.awayUntil) return whileAway(ticket, clockSaid(ticket.awayUntil, ticket.bar.zone))
  if (ticket.way !== 'store') return { title: here[ticket.way], text: '' }
  if (ticket.here) return { title: ticket.nearAt ? coming.near : here.yes, text: here.yesText }
  if (ticket.silent) return { title: coming.silent, text: coming.silentText, main: isOnTheWay, other: isHere }
  const answered = ticket.onWayAt !== null && (ticket.nearAt === null || ticket.onWayAt >= ticket.nearAt)
  if (answered) return { title: coming.known, text: coming.knownText, main: isHere }
  if (ticket.nearAt) return { title: coming.asked, text: coming.askedText, main: isOnTheWay, other: isHere }
  return { title: here.ask, text: here.why, main: isHere, other: isOnTheWay }
}

const whileAway = ({ way, here }: Standing, time: string): Asks => ({
  title: way === 'store' ? (here ? away.ready(time) : away.out(time)) : away.ring(time),
  text: away.text,
  main: { says: here ? away.go : away.back, move: 'back' },
})
