import type { Standing } from '../../shared/events.ts'
import type { StaffTicket } from '../../shared/line.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { CallingService } from '../queue/calling.service.ts'
import { ComingService } from '../queue/coming.service.ts'
import { CorrectionsService } from '../queue/corrections.service.ts'
import { HoldingService } from '../queue/holding.service.ts'
import { MergingService } from '../queue/merging.service.ts'
import { TransfersService } from '../queue/transfers.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { WaitingService } from '../queue/waiting.service.ts'
import { CollectingService } from '../sessions/collecting.service.ts'
import { SessionsService } from '../sessions/sessions.service.ts'
import type { Scene } from './scene.ts'

/** One server process: the instance of a service there. */
export type Process = <T>(service: new (...of: never[]) => T) => T
/** Where everybody presses: a bar with its desks open, and another bar that gives the same topics. */
export type OneBar = { here: Scene; there: string; supervisors: StaffWho[]; customers: string[]; now: () => Date }
/** What one person presses, once. `already`: pressed when it is so already, it changes nothing. */
export type Pressed = { what: string; by: By; press: (at: Process) => Promise<StaffTicket>; already?: (standing: Standing) => boolean }

const staff = ({ id }: StaffWho): By => ({ kind: 'staff', id })

/** Fifty people who all mean the same visit; `other` is a visit of somebody else at the same bar. */
export function everybody(bar: OneBar, ticket: string, other: string): Pressed[] {
  return [...atDesks(bar, ticket), ...supervising(bar, ticket, other), ...people(bar, ticket)]
}

function atDesks({ here }: OneBar, ticket: string): Pressed[] {
  const { bar } = here
  const calls = (at: Process, who: StaffWho, desk: string) => at(CallingService).call(staff(who), who, bar, desk, ticket, 'asked for')
  const callsNext = (at: Process, who: StaffWho, desk: string) => at(CallingService).callNext(staff(who), who, bar, desk)
  const resumes = (at: Process, who: StaffWho, desk: string) => at(HoldingService).resume(staff(who), who, bar, ticket, desk)
  const ready = (at: Process, who: StaffWho, desk: string) => at(HoldingService).ready(staff(who), who, bar, ticket, desk)
  const acts = { call: [calls, 7], callNext: [callsNext, 2], resume: [resumes, 2], readyAtDesk: [ready, 2] } as const
  const all = Object.entries(acts).flatMap(([what, [act, times]]) => Array.from({ length: times }, () => ({ what, act })))
  return all.map(({ what, act }, index) => {
    const [who, desk] = [here.staff[index] as StaffWho, here.desks[index] as string]
    return { what, by: staff(who), press: (at) => act(at, who, desk) }
  })
}

type Supervises = (at: Process, by: By, who: StaffWho) => Promise<StaffTicket>
type Act = [what: string, times: number, act: Supervises, already?: (standing: Standing) => boolean]

function supervising(one: OneBar, ticket: string, other: string): Pressed[] {
  const acts = [...withTheHelp(one, ticket), ...withTheVisit(one, ticket, other)]
  const all = acts.flatMap(([what, times, act, already]) => Array.from({ length: times }, () => ({ what, act, already })))
  return all.map(({ what, act, already }, index) => {
    const who = one.supervisors[index] as StaffWho
    return { what, by: staff(who), press: (at) => act(at, staff(who), who), ...(already ? { already } : {}) }
  })
}

