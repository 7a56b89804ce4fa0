import { useLocalStorage, useSessionStorage } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { StaffMe } from '../../shared/auth.ts'
import { dayOf } from '../ui/staff/when.ts'
import type { Asking } from './asking/asking.ts'
import { type Offer, questionOf } from './deeds.ts'
import type { DeskBar, DeskScene } from './desk-context.ts'
import { type Around, doingOf, markedIn, nextForMe } from './doings.ts'
import { recentKey } from './queries.ts'
import { keymap } from './shortcuts.ts'
import { isBusy, regions } from './regions.ts'
import { useCommands } from './use-commands.ts'
import { useFocusWish } from './use-focus-wish.ts'
import { useLine } from './use-line.ts'
import { moveInList } from './use-roving.ts'
import { useBars, useDrafts, useScene } from './use-scene.ts'
import { useSending } from './use-sending.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useDeskSounds } from './use-sounds.ts'
import { useUnsent } from './use-unsent.ts'

type Props = { me: StaffMe; bar: DeskBar; root: RefObject<HTMLDivElement | null>; expired: boolean; onSessionEnded: () => void }

/** Everything that a desk's screen knows and can do, put together once. */
export function useWorkplace({ me, bar, root, expired, onSessionEnded }: Props) {
  const queries = useQueryClient()
  const line = useLine(bar.id, !expired, onSessionEnded)
  const [asking, setAsking] = useState<Asking | null>(null)
  const refused = useCallback((code: string) => (code === 'sign_in_first' ? onSessionEnded() : line.repair()), [onSessionEnded, line.repair])
  const sending = useSending(line.line?.waits.noAnswerSeconds, (no, { act, target }) => {
    const ticket = line.line?.tickets.find(({ id }) => id === target)
    if (no.code === 'reason_needed' && act === 'call' && ticket) setAsking({ kind: 'because', ticket })
    if (no.code === 'notes_changed') void queries.invalidateQueries({ queryKey: recentKey(bar.id) })
    refused(no.code)
  })
  const drafts = useDrafts(me.id)
  const today = line.at && dayOf(line.at, bar.zone)
  const minute = line.at ? Math.floor(Date.parse(line.at) / 60_000) : 0
  const parts = useMemo(
    () => line.line && regions(line.line, { staffId: me.id, isToday: (iso) => dayOf(iso, bar.zone) === today, now: minute * 60_000 }),
    [line.line, me.id, bar.zone, today, minute],
  )
  const desk = parts?.desk ?? null

  const later = useRef<ReturnType<typeof useUnsent> | null>(null)
  const unsentNow = useCallback(() => {
    if (!later.current) throw new Error('The desk is not set up yet.')
    return later.current
  }, [])
  const [saves] = useState(() => new Map<string, () => Promise<unknown>>())
  const commands = useCommands({ bar: bar.id, desk, line, sending, unsent: unsentNow, drafts, saves, supervises: me.role !== 'specialist' })
  const unsent = useUnsent(me.id, !expired, {
    done: commands.arrived,
    refused: (_, code) => {
      void queries.invalidateQueries({ queryKey: recentKey(bar.id) })
      refused(code)
    },
  })
  later.current = unsent

  const keys = useOwnKeys(me)
  const [letters, setLetters] = useLocalStorage({ key: 'aftercare.keys', defaultValue: true, getInitialValueInEffect: false })
  const [curtain, setCurtain] = useSessionStorage({ key: 'aftercare.curtain', defaultValue: false, getInitialValueInEffect: false })
  const switchCurtain = useCallback(() => setCurtain((before) => !before), [setCurtain])
  const bars = useBars()
  const known = useRef<Pick<Around, 'line' | 'parts' | 'scene'> | null>(null)
  const { perform, mayTakeBack } = commands
  const offer = useCallback<DeskScene['offer']>(
    (act, ticket, spot) => {
      const question = mustAsk(act, ticket.id, known.current)
      if (question) setAsking({ kind: question, ticket })
      else void perform(act, ticket, spot)
    },
    [perform],
  )
  const base = { me, bar, bars, desk, drafts, keys: keys.map, keysOn: letters, sending, unsent, saves, curtain, switchCurtain }
  const scene = useScene({ ...base, perform, mayTakeBack, offer, ask: setAsking })
  known.current = { line: line.line, parts, scene }

  const next = useMemo(() => nextForMe(line.line, parts, scene)?.ticket ?? null, [line.line, parts, scene])
  const sounds = useDeskSounds({ desk, next, busy: parts !== null && isBusy(parts), onSupervisorCame: commands.say })
  const onSupervisor = () => {
    if (desk?.wantsSupervisorAt) sounds.takingBack()
    commands.wantSupervisor(!desk?.wantsSupervisorAt)
  }
  const around: Around = {
    ...{ line: line.line, parts, scene, commands, ask: setAsking, onSounds: sounds.switchSounds, onSupervisor },
    onMove: (step) => moveInList(root.current, step, parts?.waiting[0]?.id),
  }
  const wish = useFocusWish(root, scene)
  useShortcuts({ on: !asking && !expired, letters, keys: keys.map }, (deed) => {
    // Asked for before the help has begun: the note of whoever comes, not of whoever is there.
    if (deed === 'note' && wish.begin()) return true
    const doing = doingOf(deed, around, markedIn(parts))
    doing?.run()
    return doing !== null
  })
  return { me, line, today, parts, scene, commands, asking, setAsking, around, sounds, keys, letters, setLetters }
}
export type Workplace = ReturnType<typeof useWorkplace>

/** The keys come with the person; a change shows at once, before the person is asked for anew. */
function useOwnKeys(me: StaffMe) {
  const [own, setOwn] = useState(me.keys)
  useEffect(() => setOwn(me.keys), [me.keys])
  const map = useMemo(() => keymap(own), [own])
  return { own, setOwn, map }
}

/** What is asked before a command goes out. Who is not next for this desk is called with a reason. */
function mustAsk(act: Offer, id: string, known: Pick<Around, 'line' | 'parts' | 'scene'> | null) {
  if (act !== 'call' || !known) return questionOf(act)
  return nextForMe(known.line, known.parts, known.scene)?.ticket.id === id ? null : 'because'
}
