import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { StaffLine } from '../../shared/line.ts'
import { get } from '../api/ask.ts'
import { Act } from '../ui/staff/act.tsx'
import { clockSeconds } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import styles from './band.module.css'
import { useDesk, useDeskNow } from './desk-context.ts'
import { keyOf } from './shortcuts.ts'
import { useDoing } from './use-sending.ts'

type Props = {
  at: string | null
  stale: boolean
  line: StaffLine | null
  onFind: () => void
  onKeys: () => void
  onCloseDesk: () => void
  children?: ReactNode
}

/** Where one is, how old the picture is, the day's digits, and the two doors: find or add, keys. */
export function Band({ at, stale, line, onFind, onKeys, onCloseDesk }: Props) {
  const { bar, desk, keysOn } = useDesk()
  const doing = useDoing('desk')
  const digits = useQuery({
    queryKey: ['digits', bar.id],
    queryFn: ({ signal }) => get<{ digits: string }>(`/bars/${bar.id}/digits`, { signal }),
    staleTime: 5 * 60_000,
    refetchInterval: 10 * 60_000,
  })
  const closing = desk && doing === 'closeDesk' ? words.doing.closeDesk : null
  return (
    <div className={styles.band} data-region="band">
      <div className={styles.bandLine}>
        <h1 className={styles.barName}>
          {bar.name}
          {desk && <span className={styles.deskNumber}> {words.yourDesk(desk.number)}</span>}
        </h1>
        <AsOf at={at} stale={stale} />
        <span className={styles.digits} title={words.digitsHelp}>
          <span className="soft">{words.digits}</span> <strong className="code">{digits.data?.digits ?? '····'}</strong>
        </span>
        <span className={styles.bandActs}>
          <Button
            variant="default"
            size="sm"
            onClick={onFind}
            aria-keyshortcuts={keysOn ? (keyOf('findOrAdd') ?? undefined) : undefined}
            rightSection={
              keysOn && (
                <span className="kbd" aria-hidden>
                  {keyOf('findOrAdd')}
                </span>
              )
            }
          >
            {words.findOrAdd}
          </Button>
          <Button
            variant="default"
            size="sm"
            onClick={onKeys}
            rightSection={
              <span className="kbd" aria-hidden>
                {keyOf('help')}
              </span>
            }
          >
            {words.keys}
          </Button>
          {desk && (
            <Act variant="default" size="sm" doing={closing} onClick={onCloseDesk}>
              {words.closeDesk(desk.number)}
            </Act>
          )}
        </span>
      </div>
      {line?.joining === 'paused' && <p className="notice">{words.paused}</p>}
      <Stale at={at} stale={stale} />
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
