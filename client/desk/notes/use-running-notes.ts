import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { RunningNotes } from '../../../shared/beside.ts'
import type { StaffTicket } from '../../../shared/line.ts'
import { send } from '../../api/ask.ts'
import { useBeside } from '../beside/beside.tsx'
import { useDesk } from '../desk-context.ts'
import { type HelpDraft, noHelpDraft } from '../help-draft.ts'
import { useDraft } from '../use-draft.ts'
import { NotesKeeper, type Text } from './running-notes.ts'

/** Without an answer the notes are sent again this often (ms), and at once when the network is back. */
const again = 5_000

/** What is typed while helping somebody: kept here with every keystroke, saved as it is typed. Give the component the ticket's id as its key. */
export function useRunningNotes(ticket: StaffTicket) {
  const { id } = ticket
  const { bar, drafts, saves } = useDesk()
  const { draft, change } = useDraft<HelpDraft>(drafts, id, noHelpDraft)
  const latest = useRef(draft)
  latest.current = draft
  const [keeper] = useState(
    () =>
      new NotesKeeper(latest.current, {
        post: (body) => send<RunningNotes>(`/bars/${bar.id}/tickets/${id}/notes`, body),
        text: () => latest.current,
        take: (text) => {
          latest.current = { ...latest.current, ...text }
          change(text)
        },
        keep: ({ seen, dirty }) => change({ seen, dirty }),
      }),
  )
  const state = useSyncExternalStore(keeper.subscribe, keeper.now)

  const running = useBeside(ticket).data?.running
  useEffect(() => {
    if (running) keeper.known(running)
  }, [running, keeper])

  useEffect(() => {
    const retry = () => void keeper.retry()
    const timer = setInterval(() => keeper.now().saving === 'kept' && retry(), again)
    window.addEventListener('online', retry)
    retry()
    saves.set(id, () => keeper.end())
    return () => {
      saves.delete(id)
      clearInterval(timer)
      window.removeEventListener('online', retry)
      // Whoever puts this help aside leaves its words saved.
      retry()
      keeper.stop()
    }
  }, [keeper, saves, id])

  const type = useCallback(
    (part: Partial<HelpDraft>) => {
      latest.current = { ...latest.current, ...part }
      change(part)
      if ('note' in part || 'summary' in part) keeper.typed()
    },
    [change, keeper],
  )
  const settle = useCallback((text: Text) => void keeper.settle(text), [keeper])
  return { draft, type, state, settle, end: () => keeper.end(), keeperSays: () => keeper.now().saving }
}
