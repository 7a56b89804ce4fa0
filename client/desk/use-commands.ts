import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { StaffDesk, StaffTicket } from '../../shared/line.ts'
import { desk as words } from '../words/desk.ts'
import { addressOf, type TicketAct } from './deeds.ts'
import type { Drafts } from './drafts.ts'
import { type HelpDraft, noHelpDraft } from './helping.tsx'
import type { Done } from './last-done.tsx'
import { recentKey } from './recent.tsx'
import type { Line } from './use-line.ts'
import type { Sending, Spot } from './sending.ts'

type Scene = { bar: string; desk: StaffDesk | null; line: Line; sending: Sending; drafts: Drafts; missed: { seen: (ticket: StaffTicket) => void } }
type Finished = { ticket: StaffTicket }

const nameOf = (ticket: StaffTicket) => `${ticket.code} (${ticket.name})`
/** Facts, not moves: they stay. And an undo is not undone. */
const cannotBeTakenBack = new Set<TicketAct>(['arrive', 'vouch', 'undo'])

/** Every command of the desk: sends it, shows the answer at once, and remembers the last one so that it can be taken back. */
export function useCommands({ bar, desk, line, sending, drafts, missed }: Scene) {
  const queries = useQueryClient()
  const [done, setDone] = useState<(Done & { draft?: HelpDraft | null }) | null>(null)

  const perform = useCallback(
    (act: TicketAct, ticket: { id: string }, spot: Spot, body: unknown = act === 'call' ? { ticket: ticket.id } : {}) => {
      const path = addressOf(act, { bar, desk: desk?.id ?? null, ticket: ticket.id })
      return sending.send<StaffTicket | Finished>({ act, target: ticket.id, spot, path, body }, (answer) => {
        const after = 'ticket' in answer ? answer.ticket : answer
        line.answered(after)
        const draft = act === 'finish' ? drafts.read<HelpDraft>(ticket.id) : null
        if (act === 'finish') drafts.remove(ticket.id)
        if (act === 'finish' || act === 'undo') void queries.invalidateQueries({ queryKey: recentKey(bar) })
        setDone({ said: words.done[act](nameOf(after)), ticket: cannotBeTakenBack.has(act) ? null : after, at: Date.now(), draft })
        missed.seen(after)
      })
    },
    [bar, desk, line.answered, sending, drafts, queries, missed],
  )

  const callNext = useCallback(() => {
    if (!desk) return
    void sending.send<StaffTicket>({ act: 'callNext', target: 'desk', spot: 'mine', path: addressOf('callNext', { bar, desk: desk.id }) }, (ticket) => {
      line.answered(ticket)
      setDone({ said: words.done.callNext(nameOf(ticket)), ticket, at: Date.now() })
    })
  }, [bar, desk, line.answered, sending])

  const openDesk = useCallback(
    (one: StaffDesk) => void sending.send({ act: 'openDesk', target: 'desk', spot: 'mine', path: addressOf('openDesk', { bar, desk: one.id }) }, line.repair),
    [bar, line.repair, sending],
  )
  const closeDesk = useCallback(() => {
    if (desk) void sending.send({ act: 'closeDesk', target: 'desk', spot: 'mine', path: addressOf('closeDesk', { bar, desk: desk.id }) }, line.repair)
  }, [bar, desk, line.repair, sending])

  const undo = useCallback(() => {
    if (!done?.ticket) return
    // What was written before "finish" is there again when the help goes on.
    if (done.draft) drafts.write(done.ticket.id, { ...noHelpDraft, ...done.draft })
    void perform('undo', done.ticket, 'mine')
  }, [done, drafts, perform])

  const added = useCallback(
    (ticket: StaffTicket, already: boolean) => {
      line.answered(ticket)
      setDone({ said: already ? words.done.already(nameOf(ticket)) : words.done.walkIn(nameOf(ticket)), ticket: null, at: Date.now() })
    },
    [line.answered],
  )
  return { done, perform, callNext, openDesk, closeDesk, undo, added }
}
