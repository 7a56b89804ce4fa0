import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useServerNow } from '../api/use-server-now.ts'
import { Notice } from '../ui/notice.tsx'
import { Title } from '../ui/page.tsx'
import { People } from '../ui/people.tsx'
import { Said } from '../ui/said.tsx'
import { queue } from '../words/queue.ts'
import { clock, clockSaid, otherZone } from '../words/time.ts'
import { clocks, waitSaid } from '../words/wait.ts'
import { isWorthSaying } from './ahead.ts'
import { Coming } from './coming.tsx'
import { type Fresh, Freshness } from './freshness.tsx'
import { WhatHelps } from './helps.tsx'
import css from './place.module.css'
import { mayBeTooLate, waitOf } from './told.ts'
import { SomethingElse } from './something-else.tsx'
import type { Own } from './use-act.ts'

const LateToday = lazy(() => import('./late-today.tsx').then(({ LateToday }) => ({ default: LateToday })))
const OfferedTime = lazy(() => import('./offered-time.tsx').then(({ OfferedTime }) => ({ default: OfferedTime })))

/** `ahead`, `openDesks`: null until the line is known. */
type Props = Own & Fresh & { ahead: number | null; openDesks: number | null }

/** In the line: how many are before, how long it may take, and what to do meanwhile. */
export function Waiting({ ahead, openDesks, age, ...own }: Props) {
  const { ticket, live } = own
  const callable = !ticket.awayUntil && (ticket.here || ticket.way !== 'store')
  return (
    <>
      <section className={css.ahead}>
        <Title>{ahead === null ? queue.ahead.unknown : ahead === 0 ? queue.ahead.none(callable) : queue.ahead.some(ahead)}</Title>
        <People before={ahead ?? 0} you={queue.ahead.you} more={queue.ahead.more} />
        <Wait ticket={ticket} openDesks={openDesks} />
        <Freshness age={age} live={live} zone={ticket.bar.zone} />
        <Announced ahead={ahead} />
      </section>
      {mayBeTooLate(ticket) && (
        <Notice title={ticket.closesAt && !ticket.offeredFor ? queue.late.title(clockSaid(ticket.closesAt, ticket.bar.zone)) : queue.offered.title}>
          <Suspense fallback={null}>
            {ticket.offeredFor ? <OfferedTime {...own} key={ticket.offeredFor} offeredFor={ticket.offeredFor} /> : <LateToday {...own} />}
          </Suspense>
        </Notice>
      )}
      <Coming {...own} />
      <SomethingElse {...own} leave={queue.leave.go} />
      <WhatHelps {...own} />
    </>
  )
}

function Wait({ ticket, openDesks }: Pick<Props, 'ticket' | 'openDesks'>) {
  const now = useServerNow()
  const left = waitOf(ticket, now)
  // It is said below, with what to do about it.
  if (left === 'tooLate') return null
  if (left === 'over') return <p>{queue.wait.over}</p>
  if (left === 'unknown' || !ticket.told) return <p>{openDesks === 0 ? queue.wait.unknown : queue.wait.notYet}</p>
  const { from, to } = clocks(ticket.told, ticket.told.at, ticket.bar.zone)
  const zone = otherZone(ticket.told.at, ticket.bar.zone)
  return (
    <p className={css.wait}>
      <span>{queue.wait.label}</span>
      <b>{waitSaid(left)}</b>
      <small>
        {mayBeTooLate(ticket) ? queue.wait.from(from) : queue.wait.between(from, to)}
        {zone && ` ${queue.booked.atZone(zone)}`}, {queue.wait.told(clock(ticket.told.at, ticket.bar.zone))}. {queue.wait.cautious}
      </small>
    </p>
  )
}

/** The position, for a screen reader; several steps at once are said as one. */
function Announced({ ahead }: { ahead: number | null }) {
  const [words, setWords] = useState('')
  const said = useRef<number | null>(null)
  useEffect(() => {
    if (ahead === null) return
    const timer = setTimeout(() => {
      const before = said.current
      if (!isWorthSaying(before, ahead)) return
      said.current = ahead
      // What is there when the page opens is read anyway.
      if (before !== null) setWords(queue.ahead.said(ahead))
    }, 1_500)
    return () => clearTimeout(timer)
  }, [ahead])
  return <Said words={words} />
}
