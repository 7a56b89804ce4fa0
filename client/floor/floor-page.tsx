import { Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { StaffMe } from '../../shared/auth.ts'
import type { FloorBar, FloorView } from '../../shared/floor.ts'
import { asRefused, get } from '../api/ask.ts'
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
import { useLines } from './use-lines.ts'
import { Wanted } from './wanted.tsx'

type Props = { me: StaffMe; shop: string; expired: boolean; onSessionEnded: () => void }

/** How many bars are followed live at once; all others are counted by the server. */
const mostFollowed = 4
/** How often all bars are counted (ms). */
const countEvery = 20_000

/** Everything that goes on at a supervisor's bars, and what they can do about it. */
export default function FloorPage({ me, shop, expired, onSessionEnded }: Props) {
  useTitle(words.title, shop)
  const now = useNow(5_000)
  const queries = useQueryClient()
  const counted = useQuery({
    queryKey: ['floor'],
    queryFn: ({ signal }) => get<FloorView>('/floor', { signal }),
    enabled: !expired,
    refetchInterval: countEvery,
  })
  const { followed, toggle } = useChosen(me)
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
          <Overview bars={bars} at={counted.data.at} now={now} followed={followed} most={mostFollowed} onToggle={toggle} />
        )}
        {shown.map((bar) => (
          <BarSection key={bar.id} bar={bar} live={lines.get(bar.id)} now={now} active={!expired} />
        ))}
      </div>
      {asking && <Dialogs asking={asking} bars={me.bars} onClose={() => setAsking(null)} />}
    </FloorContext>
  )
}

const withLine = (bar: FloorBar, line: Parameters<typeof figuresOf>[0] | null): FloorBar => (line ? { ...bar, ...figuresOf(line, bar) } : bar)

/** Which bars are followed: those in the address; without any there, all of somebody who has only a few. */
function useChosen({ bars }: StaffMe): { followed: string[]; toggle: (bar: string) => void } {
  const [params, setParams] = useSearchParams()
  const named = params.get('bars')
  const slugs = named === null ? (bars.length <= mostFollowed ? bars.map(({ slug }) => slug) : []) : named.split(',')
  const followed = bars.filter(({ slug }) => slugs.includes(slug)).slice(0, mostFollowed)
  const toggle = (id: string) => {
    const is = followed.some((bar) => bar.id === id)
    const next = is
      ? followed.filter((bar) => bar.id !== id)
      : [...followed.slice(followed.length < mostFollowed ? 0 : 1), ...bars.filter((bar) => bar.id === id)]
    setParams({ bars: next.map(({ slug }) => slug).join(',') }, { replace: true })
  }
  return { followed: followed.map(({ id }) => id), toggle }
}

function Loading() {
  return (
    <div aria-hidden>
      <Skeleton height={28} width="40%" my={12} />
      <Skeleton height={120} my={12} />
      <Skeleton height={240} />
    </div>
  )
}
