import { useLocalStorage } from '@mantine/hooks'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import type { StaffTicket } from '../../shared/line.ts'
import { Failed } from '../ui/staff/failed.tsx'
import { useNow } from '../ui/staff/use-now.ts'
import { useTitle } from '../ui/staff/use-title.ts'
import { dayOf } from '../ui/staff/when.ts'
import { desk as words } from '../words/desk.ts'
import { Band } from './band.tsx'
import styles from './regions.module.css'
import { type DeskBar, DeskContext, NowContext } from './desk-context.ts'
import { DeskRegions } from './desk-regions.tsx'
import { FindOrAdd } from './find-or-add.tsx'
import { KeysHelp } from './keys-help.tsx'
import { regions } from './regions.ts'
import { useCommands } from './use-commands.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useLine } from './use-line.ts'
import { useMissed } from './use-missed.ts'
import { useDrafts, useScene } from './use-scene.ts'
import { useSending } from './use-sending.ts'
import { Vouch } from './vouch.tsx'

type Props = { me: StaffMe; bar: DeskBar; shop: string; expired: boolean; onSessionEnded: () => void }
type Dialog = { kind: 'find' } | { kind: 'keys' } | { kind: 'vouch'; ticket: StaffTicket } | null

/** Where a specialist works the line. */
export default function DeskPage({ me, bar, shop, expired, onSessionEnded }: Props) {
  useTitle(words.title(bar.name), shop)
  const line = useLine(bar.id, !expired, onSessionEnded)
  const sending = useSending((code) => (code === 'sign_in_first' ? onSessionEnded() : line.repair()))
  const drafts = useDrafts(me.id)
  const missed = useMissed(bar.id)
  const today = line.at && dayOf(line.at, bar.zone)
  const parts = useMemo(
    () => line.line && regions(line.line, { staffId: me.id, missed: missed.tickets, isToday: (iso) => dayOf(iso, bar.zone) === today }),
    [line.line, me.id, missed.tickets, bar.zone, today],
  )
  const desk = parts?.desk ?? null
  const commands = useCommands({ bar: bar.id, desk, line, sending, drafts, missed })
  const [dialog, setDialog] = useState<Dialog>(null)
  const [keysOn, setKeysOn] = useLocalStorage({ key: 'aftercare.keys', defaultValue: true, getInitialValueInEffect: false })
  const askToVouch = useCallback((ticket: StaffTicket) => setDialog({ kind: 'vouch', ticket }), [])
  const scene = useScene({ me, bar, desk, drafts, keysOn, sending, perform: commands.perform, onVouch: askToVouch })
  const root = useRef<HTMLDivElement>(null)
  useKeptFocus(root)

  const close = () => setDialog(null)
  useDeskKeys({
    on: keysOn && !dialog && !expired,
    root,
    parts,
    scene,
    commands,
    onFind: () => setDialog({ kind: 'find' }),
    onKeys: () => setDialog({ kind: 'keys' }),
  })

  if (line.refused && line.refused.code !== 'sign_in_first') return <Failed title={words.refusedLine} sentence={line.refused.detail} />
  return (
    <DeskContext value={scene}>
      <Ticking>
        <div ref={root} className={styles.desk}>
          <Band
            at={line.at}
            stale={line.stale}
            line={line.line}
            onFind={() => setDialog({ kind: 'find' })}
            onKeys={() => setDialog({ kind: 'keys' })}
            onCloseDesk={commands.closeDesk}
          />
          <DeskRegions line={line.line} parts={parts} commands={commands} active={!expired} />
        </div>
        {dialog?.kind === 'find' && line.line && (
          <FindOrAdd
            line={line.line}
            onClose={close}
            onAdded={(ticket, already) => {
              commands.added(ticket, already)
              close()
            }}
          />
        )}
        {dialog?.kind === 'vouch' && <Vouch ticket={dialog.ticket} onClose={close} />}
        {dialog?.kind === 'keys' && <KeysHelp on={keysOn} onSwitch={setKeysOn} onClose={close} />}
      </Ticking>
    </DeskContext>
  )
}

/** Minutes grow by themselves. Here, so that the clock draws nothing anew but what shows a time. */
function Ticking({ children }: { children: ReactNode }) {
  return <NowContext value={useNow()}>{children}</NowContext>
}
