import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef } from 'react'
import type { StaffDesk, StaffLine } from '../../shared/line.ts'
import { get } from '../api/ask.ts'
import { useFailedMessages } from '../api/use-failed-messages.ts'
import { Act } from '../ui/staff/act.tsx'
import { Undelivered } from '../ui/staff/undelivered.tsx'
import { clock, clockSeconds, minutesSince } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import { breakWords } from '../words/desk-acts.ts'
import { skillWords } from '../words/skills.ts'
import styles from './band.module.css'
import { BandActs } from './band-acts.tsx'
import { useDesk, useDeskNow } from './desk-context.ts'
import { LastDone } from './last-done.tsx'
import { Next } from './next.tsx'
import { SpotRefusal } from './region.tsx'
import type { Regions } from './regions.ts'
import { useDoing } from './use-sending.ts'
import type { Workplace } from './use-workplace.ts'

type Props = {
  at: string | null
  stale: boolean
  known: { line: StaffLine; parts: Regions } | null
  place: Workplace /** False while nobody is signed in. */
  active: boolean
}

/** Always in sight: where one is, how old the picture is, who is next, and the way back from the last thing that was done. */
export function Band({ at, stale, known, place, active }: Props) {
  const { bar, desk } = useDesk()
  const digits = useQuery({
    queryKey: ['digits', bar.id],
    queryFn: ({ signal }) => get<{ digits: string }>(`/bars/${bar.id}/digits`, { signal }),
    staleTime: 5 * 60_000,
    refetchInterval: 10 * 60_000,
  })
  const failed = useFailedMessages(bar.id, active)
  const root = useHeightKnown()
  return (
    <>
      <div ref={root} className={styles.band} data-region="band">
        <div className={styles.bandLine}>
          <span className={styles.where}>
            <h1 className={styles.barName}>
              <span>{bar.name}</span>
              {desk && <span className={styles.deskNumber}> {words.yourDesk(desk.number)}</span>}
            </h1>
            {desk && (
              <span className={`soft ${styles.skills}`} title={desk.skills.map(skillWords).join(', ')}>
                {desk.skills.length > 0 ? words.skills(desk.skills.map(skillWords).join(', ')) : words.noSkills}
              </span>
            )}
          </span>
          <span className={styles.about}>
            <AsOf at={at} stale={stale} />
            <span className={styles.digits} title={words.digitsHelp}>
              <span className="soft">{words.digits}</span> <strong className="code">{digits.data?.digits ?? '····'}</strong>
            </span>
          </span>
          <BandActs place={place} />
        </div>
        <SpotRefusal spot="band" />
        <div className={styles.failed}>
          <Undelivered messages={failed} zone={bar.zone} />
        </div>
        <div className={styles.strip}>
          <div className={styles.now}>
            <Stale at={at} stale={stale} />
            {desk?.breakWhy && <OnBreak desk={desk} onBack={place.commands.goOn} />}
            {known && !stale && desk && desk.breakWhy === null && <Next known={known} desk={desk} onCallNext={place.commands.callNext} />}
          </div>
          <LastDone done={place.commands.done} steps={place.commands.steps} onUndo={place.commands.undo} />
        </div>
      </div>
      {known && <Said line={known.line} />}
    </>
  )
}

/** What stands below keeps clear of the band, however high it is: see `--band` in the styles. */
function useHeightKnown() {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const band = root.current
    if (!band) return
    const page = document.documentElement.style
    const sized = new ResizeObserver(() => page.setProperty('--band', `${band.offsetHeight}px`))
    sized.observe(band)
    return () => {
      sized.disconnect()
      page.removeProperty('--band')
    }
  }, [])
  return root
}

/** What supervisors said about the line, and to everybody in it. It scrolls away: room is for those who are helped. */
function Said({ line }: { line: StaffLine }) {
  const { bar } = useDesk()
  const { joining, joiningWords, notice } = line
  return (
    <div className={styles.saidToAll}>
      {joining !== 'open' && <p className="notice">{joining === 'paused' ? words.paused(joiningWords) : words.closedToday(joiningWords)}</p>}
      {notice && <p className={`notice ${styles.told}`}>{words.toldAll(clock(notice.at, bar.zone), notice.words)}</p>}
    </div>
  )
}

function OnBreak({ desk, onBack }: { desk: StaffDesk; onBack: () => void }) {
  const { bar, printed } = useDesk()
  const now = useDeskNow()
  const doing = useDoing('desk') === 'goOn' ? words.doing.goOn : null
  if (!desk.breakWhy || !desk.breakUntil) return null
  const said = Date.parse(desk.breakUntil) < now ? words.breakOver : words.onBreak
  return (
    <div className="notice">
      <span>
        <strong>{said(breakWords[desk.breakWhy], clock(desk.breakUntil, bar.zone))}</strong> {words.onBreakHelp}
      </span>
      <Act size="sm" doing={doing} press={printed('break')} onClick={onBack} data-primary>
        {words.backFromBreak}
      </Act>
    </div>
  )
}

function AsOf({ at, stale }: { at: string | null; stale: boolean }) {
  const { bar } = useDesk()
  if (!at) return <span className={`soft ${styles.asOf}`}>{words.asOf('··:··:··')}</span>
  return (
    <span className={`numbers soft ${styles.asOf}`}>
      {!stale && <span className={styles.dot} aria-hidden />}
      {!stale && <span>{words.live}</span>} {words.asOf(clockSeconds(at, bar.zone))}
    </span>
  )
}

/** Says once, aloud, that the picture is growing old; its age then ticks silently. */
function Stale({ at, stale }: { at: string | null; stale: boolean }) {
  const { bar } = useDesk()
  const now = useDeskNow()
  const ago = words.age(at ? minutesSince(at, now) : 0)
  return (
    <div role="status" className={styles.stale}>
      {stale && at && (
        <p className="notice bad" aria-live="off" title={words.stale(clockSeconds(at, bar.zone), ago)}>
          {words.stale(clockSeconds(at, bar.zone), ago)}
        </p>
      )}
    </div>
  )
}
