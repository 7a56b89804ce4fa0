import { useEffect } from 'react'
import type { ShopView } from '../../shared/bars.ts'
import type { ScreenView } from '../../shared/screens.ts'
import { useServerNow } from '../api/use-server-now.ts'
import { useBar } from '../live/use-bar.ts'
import { Said } from '../ui/said.tsx'
import { board } from '../words/board.ts'
import { clock } from '../words/time.ts'
import css from './board.module.css'
import { Called } from './called.tsx'
import { Foot } from './foot.tsx'
import { Next } from './next.tsx'
import { standingOf, standingSaid } from './standing.ts'
import { useAwake } from './use-awake.ts'
import { useDigits } from './use-digits.ts'
import { useNewBuild } from './use-new-build.ts'
import { useNewCalls } from './use-new-calls.ts'
import { usePlace } from './use-place.ts'
import { useSound } from './use-sound.ts'

const none: ReadonlySet<number> = new Set()
type Props = { bar: ScreenView['bar']; shop: ShopView | null; digitsAt: string /** Whether this still is a board. */; lookAgain: () => void }

/** What everybody in the store reads: now called, next, how long, and how old all that is. */
export function Shown({ bar, shop, digitsAt, lookAgain }: Props) {
  const { picture, stale, refused } = useBar(bar.id, 'board')
  const now = useServerNow(1_000)
  const line = picture?.line ?? null
  const sound = useSound()
  const fresh = useNewCalls(line?.calls ?? null, sound.chime)
  const digits = useDigits(digitsAt, now, bar.zone, stale)
  useAwake()
  useNewBuild(now, bar.zone)
  useEffect(() => {
    if (stale || refused) lookAgain()
  }, [stale, refused, lookAgain])
  const at = (ms: number) => clock(new Date(ms).toISOString(), bar.zone)
  const newest = line?.calls.findLast(({ place }) => fresh.has(place))
  const place = usePlace(bar.id, now, line?.joining ?? null, stale)
  const standing = standingOf(line?.joining ?? 'open', place)
  const why = standingSaid(standing, place, now)
  // After the last has gone, until it opens again: there is nothing else to say.
  const over = standing === 'shut' && line?.calls.length === 0 && line.waiting.length === 0
  const says = [line?.notice?.words ?? '', line && !over ? why : ''].filter((words) => words !== '')

  return (
    <div className={css.board} data-stale={stale && line !== null ? '' : undefined}>
      <header className={css.head}>
        <h1>
          {shop?.logo ? <img src={shop.logo} alt={shop.name} /> : shop?.name}
          <span>{bar.name}</span>
        </h1>
        <time className={css.clock} dateTime={new Date(now).toISOString()}>
          {at(now)}
        </time>
      </header>
      {stale && picture && (
        <p className={css.old} role="alert">
          <b>{board.lastSeen(at(Date.parse(picture.at)))}</b> {board.stale}
        </p>
      )}
      <main className={css.main}>
        {over && <p className={css.over}>{why}</p>}
        {line && !over && (
          <>
            <Called calls={line.calls} fresh={stale ? none : fresh} />
            <Next line={line} digits={digits} takesMore={standing === 'open'} />
          </>
        )}
        {!line && <p className={css.quiet}>{board.starting}</p>}
      </main>
      {says.length > 0 && (
        <div className={css.says} role="status">
          {says.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      <Foot asOf={picture ? at(Date.parse(picture.at)) : null} sound={sound} />
      <Said words={newest ? board.called(newest.code, newest.desk) : ''} />
    </div>
  )
}
