/**
 * A model of the line: what each thing that somebody presses does to it, or that it does nothing. No database, no lock, and none of
 * the house's own rules: written from what a help bar promises, so that it can disagree with the code.
 */
import { remember, undo } from './taking-back.ts'
import {
  barOf,
  becomeDue,
  fits,
  hasPlace,
  inTurn,
  isFree,
  isLive,
  live,
  nobody,
  next,
  onTheWayTo,
  ownDesk,
  spanOf,
  standing,
  waits,
  type State,
  type Visit,
  type World,
} from './world.ts'

/** Somebody presses something. `of`, `with`: which visits; `other`: a number for whatever else it needs; `yes`: either way. */
export type Press = { what: keyof typeof presses; staff: number; of: number; with: number; other: number; yes: boolean }

const inHand = (v: Visit, staff: number) => !['called', 'helping'].includes(v.state) || v.staff === staff
const from = (v: Visit, states: readonly State[], to: Partial<Visit>) => states.includes(v.state) && Object.assign(v, to)
const unmoved = { seat: null, last: null, touched: false }
/** One of the next four times that can be booked; they begin every quarter of an hour. */
export const timeOf = (now: number, { other }: Press): number => (Math.floor(now / 15) + 1 + (other % 4)) * 15
/** Something that cannot be done; everything else happened. */
const no = false

function call(w: World, v: Visit | undefined, staff: number) {
  const desk = ownDesk(w, staff, true)
  return v && desk !== null && from(v, ['waiting'], { state: 'called', desk, staff, away: null })
}
function enter(w: World, who: Pick<Visit, 'bar' | 'person' | 'topic' | 'here'>) {
  const turn = { lane: 2, at: w.now, due: w.now + 60, booked: null, away: null, later: 0, keptFor: null } as const
  return w.visits.push({ n: w.visits.length, more: [], ...turn, ...waits, ...who, ...unmoved }) - 1
}
/** A time is theirs, if they have no other at that time; `most`: of how many they may have at once, at all bars. */
function takeTime(w: World, v: Visit, at: number, most = Number.POSITIVE_INFINITY) {
  const has = w.visits.filter((o) => o !== v && o.person === v.person && o.state === 'booked').length
  if (has >= most || !isFree(w, v, at)) return no
  return Object.assign(v, { state: 'booked', lane: 2, at, due: at, booked: at, here: false, seat: spanOf(v, at) })
}

/** What needs no visit. */
const atTheBar = {
  open: (w: World, { staff, other }: Press) => {
    const desk = w.desks[2 * barOf(staff) + (other % 2)]
    return desk?.staff === staff || (desk?.staff === null && standing(w, staff) < 0 && Object.assign(desk, { staff }))
  },
  close: (w: World, { staff }: Press) => {
    const desk = standing(w, staff)
    // Closing a desk that is closed changes nothing.
    if (desk < 0) return w.desks[staff]?.staff === null
    if (w.visits.some((v) => v.desk === desk && ['called', 'helping'].includes(v.state))) return no
    return Object.assign(w.desks[desk] ?? {}, { staff: null, paused: false })
  },
  pause: (w: World, { staff }: Press) => {
    const desk = standing(w, staff)
    return desk >= 0 && !onTheWayTo(w, desk) && Object.assign(w.desks[desk] ?? {}, { paused: true })
  },
  back: (w: World, { staff }: Press) => standing(w, staff) >= 0 && Object.assign(w.desks[standing(w, staff)] ?? {}, { paused: false }),
  callNext: (w: World, { staff }: Press) => call(w, next(w, staff), staff),
  join: (w: World, { of, other, yes }: Press) => {
    const [bar, person] = [other % 2, of % 3]
    const mine = w.visits.filter((v) => v.bar === bar && v.person === person)
    const [missed] = mine.filter(({ state }) => state === 'missed').sort((a, b) => b.at - a.at)
    if (mine.some(isLive)) return true
    return missed ? becomeDue(Object.assign(missed, waits, { here: yes, away: null }), w.now) : enter(w, { bar, person, topic: other % 3, here: yes }) >= 0
  },
  book: (w: World, press: Press) => {
    const n = enter(w, { bar: press.other % 2, person: press.of % 3, topic: press.other % 3, here: false })
    return takeTime(w, w.visits[n] as Visit, timeOf(w.now, press), 5)
  },
  timePasses: (w: World, { other, yes }: Press) => {
    w.now += 1 + 5 * (other % 4) + (yes ? 25 : 0)
    for (const v of w.visits) if (v.state === 'booked' && (v.booked ?? 0) + 15 < w.now) Object.assign(v, { state: 'missed', last: null })
    for (const v of w.visits.filter(({ state }) => state === 'waiting')) if (v.away !== null && v.away <= w.now) v.away = null
    for (const v of w.visits.filter(({ state }) => state === 'waiting')) becomeDue(v, w.now)
    return true
  },
}