const withTheHelp = ({ here: { bar } }: OneBar, ticket: string): Act[] => [
  ['start', 3, (at, by, who) => at(CallingService).start(by, who, bar, ticket)],
  ['putBack', 2, (at, by, who) => at(CallingService).putBack(by, who, bar, ticket)],
  ['noAnswer', 2, (at, by, who) => at(CallingService).noAnswer(by, who, bar, ticket)],
  ['finish', 2, async (at, by, who) => (await at(SessionsService).finish(by, who, bar, ticket, { outcome: 'solved', note: '', summary: '' })).ticket],
  ['hold', 1, (at, by, who) => at(HoldingService).hold(by, who, bar, ticket, 'copying')],
  ['keep', 1, (at, by, who) => at(HoldingService).hold(by, who, bar, ticket, 'with_us')],
  ['ready', 1, (at, by, who) => at(HoldingService).ready(by, who, bar, ticket), ({ state, readyAt }) => state === 'held' && Boolean(readyAt)],
  ['collect', 1, (at, by, who) => at(CollectingService).collect(by, who, bar, ticket, { how: 'collected', to: 'Someone', note: '', summary: '' })],
  ['reopen', 1, (at, by) => at(TransfersService).reopen(by, bar, ticket)],
  ['undo', 3, (at, by) => at(UndoService).undo(by, bar, ticket, true)],
]

const withTheVisit = ({ here: { bar, topics, staff }, there }: OneBar, ticket: string, other: string): Act[] => [
  ['transfer', 1, (at, by, who) => at(TransfersService).transfer(by, who, bar, ticket, { topic: topics.long, words: '' })],
  ['toColleague', 1, (at, by, who) => at(TransfersService).transfer(by, who, bar, ticket, { staff: staff[1]?.id, words: '' })],
  ['send', 1, (at, by, who) => at(TransfersService).transfer(by, who, bar, ticket, { bar: there, words: '' })],
  ['urgent', 1, (at, by) => at(CorrectionsService).urgent(by, bar, ticket, { why: 'medical', because: 'a doctor' })],
  ['notUrgent', 1, (at, by) => at(CorrectionsService).urgent(by, bar, ticket, { why: null, because: '' }), ({ urgent }) => !urgent],
  ['topic', 1, (at, by) => at(CorrectionsService).topic(by, bar, ticket, topics.long), ({ topicId }) => topicId === topics.long],
  ['addTopic', 1, (at, by) => at(CorrectionsService).addTopic(by, bar, ticket, topics.long), isAbout(topics.long)],
  ['merge', 1, (at, by, who) => at(MergingService).merge(by, who, bar, ticket, other)],
  ['take', 1, (at, by, who) => at(MergingService).merge(by, who, bar, other, ticket)],
  ['wrongPerson', 1, (at, by, who) => at(MergingService).wrongPerson(by, who, bar, ticket, other)],
  ['preCall', 1, (at, by) => at(WaitingService).preCall(by, bar, ticket), ({ nearAt }) => Boolean(nearAt)],
  ['vouch', 1, (at, by) => at(ComingService).vouch(by, bar, ticket, 'known here')],
]
const isAbout =
  (topic: string) =>
  ({ topicId, moreTopics }: Standing): boolean =>
    topicId === topic || (moreTopics ?? []).includes(topic)

const isThere = ({ here, silent, awayUntil }: Standing) => here && !silent && !awayUntil

function people({ here: { bar }, customers, now }: OneBar, ticket: string): Pressed[] {
  const acts: [what: string, act: (at: Process, by: By) => Promise<StaffTicket>, already?: (standing: Standing) => boolean][] = [
    ['arrive', (at, by) => at(ComingService).arrive(by, bar, ticket), isThere],
    ['leave', (at, by) => at(ComingService).leave(by, bar, ticket)],
    ['return', (at, by) => at(ComingService).return(by, bar, ticket)],
    ['later', (at, by) => at(WaitingService).later(by, bar, ticket)],
    ['laterAgain', (at, by) => at(WaitingService).later(by, bar, ticket)],
    ['stepOut', (at, by) => at(WaitingService).stepOut(by, bar, ticket, new Date(now().getTime() + 30 * 60_000))],
    ['back', (at, by) => at(WaitingService).back(by, bar, ticket), isThere],
    ['onMyWay', (at, by) => at(WaitingService).onMyWay(by, bar, ticket)],
  ]
  return acts.map(([what, act, already], index) => {
    const by: By = { kind: 'customer', id: customers[index] as string }
    return { what, by, press: (at) => act(at, by), ...(already ? { already } : {}) }
  })
}
