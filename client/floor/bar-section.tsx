import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { BarBehind, FloorBar } from '../../shared/floor.ts'
import { get } from '../api/ask.ts'
import { useFailedMessages } from '../api/use-failed-messages.ts'
import { Refusal } from '../ui/staff/refusal.tsx'
import { Undelivered } from '../ui/staff/undelivered.tsx'
import { clock, clockSeconds } from '../ui/staff/when.ts'
import { floor as words } from '../words/floor.ts'
import styles from './bar.module.css'
import { Booked } from './booked.tsx'
import { Desks } from './desks.tsx'
import { Devices } from './devices.tsx'
import { Figures } from './figures.tsx'
import { useFloor } from './floor-context.ts'
import { Said, Standing } from './standing.tsx'
import type { LiveLine } from './use-lines.ts'
import { Waiting } from './waiting.tsx'

/** `opened`: just now, by a press far above. */
type Props = { bar: FloorBar; live: LiveLine | undefined; now: number; active: boolean; opened: boolean }

/** One bar, live: how it stands, who is at its desks, who waits, who is to come, what is in the house. */
export function BarSection({ bar, live, now, active, opened }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (opened) heading.current?.focus()
  }, [opened])
  const behind = useQuery({
    queryKey: ['behind', bar.id],
    queryFn: ({ signal }) => get<BarBehind>(`/bars/${bar.id}/floor`, { signal }),
    enabled: active,
    refetchInterval: 60_000,
  })
  const failed = useFailedMessages(bar.id, active)
  const shown = { bar, behind: behind.data ?? null, now }
  const line = live?.line ?? null
  return (
    <section className={styles.bar} aria-labelledby={`bar-${bar.id}`} data-bar={bar.slug}>
      <div className={styles.head}>
        <h2 ref={heading} id={`bar-${bar.id}`} tabIndex={-1}>
          {bar.name}
        </h2>
        {bar.closesAt && <span className="soft numbers">{words.openUntil(clock(bar.closesAt, bar.zone))}</span>}
        <Standing bar={bar} />
        <AsOf live={live} zone={bar.zone} />
        <Undelivered messages={failed} zone={bar.zone} />
        <Acts bar={bar} />
      </div>
      <Stale live={live} zone={bar.zone} now={now} />
      {live?.refused && live.refused.code !== 'sign_in_first' && <Refusal sentence={`${words.refused}: ${live.refused.detail}`} />}
      <Said bar={bar} />
      <Figures bar={bar} now={now} />
      {line && (
        <div className={styles.columns}>
          <Desks {...shown} line={line} />
          <Waiting {...shown} line={line} />
          <div className={styles.stack}>
            <Booked {...shown} line={line} />
            <Devices {...shown} />
          </div>
        </div>
      )}
    </section>
  )
}

function AsOf({ live, zone }: { live: LiveLine | undefined; zone: string }) {
  const stale = !live || live.stale
  return (
    <span className={`numbers soft ${styles.asOf}`}>
      {!stale && <span className={styles.dot} aria-hidden />}
      {!stale && <span>{words.live}</span>} {words.asOf(live?.at ? clockSeconds(live.at, zone) : '··:··:··')}
    </span>
  )
}

/** Says once, aloud, that the picture is growing old; its age then ticks silently. */
function Stale({ live, zone, now }: { live: LiveLine | undefined; zone: string; now: number }) {
  const at = live?.stale ? live.at : null
  const age = at ? Math.max(0, Math.round((now - Date.parse(at)) / 1000)) : 0
  return (
    <div role="status">
      {at && (
        <p className="notice bad" aria-live="off">
          {words.stale(clockSeconds(at, zone), age < 100 ? `${age} s` : words.minutes(Math.round(age / 60)))}
        </p>
      )}
    </div>
  )
}

function Acts({ bar }: { bar: FloorBar }) {
  const { ask } = useFloor()
  const acts = [
    ...(bar.joining === 'open' ? (['pause'] as const) : []),
    ...(bar.joining === 'closed' ? [] : (['close'] as const)),
    ...(bar.notice ? [] : (['tell'] as const)),
    ...(['paper', 'skills', 'waits'] as const),
  ]
  return (
    <span className={`${styles.acts} ${styles.barActs}`}>
      {acts.map((kind) => (
        <Button key={kind} size="xs" variant="default" onClick={() => ask({ kind, bar })}>
          {words.acts[kind]}
        </Button>
      ))}
      <Button size="xs" variant="default" component={Link} to={`/floor/${bar.slug}/print`}>
        {words.acts.print}
      </Button>
    </span>
  )
}
