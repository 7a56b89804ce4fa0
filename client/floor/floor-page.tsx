import { Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { FloorBar, FloorView } from '../../shared/floor.ts'
import { asRefused, get } from '../api/ask.ts'
import { useServerNow } from '../api/use-server-now.ts'
import { Refusal } from '../ui/staff/refusal.tsx'
import { useNow } from '../ui/staff/use-now.ts'
import { useTitle } from '../ui/staff/use-title.ts'
import { floor as words } from '../words/floor.ts'
import { BarSection } from './bar-section.tsx'
import { Dialogs } from './dialogs.tsx'
import { figuresOf } from './counting.ts'
import { type Asking, type Done, FloorContext } from './floor-context.ts'
import styles from './floor.module.css'
import { LastDone } from './last-done.tsx'
import { Overview } from './overview.tsx'
import { useChosen } from './use-chosen.ts'
import { useLines } from './use-lines.ts'
import { Wanted } from './wanted.tsx'

type Props = { me: StaffMe; shop: string; expired: boolean; onSessionEnded: () => void }

/** How many bars are followed live at once; all others are counted by the server. */
const mostFollowed = 4
/** How often all bars are counted (ms). */
const countEvery = 20_000
/** When two counts in a row did not come, what is shown is called old (ms). */
const oldAfter = 3 * countEvery

/** Everything that goes on at a supervisor's bars, and what they can do about it. */
export default function FloorPage({ me, shop, expired, onSessionEnded }: Props) {
  useTitle(words.title, shop)
  const own = useNow(5_000)
  const now = useServerNow(5_000)
  const queries = useQueryClient()
  const counted = useQuery({
    queryKey: ['floor'],
    queryFn: ({ signal }) => get<FloorView>('/floor', { signal }),
    enabled: !expired,
    refetchInterval: countEvery,
  })
  const { followed, opened, toggle } = useChosen(me, mostFollowed)
  const lines = useLines(followed, !expired)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [last, setLast] = useState<Done | null>(null)

  const ended = [...lines.values()].some(({ refused }) => refused?.code === 'sign_in_first')
  useEffect(() => {
    if (ended) onSessionEnded()
  }, [ended, onSessionEnded])

  const done = useCallback(
    (what: Done) => {
      setLast(what)
      void queries.invalidateQueries({ queryKey: ['floor'] })
    },
    [queries],
  )
  const scene = useMemo(() => ({ me, ask: setAsking, done }), [me, done])
  const bars = counted.data?.bars.map((bar) => withLine(bar, lines.get(bar.id)?.line ?? null))
  const shown = followed.flatMap((id) => bars?.find((bar) => bar.id === id) ?? [])

  return (
    <FloorContext value={scene}>
      <div className={styles.page}>
        <div className={styles.top}>
          <h1>{words.title}</h1>
          <LastDone done={last} onDone={done} />
        </div>
        <Refusal sentence={counted.error ? asRefused(counted.error).message : null} onAgain={() => void counted.refetch()} />
        {!bars && !counted.error && <Loading />}
        {bars?.length === 0 && <p>{words.none}</p>}
        {bars && <Wanted bars={bars} now={now} />}
        {bars && counted.data && bars.length > 1 && (
          <Overview
            bars={bars}
            at={counted.data.at}
            now={now}
            stale={own - counted.dataUpdatedAt > oldAfter}
            followed={followed}
            mostFollowed={mostFollowed}
            onToggle={toggle}
          />
        )}
        {shown.map((bar) => (
          <BarSection key={bar.id} bar={bar} live={lines.get(bar.id)} now={now} active={!expired} opened={bar.id === opened} />
        ))}
      </div>
      {asking && <Dialogs asking={asking} bars={me.bars} line={lines.get(asking.bar.id)?.line ?? null} onClose={() => setAsking(null)} />}
    </FloorContext>
  )
}

const withLine = (bar: FloorBar, line: Parameters<typeof figuresOf>[0] | null): FloorBar => (line ? { ...bar, ...figuresOf(line, bar) } : bar)

function Loading() {
  return (
    <div aria-hidden>
      <Skeleton height={28} width="40%" my={12} />
      <Skeleton height={120} my={12} />
      <Skeleton height={240} />
    </div>
  )
}
