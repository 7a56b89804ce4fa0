/**
 * The world of the model: visits and desks, and what can be seen in it. Times are minutes since the doors opened. Staff and desks 0 and 1
 * are at bar 0, 2 and 3 at bar 1; every second specialist can repair, which topic 2 needs. There are seats for everybody at every time:
 * who gets the last one is a proof of its own.
 */
export type State = 'booked' | 'waiting' | 'called' | 'helping' | 'held' | 'done' | 'left' | 'cancelled' | 'missed' | 'closed' | 'sent' | 'merged'
/** `n` names a visit, in the order in which they came. */
type Who = { n: number; bar: number; person: number; state: State; topic: number; more: number[] }
type Turn = { lane: 0 | 1 | 2; at: number; due: number; booked: number | null; here: boolean; away: number | null; later: number; keptFor: number | null }
type Hands = { desk: number | null; staff: number | null; held: 'copying' | 'with_us' | null; ready: boolean }
export type Standing = Pick<Who, 'state' | 'topic' | 'more'> & Turn & Hands
/** What may be taken back: by whom it was done and when; what was before and what came of it; with which other visit, or as which it went on. */
export type Last = { by: string; at: number; was: Standing; moved: Standing; pair: number | null; sentAs: number | null }
/** `seat`: from when to when a booked time is kept for them. `touched`: somebody has done something with it. */
export type Visit = Who & Turn & Hands & { seat: [from: number, to: number] | null; last: Last | null; touched: boolean }
/** `moves`: how many there were, to tell them apart. */
export type World = { now: number; moves: number; visits: Visit[]; desks: { staff: number | null; paused: boolean }[] }

export const live = ['waiting', 'called', 'helping'] as const
export const isLive = ({ state }: Visit) => (live as readonly State[]).includes(state)
export const barOf = (staff: number) => staff >> 1
export const fits = (staff: number, topic: number) => topic !== 2 || staff % 2 === 1
export const inTurn = (a: Visit, b: Visit) => a.lane - b.lane || a.at - b.at || a.n - b.n
export const nobody = { desk: null, staff: null }
export const waits = { ...nobody, state: 'waiting', held: null, ready: false } as const
export const standing = (w: World, staff: number) => w.desks.findIndex((desk) => desk.staff === staff)
export const onTheWayTo = (w: World, desk: number) => w.visits.some((v) => v.state === 'called' && v.desk === desk)
/** One's own desk, open and not on a break; `free`: nobody is on the way to it. */
export const ownDesk = (w: World, staff: number, free = false) => {
  const desk = standing(w, staff)
  return desk < 0 || w.desks[desk]?.paused || (free && onTheWayTo(w, desk)) ? null : desk
}
export const hasPlace = (w: World, bar: number, of: Visit) => w.visits.some((v) => v !== of && v.bar === bar && v.person === of.person && isLive(v))
export const becomeDue = (v: Visit, now: number) => (v.lane === 2 && v.due <= now ? Object.assign(v, { lane: 1, at: v.due }) : v)
/** How long each topic takes. */
export const minutes = (topic: number) => [10, 60, 20][topic] ?? 0
export const keepsSeat = ({ state }: Pick<Visit, 'state'>) => ['booked', 'waiting', 'called', 'helping'].includes(state)
export const spanOf = ({ topic }: Visit, at: number): [number, number] => [at, at + minutes(topic)]
/** Nobody is helped twice at once. */
export function isFree(w: World, v: Visit, at: number): boolean {
  const [from, to] = spanOf(v, at)
  return !w.visits.some((o) => o !== v && o.person === v.person && o.bar === v.bar && o.seat !== null && o.seat[0] < to && from < o.seat[1])
}

/** Who is next for this specialist? */
export const next = (w: World, staff: number): Visit | undefined =>
  w.visits
    .filter((v) => v.bar === barOf(staff) && v.state === 'waiting' && v.here && v.away === null && fits(staff, v.topic))
    .filter(({ keptFor, topic }) => keptFor === null || keptFor === staff || !w.desks.some((d) => d.staff === keptFor && !d.paused && fits(keptFor, topic)))
    .sort(inTurn)[0]
