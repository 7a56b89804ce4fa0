import { lazy, type ReactNode, Suspense } from 'react'
import type { Notice as Said } from '../../shared/line.ts'
import type { TicketView } from '../../shared/queue.ts'
import { serverNow } from '../api/server-clock.ts'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Columns, Title, useTitle } from '../ui/page.tsx'
import { isToReturn } from '../words/kept.ts'
import { queue } from '../words/queue.ts'
import { Called } from './called.tsx'
import { living } from './age.ts'
import { type Fresh, Freshness } from './freshness.tsx'
import { Everybody } from './everybody.tsx'
import { Below, Stub } from './stub.tsx'
import type { Own } from './use-act.ts'
import { Waiting } from './waiting.tsx'

/** `ahead`: people before, null while unknown. `led`: why the person was led to this place: they had it already, or another one goes on as it. */
export type PlaceProps = Own &
  Fresh & {
    ahead: number | null
    openDesks: number | null
    notice: Said
    led: 'already' | 'goesOn' | null
    /** The topic for which they asked when they were led here. */
    wanted: { id: string; name: string } | null
    bookAnew: (start: string) => void
    children?: ReactNode
  }

/** Who waits is asked for nothing but their place: all that may come of it is loaded when it does. */
const Also = lazy(() => import('./also.tsx').then(({ Also }) => ({ default: Also })))
const Booked = lazy(() => import('./booked.tsx').then(({ Booked }) => ({ default: Booked })))
const Held = lazy(() => import('./held.tsx').then(({ Held }) => ({ default: Held })))
const ended = () => import('./ended.tsx')
const Closed = lazy(() => ended().then(({ Closed }) => ({ default: Closed })))
const Done = lazy(() => ended().then(({ Done }) => ({ default: Done })))
const Gone = lazy(() => ended().then(({ Gone }) => ({ default: Gone })))
const Kept = lazy(() => ended().then(({ Kept }) => ({ default: Kept })))

/** States in which somebody is one of "everybody who waits". */
const hears: TicketView['state'][] = ['waiting', 'missed']

/** A person's own place, whatever became of it. */
export function Place(props: PlaceProps) {
  const { ticket } = props
  const { bar, topic, state } = ticket
  const over = state === 'missed' && !isToReturn(ticket, serverNow())
  const toCome = ticket.way === 'store' && !over && ['booked', 'waiting', 'missed'].includes(state)
  const proof = ticket.proof === 'at_desk' ? queue.proof : ''
  const facts = (
    <Facts
      facts={[
        // The claim slip says it otherwise.
        [queue.booked.where, !(state === 'held' && ticket.withUs.length > 0) && `${bar.name}\n${bar.address}`],
        [queue.booked.about, [topic.name, ...ticket.moreTopics.map(({ name }) => name), ticket.about].filter(Boolean).join('\n')],
        [queue.booked.bring, toCome && [bar.bring, proof].filter(Boolean).join('\n')],
      ]}
    />
  )
  return (
    <Columns
      beside={
        <Stub code={ticket.code} name={ticket.name} short={bar.name}>
          {facts}
        </Stub>
      }
    >
      {props.led && (
        <Notice>
          <p>{props.led === 'already' ? queue.already : queue.elsewhere.led}</p>
          {props.wanted && (
            <Suspense fallback={null}>
              <Also ticket={ticket} changed={props.changed} live={props.live} wanted={props.wanted} />
            </Suspense>
          )}
        </Notice>
      )}
      {hears.includes(state) && <Everybody notice={props.notice} zone={bar.zone} />}
      <Standing {...props} />
      {living.includes(state) && state !== 'waiting' && !over && <Freshness age={props.age} live={props.live} zone={bar.zone} />}
      <Below>{facts}</Below>
      {props.children}
    </Columns>
  )
}

function Standing(props: PlaceProps) {
  const { ticket, changed, live } = props
  const own = { ticket, changed, live }
  switch (ticket.state) {
    case 'waiting':
      return <Titled code={ticket.code} of={<Waiting {...props} />} />
    case 'called':
      return <Called {...own} />
    case 'booked':
      return <Titled code={ticket.code} of={<Booked {...own} />} />
    case 'missed':
      return <Titled code={ticket.code} of={<Kept {...own} />} />
    case 'left':
    case 'cancelled':
      return <Titled code={ticket.code} of={<Gone {...own} bookAnew={props.bookAnew} />} />
    case 'closed':
      return <Titled code={ticket.code} of={<Closed {...own} />} />
    case 'done':
      return <Titled code={ticket.code} of={<Done {...own} />} />
    case 'helping':
      return (
        <Titled
          code={ticket.code}
          of={
            <Plain
              title={ticket.desk ? queue.helping.title(ticket.desk.specialist) : queue.helping.plain}
              text={ticket.desk && ticket.way === 'store' ? queue.helping.desk(ticket.desk.number) : ''}
            />
          }
        />
      )
    case 'held':
      return <Titled code={ticket.code} of={<Held ticket={ticket} />} />
    case 'merged':
    case 'sent':
      return <Titled code={ticket.code} of={<Plain title={queue.elsewhere.title} text={queue.elsewhere.text} />} />
  }
}

function Titled({ code, of }: { code: string; of: ReactNode }) {
  useTitle(queue.tabTitle(code))
  return <Suspense fallback={null}>{of}</Suspense>
}

const Plain = ({ title, text }: { title: string; text: string }) => (
  <section>
    <Title>{title}</Title>
    <p>{text}</p>
  </section>
)