type AtVisit = (w: World, v: Visit, press: Press) => unknown
/** A further topic in the same visit, whoever says so. */
const alsoAbout: AtVisit = (_, v, { other }) =>
  from(v, ['booked', ...live], { more: v.topic === other % 3 || v.more.includes(other % 3) ? v.more : [...v.more, other % 3] })
const otherVisit = (w: World, v: Visit, press: Press) => {
  const o = w.visits[press.with]
  return o && o !== v && o.bar === v.bar ? o : null
}

/** What staff do with a visit of their bar. */
const byStaff = {
  call: (w, v, { staff }) => call(w, v, staff),
  start: (_, v, { staff }) => inHand(v, staff) && from(v, ['called'], { state: 'helping', held: null, ready: false, here: true, away: null }),
  putBack: (_, v, { staff }) => inHand(v, staff) && from(v, ['called'], v.held ? { state: 'held', ...nobody } : waits),
  noAnswer: (_, v, { staff }) => inHand(v, staff) && from(v, ['called'], { state: v.held ? 'held' : 'missed', ...nobody, here: false }),
  finish: (_, v, { staff }) => inHand(v, staff) && from(v, ['helping'], { state: 'done' }),
  hold: (_, v, { staff, yes }) =>
    inHand(v, staff) && from(v, ['helping'], { state: 'held', held: yes ? 'copying' : 'with_us', ...(yes ? {} : { ...nobody, here: false }) }),
  resume: (w, v, { staff }) => {
    const desk = ownDesk(w, staff)
    return desk !== null && !hasPlace(w, v.bar, v) && from(v, ['held'], { state: 'helping', desk, staff, held: null, ready: false, here: true, away: null })
  },
  ready: (w, v, { staff, yes }) => {
    const desk = ownDesk(w, staff, true)
    if (!yes) return from(v, ['held'], { ready: true })
    return desk !== null && !hasPlace(w, v.bar, v) && from(v, ['held'], { state: 'called', desk, staff, ready: true })
  },
  collect: (_, v) => from(v, ['held'], { state: 'done', held: null, ready: false }),
  transfer: (_, v, { staff, other, yes }) => {
    const [topic, keptFor] = [other % 3, yes ? 2 * barOf(staff) + ((other >> 2) % 2) : null]
    const isThere = v.state === 'waiting' && v.topic === topic && v.keptFor === keptFor
    if (isThere || !inHand(v, staff) || (keptFor !== null && !fits(keptFor, topic))) return no
    return from(v, live, { ...waits, topic, keptFor, more: v.more.filter((one) => one !== topic) })
  },
  send: (w, v, { staff }) => {
    const bar = 1 - v.bar
    if (!inHand(v, staff) || !isLive(v) || hasPlace(w, bar, v)) return no
    w.visits.push({ ...v, ...waits, n: w.visits.length, bar, here: false, booked: null, keptFor: null, ...unmoved })
    return Object.assign(v, { state: 'sent', ...nobody })
  },
  reopen: (w, v) => !hasPlace(w, v.bar, v) && from(v, ['done'], { ...waits, here: true, away: null, later: 0 }),
  urgent: (w, v, { yes }) => {
    if (v.state !== 'waiting') return no
    return yes ? Object.assign(v, { lane: 0 }) : v.lane > 0 || becomeDue(Object.assign(v, { lane: 2 }), w.now)
  },
  topic: (_, v, { other }) => from(v, ['booked', ...live], { topic: other % 3, more: v.more.filter((one) => one !== other % 3) }),
  addTopic: alsoAbout,
  merge: (w, v, press) => {
    const o = otherVisit(w, v, press)
    const was = v.state
    if (!o || !inHand(v, press.staff) || !['booked', ...live, 'held'].includes(o.state)) return no
    // Who stands in the line already goes on there.
    if ((o.state === 'booked' && isLive(v)) || !from(v, ['booked', 'waiting', 'called', 'held'], { state: 'merged', ...nobody })) return no
    const mine = was === 'booked' ? becomeDue({ ...v }, w.now) : v
    const { lane, at, due } = o.state !== 'booked' && inTurn(mine, o) < 0 ? mine : o
    const more = [...new Set([...o.more, v.topic, ...v.more])].filter((one) => one !== o.topic)
    return Object.assign(o, { lane, at, due, more, here: o.here || (v.here && was !== 'held') })
  },
  wrongPerson: (w, v, press) => {
    const o = otherVisit(w, v, press)
    if (!o || !inHand(v, press.staff) || v.state !== 'helping' || !['waiting', 'called'].includes(o.state) || !inHand(o, press.staff)) return no
    Object.assign(o, { state: 'helping', desk: v.desk, staff: v.staff, held: null, ready: false, here: true, away: null })
    return Object.assign(v, waits)
  },
  undo: (w, v, { staff }) => undo(w, v, `staff ${staff}`, 1),
} as const satisfies Record<string, AtVisit>

