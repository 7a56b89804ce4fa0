import { type ReactNode, type RefObject, useMemo, useRef } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import { useServerNow } from '../api/use-server-now.ts'
import { Failed } from '../ui/staff/failed.tsx'
import { useTitle } from '../ui/staff/use-title.ts'
import { desk as words } from '../words/desk.ts'
import { Dialogs } from './asking/dialogs.tsx'
import { Band } from './band.tsx'
import styles from './regions.module.css'
import { type DeskBar, DeskContext, LineContext, NowContext } from './desk-context.ts'
import { DeskRegions } from './desk-regions.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { useNewDay } from './use-new-day.ts'
import { useWorkplace } from './use-workplace.ts'

type Props = { me: StaffMe; bar: DeskBar; shop: string; expired: boolean; onSessionEnded: () => void }

/** Where a specialist works the line. */
export default function DeskPage({ me, bar, shop, expired, onSessionEnded }: Props) {
  useTitle(words.title(bar.name), shop)
  const root = useRef<HTMLDivElement>(null)
  const place = useWorkplace({ me, bar, root, expired, onSessionEnded })
  const { line, parts, scene, commands, asking, setAsking } = place
  useKeptFocus(root as RefObject<HTMLElement | null>)
  useNewDay(place.today, parts, asking === null)

  const whole = line.line
  const known = useMemo(() => (whole && parts ? { line: whole, parts } : null), [whole, parts])
  if (line.refused && line.refused.code !== 'sign_in_first') return <Failed title={words.refusedLine} sentence={line.refused.detail} />
  return (
    <DeskContext value={scene}>
      <LineContext value={known}>
        <Ticking>
          <div ref={root} className={styles.desk} data-with={parts?.mine.some(({ state }) => state === 'helping') || undefined}>
            <Band at={line.at} stale={line.stale} known={known} place={place} active={!expired} />
            <DeskRegions known={known} commands={commands} active={!expired} />
          </div>
          {asking && known && <Dialogs asking={asking} place={place} onClose={() => setAsking(null)} />}
        </Ticking>
      </LineContext>
    </DeskContext>
  )
}

/** Minutes grow by themselves. Here, so that the clock draws nothing anew but what shows a time. */
function Ticking({ children }: { children: ReactNode }) {
  return <NowContext value={useServerNow(10_000)}>{children}</NowContext>
}
