import { type EventKind, type Events, type Standing, withAside } from '../../shared/events.ts'
import type { Break, Joining } from '../../shared/line.ts'
import { entries, type MoveName, moves } from './moves.ts'

/** One line of a bar's log, as far as it says what is now. */
export type Logged = { version: number; kind: EventKind; ticketId: string | null; deskId: string | null; data: Events[EventKind] }
export type ReplayedDesk = { staffId: string | null; skills: string[]; breakWhy: Break | null; wantsSupervisor: boolean }
/** What the events of one bar alone say about it. `faults`: what cannot have been, such as a gap or a move that is not in the table. */
export type Replayed = {
  version: number
  tickets: Map<string, { code: string; place: number; version: number; standing: Standing }>
  desks: Map<string, ReplayedDesk>
  joining: Joining
  shown: Events['wait.shown']['range']
  /** Null: nobody has set them, and the bar waits as it was made. */
  waits: Events['waits.changed'] | null
  faults: string[]
}

export const nothingYet = (): Replayed => ({ version: 0, tickets: new Map(), desks: new Map(), joining: 'open', shown: null, waits: null, faults: [] })
export const closedDesk: ReplayedDesk = { staffId: null, skills: [], breakWhy: null, wantsSupervisor: false }

type Moved = { before: Standing | null; after: Standing; code: string; place: number }

/** The state after one event more. Changes `so` and returns it: a log may be long. */
export function replay(so: Replayed, event: Logged): Replayed {
  const { version, kind, data } = event
  if (version !== so.version + 1) so.faults.push(`version ${version} follows ${so.version}`)
  so.version = version
  if (kind.startsWith('ticket.')) moveTicket(so, event)
  else if (kind.startsWith('desk.')) moveDesk(so, event)
  else if (kind === 'joining.changed') so.joining = (data as Events['joining.changed']).joining
  else if (kind === 'wait.shown') so.shown = (data as Events['wait.shown']).range
  else if (kind === 'waits.changed') so.waits = data as Events['waits.changed']
  return so
}

function moveTicket(so: Replayed, { version, kind, ticketId, data }: Logged): void {
  const { before, after, code, place } = data as Moved
  const known = so.tickets.get(ticketId ?? '')
  if (!same(known?.standing ?? null, before)) so.faults.push(`${version} ${kind} of ${code}: the ticket stood otherwise before`)
  if (!isLegal(kind, before, after)) so.faults.push(`${version} ${kind} of ${code}: from ${before?.state ?? 'nothing'} to ${after.state} is no move`)
  so.tickets.set(ticketId ?? '', { code, place, version, standing: after })
}

/** Whether the table of moves knows it; what is no move leaves the state as it was, and undo restores what was. */
function isLegal(kind: EventKind, before: Standing | null, after: Standing): boolean {
  if (kind === 'ticket.undone') return true
  const names = (Object.keys(moves) as MoveName[]).filter((name) => moves[name].event === kind)
  if (!before) return kind in entries && entries[kind as keyof typeof entries] === after.state
  if (names.length === 0 || before.state === after.state) return names.length === 0 ? before.state === after.state : staysPut(kind, before, names)
  return names.some((name) => moves[name].to === after.state && (moves[name].from as readonly string[]).includes(before.state))
}
/** A move whose end is its beginning, or a fact that shares its event with a move (ready without a desk). */
const staysPut = (kind: EventKind, { state }: Standing, names: MoveName[]) =>
  kind === 'ticket.ready' || names.some((name) => moves[name].to === state && (moves[name].from as readonly string[]).includes(state))

function moveDesk(so: Replayed, { kind, deskId, data }: Logged): void {
  const before = so.desks.get(deskId ?? '') ?? closedDesk
  const { staffId, skills } = data as Events['desk.opened']
  const after: Partial<Record<EventKind, ReplayedDesk>> = {
    'desk.opened': { ...closedDesk, staffId, skills },
    'desk.paused': { ...before, breakWhy: (data as Events['desk.paused']).why },
    'desk.resumed': { ...before, breakWhy: null },
    'desk.skillsChanged': { ...before, skills },
    'desk.closed': closedDesk,
    'desk.wantsSupervisor': { ...before, wantsSupervisor: true },
    'desk.sawSupervisor': { ...before, wantsSupervisor: false },
  }
  so.desks.set(deskId ?? '', after[kind] ?? before)
}

/** Two standings say the same: what is left out is as nothing, in whatever order the fields come. */
export const same = (one: Standing | null, other: Standing | null): boolean => one === other || (one !== null && other !== null && plain(one) === plain(other))
const plain = (standing: Standing) => JSON.stringify(Object.entries(withAside(standing)).sort(([one], [other]) => one.localeCompare(other)))
