import type { FloorBar } from '../../shared/floor.ts'
import type { StaffDesk, StaffLine, StaffTicket } from '../../shared/line.ts'
import { dayOf } from '../words/time.ts'

type Counted = Pick<
  FloorBar,
  | 'waiting'
  | 'silent'
  | 'waitingSince'
  | 'helping'
  | 'desksOpen'
  | 'onBreak'
  | 'wanted'
  | 'booked'
  | 'nextBooking'
  | 'joining'
  | 'joiningWords'
  | 'notice'
  | 'waits'
>

/** Since when somebody waits: who came before a booked time waits from that time on. */
export const waitsSince = ({ came, bookedFor, turn, joinedAt }: StaffTicket): string =>
  came === 'booked' && bookedFor ? new Date(turn.at).toISOString() : joinedAt

/** Of the day, by the booked time. */
export const bookedOn = ({ tickets }: StaffLine, day: string, zone: string): StaffTicket[] =>
  tickets
    .filter(({ state, bookedFor }) => state === 'booked' && bookedFor !== null && dayOf(bookedFor, zone) === day)
    .sort((a, b) => (a.bookedFor ?? '').localeCompare(b.bookedFor ?? ''))

/** What the server counts, counted from the line itself: the same figures, some seconds younger. */
export function figuresOf(line: StaffLine, { day, zone }: Pick<FloorBar, 'day' | 'zone'>): Counted {
  const waiting = line.tickets.filter(({ state }) => state === 'waiting')
  const booked = bookedOn(line, day, zone)
  const open = line.desks.filter(isOpen)
  return {
    waiting: waiting.length,
    silent: waiting.filter(({ silent }) => silent).length,
    // Who did not answer "still there?" may be gone for long.
    waitingSince: earliest(waiting.filter(({ silent }) => !silent).map(waitsSince)),
    helping: line.tickets.filter(({ state }) => state === 'helping').length,
    desksOpen: open.length,
    onBreak: open.filter(({ breakWhy }) => breakWhy !== null).length,
    wanted: open
      .flatMap(({ id, number, staffName, wantsSupervisorAt }) =>
        wantsSupervisorAt ? [{ desk: id, number, name: staffName ?? '', at: wantsSupervisorAt }] : [],
      )
      .sort((a, b) => a.at.localeCompare(b.at)),
    booked: booked.length,
    nextBooking: booked[0]?.bookedFor ?? null,
    ...{ joining: line.joining, joiningWords: line.joiningWords, notice: line.notice, waits: line.waits },
  }
}

export const isOpen = (desk: StaffDesk): boolean => desk.staffId !== null
const earliest = (times: string[]) => [...times].sort()[0] ?? null

/** Who is with this desk's specialist, called or being helped, in the order of the calls. */
export const withDesk = ({ tickets }: StaffLine, { id, staffId }: StaffDesk): StaffTicket[] =>
  tickets
    .filter(({ state, deskId, staffId: by }) => (state === 'called' || state === 'helping') && (deskId === id || (staffId !== null && by === staffId)))
    .sort((a, b) => (a.calledAt ?? '').localeCompare(b.calledAt ?? ''))

export type Sort = 'name' | 'longest' | 'waiting'
const since = ({ waitingSince }: FloorBar) => waitingSince ?? '9999'
const by: Record<Sort, (a: FloorBar, b: FloorBar) => number> = {
  name: (a, b) => a.name.localeCompare(b.name),
  longest: (a, b) => since(a).localeCompare(since(b)) || a.name.localeCompare(b.name),
  waiting: (a, b) => b.waiting - a.waiting || a.name.localeCompare(b.name),
}
/** Those whose name holds what was typed, in this order. */
export const sorted = (bars: readonly FloorBar[], find: string, sort: Sort): FloorBar[] =>
  bars.filter(({ name }) => name.toLowerCase().includes(find.trim().toLowerCase())).sort(by[sort])
