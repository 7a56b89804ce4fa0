import { useQuery } from '@tanstack/react-query'
import type { StaffDesk, StaffLine } from '../../shared/line.ts'
import { get } from '../api/ask.ts'
import { useFailedMessages } from '../api/use-failed-messages.ts'
import { Act } from '../ui/staff/act.tsx'
import { Undelivered } from '../ui/staff/undelivered.tsx'
import { clock, clockSeconds } from '../ui/staff/when.ts'
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
  return (
    <div className={styles.band} data-region="band">
      <div className={styles.bandLine}>
        <span className={styles.where}>
          <h1 className={styles.barName}>
            {bar.name}
            {desk && <span className={styles.deskNumber}> {words.yourDesk(desk.number)}</span>}
          </h1>
          {desk && (
            <span className={`soft ${styles.skills}`}>{desk.skills.length > 0 ? words.skills(desk.skills.map(skillWords).join(', ')) : words.noSkills}</span>
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
      {known && <Said line={known.line} />}
      {desk?.breakWhy && <OnBreak desk={desk} onBack={place.commands.goOn} />}
      <Stale at={at} stale={stale} />
      <div className={styles.strip}>
        {known && desk && desk.breakWhy === null && <Next known={known} desk={desk} onCallNext={place.commands.callNext} />}
        <LastDone done={place.commands.done} steps={place.commands.steps} onUndo={place.commands.undo} />
      </div>
    </div>
  )
}

/** What supervisors said about the line, and to everybody in it. */
function Said({ line }: { line: StaffLine }) {
  const { bar } = useDesk()
  const { joining, joiningWords, notice } = line
  return (
    <>
      {joining !== 'open' && <p className="notice">{joining === 'paused' ? words.paused(joiningWords) : words.closedToday(joiningWords)}</p>}
      {notice && <p className={`notice ${styles.told}`}>{words.toldAll(clock(notice.at, bar.zone), notice.words)}</p>}
    </>
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
  const age = at ? Math.max(0, Math.round((now - Date.parse(at)) / 1000)) : 0
  const ago = age < 100 ? words.seconds(age) : words.minutes(Math.round(age / 60))
  return (
    <div role="status">
      {stale && at && (
        <p className="notice bad" aria-live="off">
          {words.stale(clockSeconds(at, bar.zone), ago)}
        </p>
      )}
    </div>
  )
}
