import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { BreakBody } from '../../shared/beside.ts'
import type { StaffDesk, StaffTicket } from '../../shared/line.ts'
import { serverClock } from '../api/server-clock.ts'
import { desk as words } from '../words/desk.ts'
import { addressOf, bodyOf, type DeskAct, type TicketAct, withSeen } from './deeds.ts'
import type { Drafts } from './drafts.ts'
import { type HelpDraft, noHelpDraft } from './help-draft.ts'
import type { Done } from './last-done.tsx'
import { besideKey, devicesKey, recentKey } from './queries.ts'
import type { Sending, Spot } from './sending.ts'
import { mayTakeBack as mayBe, type Step, withStep, without } from './steps.ts'
import type { Kept, Unsent } from './unsent.ts'
import type { Line } from './use-line.ts'

type Scene = {
  bar: string
  desk: StaffDesk | null
  line: Line
  sending: Sending
  unsent: () => Unsent
  drafts: Drafts
  saves: Map<string, () => Promise<unknown>>
  /** May take back what others did, all day. */
  supervises: boolean
}
/** Whom a command is about; without a version, as the server knows them. */
type Meant = Pick<StaffTicket, 'id'> & Partial<Pick<StaffTicket, 'code' | 'name' | 'version'>>
type Answer = StaffTicket | { ticket: StaffTicket }

const nameOf = (ticket: StaffTicket) => `${ticket.code} (${ticket.name})`
const ticketIn = (answer: Answer) => ('ticket' in answer ? answer.ticket : answer)
/** Their help ends or rests, and its notes with it. */
const endsHelp = new Set<TicketAct>(['copying', 'keep', 'transfer', 'wrongPerson', 'merge'])
const otherNotes = new Set<TicketAct>([...endsHelp, 'finish', 'resume', 'collect', 'undo', 'takeBack'])
const takesBack = new Set<TicketAct>(['undo', 'takeBack'])
/** Facts, not moves: they stay. And an undo is not undone. */
const cannotBeTakenBack = new Set<TicketAct>(['arrive', 'vouch', 'correct', 'preCall', 'onMyWay', 'cameBack', 'undo', 'takeBack'])

/** Every command of the desk: sends it, shows the answer at once, and remembers the last ones so that they can be taken back. */
export function useCommands({ bar, desk, line, sending, unsent, drafts, saves, supervises }: Scene) {
  const queries = useQueryClient()
  const [done, setDone] = useState<Done | null>(null)
  const [steps, setSteps] = useState<Step[]>([])
  const lately = useRef(steps)
  lately.current = steps
  const deskId = desk?.id ?? null

  const answered = useCallback(
    (act: TicketAct, ticket: StaffTicket, draft: HelpDraft | null = null) => {
      line.answered(ticket)
      for (const queryKey of [recentKey(bar), besideKey(bar, ticket.id), devicesKey(bar)]) void queries.invalidateQueries({ queryKey })
      // Other notes than before: the old ones are not even shown for a moment.
      if (otherNotes.has(act)) void queries.resetQueries({ queryKey: besideKey(bar, ticket.id) })
      const said = words.done[act === 'noAnswer' && ticket.state === 'held' ? 'noAnswerHeld' : act](nameOf(ticket))
      const stays = cannotBeTakenBack.has(act)
      const at = serverClock.now()
      setDone({ said, ticket: stays ? null : ticket, left: act === 'keep' ? ticket : null })
      if (!stays) setSteps((before) => withStep(before, { said, ticket, at, draft }))
      else if (takesBack.has(act)) setSteps((before) => without(before, ticket.id))
    },
    [bar, line.answered, queries],
  )

  const perform = useCallback(
    async (act: TicketAct, ticket: Meant, spot: Spot, asked: object = bodyOf(act, ticket, deskId)) => {
      const body = withSeen(act, ticket, asked)
      const path = addressOf(act, { bar, desk: deskId, ticket: ticket.id })
      // The end of a help can wait for the network: nothing else at the desk depends on it.
      if (act === 'finish') return unsent().add({ act, target: ticket.id, who: `${ticket.code} (${ticket.name})`, path, body })
      if (endsHelp.has(act)) await saves.get(ticket.id)?.()
      // What was written before "finish" is there again when the help goes on.
      const draft = takesBack.has(act) && lately.current.find((step) => step.ticket.id === ticket.id)?.draft
      if (draft) drafts.write(ticket.id, { ...noHelpDraft, ...draft, dirty: false })
      return sending.send<Answer>({ act, target: ticket.id, spot, path, body }, (answer) => {
        if (endsHelp.has(act)) drafts.remove(ticket.id)
        answered(act, ticketIn(answer))
      })
    },
    [bar, deskId, sending, unsent, answered, saves, drafts],
  )

  /** What waited for the network has its answer. */
  const arrived = useCallback(
    ({ act, target }: Kept, answer: unknown) => {
      if (act !== 'finish') return void queries.invalidateQueries({ queryKey: recentKey(bar) })
      const draft = drafts.read<HelpDraft>(target)
      drafts.remove(target)
      answered(act, ticketIn(answer as Answer), draft)
    },
    [bar, drafts, answered, queries],
  )

  const atDesk = useCallback(
    (act: DeskAct, one: { id: string } | null, spot: Spot, body: object = {}) => {
      if (!one) return Promise.resolve(false)
      const wish = { act, target: 'desk', spot, path: addressOf(act, { bar, desk: one.id }), body }
      return sending.send(wish, (answer: StaffTicket | StaffDesk) => {
        if (act === 'callNext') answered('call', answer as StaffTicket)
        else line.repair()
      })
    },
    [bar, sending, answered, line.repair],
  )

  /** One of the last steps; without naming one, the very last. */
  const undo = useCallback((ticket = done?.ticket) => void (ticket && perform('undo', ticket, 'mine')), [done, perform])
  const mayTakeBack = useCallback((ticket: { id: string }) => mayBe(lately.current, ticket.id, supervises, serverClock.now()), [supervises])

  const added = useCallback(
    (ticket: StaffTicket, how: 'already' | 'walkIn' | 'book') => {
      line.answered(ticket)
      setDone({ said: words.done[how](nameOf(ticket)), ticket: null })
    },
    [line.answered],
  )
  const say = useCallback((said: string) => setDone({ said, ticket: null }), [])

  return {
    ...{ done, steps, perform, arrived, undo, mayTakeBack, added, say },
    callNext: () => void atDesk('callNext', desk, 'mine'),
    openDesk: (one: StaffDesk) => void atDesk('openDesk', one, 'mine'),
    closeDesk: () => void atDesk('closeDesk', desk, 'band'),
    pause: (body: BreakBody) => atDesk('pause', desk, 'ask', body),
    goOn: () => void atDesk('goOn', desk, 'mine'),
    wantSupervisor: (wanted: boolean) => void atDesk('supervisor', desk, 'band', { wanted }),
  }
}
export type Commands = ReturnType<typeof useCommands>