/** What people do themselves. */
const byPeople = {
  checkIn: (w, v) => {
    if (v.state !== 'booked' || v.booked === null || v.booked - w.now > 120 || hasPlace(w, v.bar, v)) return no
    return becomeDue(Object.assign(v, waits, { here: true, away: null, at: v.booked, due: v.booked }), w.now)
  },
  cancel: (_, v) => from(v, ['booked'], { state: 'cancelled' }),
  chooseTime: (w, v, press) => {
    const at = timeOf(w.now, press)
    if (v.state === 'booked') return v.booked === at || takeTime(w, v, at)
    return ['waiting', 'closed'].includes(v.state) && takeTime(w, v, at, 5)
  },
  arrive: (_, v) => from(v, ['waiting', 'held'], { here: true, away: null }),
  leave: (_, v) => from(v, ['waiting', 'called'], { state: 'left', ...nobody }),
  comeBack: (w, v) => !hasPlace(w, v.bar, v) && from(v, ['missed'], { ...waits, here: true, away: null }) && becomeDue(v, w.now),
  later: (w, v) =>
    v.held
      ? from(v, ['called'], { state: 'held', ...nobody })
      : v.later < 2 && from(v, ['waiting', 'called'], { ...waits, later: v.later + 1, away: Math.max(w.now, v.away ?? 0) + 10 }),
  stepOut: (w, v) =>
    v.held ? from(v, ['called'], { state: 'held', ...nobody, here: false }) : from(v, ['waiting', 'called'], { ...waits, away: w.now + 30, here: false }),
  isBack: (_, v) => from(v, ['waiting'], { here: true, away: null }),
  asksMore: alsoAbout,
  onMyWay: (_, v) => from(v, ['booked', 'waiting', 'called'], { away: null, touched: true }),
  regret: (w, v) => undo(w, v, `person ${v.person}`, 10),
} as const satisfies Record<string, AtVisit>

export const presses = { ...atTheBar, ...byStaff, ...byPeople }
/** It is about whom it names, and about no visit that there is. */
export const isEntry = (what: Press['what']): boolean => what === 'join' || what === 'book'
export const isPeoples = (what: Press['what']): boolean => what in byPeople || isEntry(what)

/** Half an hour after the last closing of the day, which lies eleven hours after the doors opened. */
export function evening(w: World): World {
  const so = { ...structuredClone(w), now: 11 * 60 + 31 }
  for (const v of so.visits) {
    if (v.state === 'called') Object.assign(v, { state: v.held ? 'held' : 'missed', ...nobody, here: false })
    else if (v.state === 'booked') v.state = 'missed'
    else if (v.state === 'waiting') v.state = 'closed'
    else if (v.state === 'held' && v.held === 'with_us') v.here = false
  }
  return so
}

/** Who does it, as far as taking back goes. */
const doer = ({ what, staff, of }: Press, { visits }: World) =>
  isEntry(what) ? `person ${of % 3}` : what in byPeople ? `person ${visits[of]?.person}` : `staff ${staff}`

/** The world after it, or null when it is refused. Nothing is changed in place. */
export function after(w: World, press: Press): World | null {
  const so = structuredClone(w)
  return happens(so, press) ? remember(w, so, press, doer(press, w)) : null
}

function happens(w: World, press: Press): unknown {
  const { what } = press
  if (what in atTheBar) return atTheBar[what as keyof typeof atTheBar](w, press)
  const v = w.visits[press.of]
  if (!v || (what in byStaff && v.bar !== barOf(press.staff))) return no
  return { ...byStaff, ...byPeople }[what as keyof typeof byStaff | keyof typeof byPeople](w, v, press)
}
