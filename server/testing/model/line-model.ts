/**
 * A model of the line: what each thing that somebody presses does to it, or that it does nothing. No database, no lock, and none of
 * the house's own rules: written from what a help bar promises, so that it can disagree with the code. Times are minutes since the
 * doors opened. Staff and desks 0 and 1 are at bar 0, 2 and 3 at bar 1; every second specialist can repair, which topic 2 needs. There
 * are seats for everybody at every time: who gets the last one is a proof of its own.
 */
export type State = 'booked' | 'waiting' | 'called' | 'helping' | 'held' | 'done' | 'left' | 'cancelled' | 'missed' | 'closed' | 'sent' | 'merged'
/** `n` names a visit, in the order in which they came. */
type Who = { n: number; bar: number; person: number; state: State; topic: number; more: number[] }
type Turn = { lane: 0 | 1 | 2; at: number; due: number; booked: number | null; here: boolean; away: number | null; later: number; keptFor: number | null }
type Hands = { desk: number | null; staff: number | null; held: 'copying' | 'with_us' | null; ready: boolean }
type Standing = Pick<Who, 'state' | 'topic' | 'more'> & Turn & Hands
/** What may be taken back: by whom it was done and when; what was before and what came of it; with which other visit, or as which it went on. */
type Last = { by: string; at: number; was: Standing; moved: Standing; pair: number | null; sentAs: number | null }
/** `seat`: from when to when a booked time is kept for them. `touched`: somebody has done something with it. */
export type Visit = Who & Turn & Hands & { seat: [from: number, to: number] | null; last: Last | null; touched: boolean }
/** `moves`: how many there were, to tell them apart. */
export type World = { now: number; moves: number; visits: Visit[]; desks: { staff: number | null; paused: boolean }[] }
/** Somebody presses something. `of`, `with`: which visits; `other`: a number for whatever else it needs; `yes`: either way. */
export type Press = { what: keyof typeof presses; staff: number; of: number; with: number; other: number; yes: boolean }

const live = ['waiting', 'called', 'helping'] as const
const isLive = ({ state }: Visit) => (live as readonly State[]).includes(state)
const barOf = (staff: number) => staff >> 1
const fits = (staff: number, topic: number) => topic !== 2 || staff % 2 === 1
export const inTurn = (a: Visit, b: Visit) => a.lane - b.lane || a.at - b.at || a.n - b.n
const nobody = { desk: null, staff: null }
const unmoved = { seat: null, last: null, touched: false }
const waits = { ...nobody, state: 'waiting', held: null, ready: false } as const
const standing = (w: World, staff: number) => w.desks.findIndex((desk) => desk.staff === staff)
const onTheWayTo = (w: World, desk: number) => w.visits.some((v) => v.state === 'called' && v.desk === desk)
/** One's own desk, open and not on a break; `free`: nobody is on the way to it. */
const ownDesk = (w: World, staff: number, free = false) => {
  const desk = standing(w, staff)
  return desk < 0 || w.desks[desk]?.paused || (free && onTheWayTo(w, desk)) ? null : desk
}
const hasPlace = (w: World, bar: number, of: Visit) => w.visits.some((v) => v !== of && v.bar === bar && v.person === of.person && isLive(v))
const inHand = (v: Visit, staff: number) => !['called', 'helping'].includes(v.state) || v.staff === staff
const from = (v: Visit, states: readonly State[], to: Partial<Visit>) => states.includes(v.state) && Object.assign(v, to)
const becomeDue = (v: Visit, now: number) => (v.lane === 2 && v.due <= now ? Object.assign(v, { lane: 1, at: v.due }) : v)
/** How long each topic takes. */
const minutes = (topic: number) => [10, 60, 20][topic] ?? 0
const keepsSeat = ({ state }: Pick<Visit, 'state'>) => ['booked', 'waiting', 'called', 'helping'].includes(state)
/** One of the next four times that can be booked; they begin every quarter of an hour. */
export const timeOf = (now: number, { other }: Press): number => (Math.floor(now / 15) + 1 + (other % 4)) * 15
/** Something that cannot be done; everything else happened. */
const no = false

/** Who is next for this specialist? */
export const next = (w: World, staff: number): Visit | undefined =>
  w.visits
    .filter((v) => v.bar === barOf(staff) && v.state === 'waiting' && v.here && v.away === null && fits(staff, v.topic))
    .filter(({ keptFor, topic }) => keptFor === null || keptFor === staff || !w.desks.some((d) => d.staff === keptFor && !d.paused && fits(keptFor, topic)))
    .sort(inTurn)[0]
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
const spanOf = ({ topic }: Visit, at: number): [number, number] => [at, at + minutes(topic)]
/** Nobody is helped twice at once. */
function isFree(w: World, v: Visit, at: number): boolean {
  const [from, to] = spanOf(v, at)
  return !w.visits.some((o) => o !== v && o.person === v.person && o.bar === v.bar && o.seat !== null && o.seat[0] < to && from < o.seat[1])
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

/** Who does it, as far as taking back goes. */
const doer = ({ what, staff, of }: Press, { visits }: World) =>
  isEntry(what) ? `person ${of % 3}` : what in byPeople ? `person ${visits[of]?.person}` : `staff ${staff}`
/** What says something without moving anybody: no obstacle to taking back what was before. */
const quiet: ReadonlySet<string> = new Set(['arrive', 'onMyWay', 'timePasses', 'undo', 'regret'])
const pairs: ReadonlySet<string> = new Set(['merge', 'wrongPerson'])
const standingOf = ({ state, topic, more, lane, at, due, booked, here, away, later, keptFor, desk, staff, held, ready }: Visit): Standing => ({
  ...{ state, topic, more, lane, at, due, booked, here, away, later, keptFor, desk, staff, held, ready },
})
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Every visit that a press has moved knows what may be taken back of it. */
function remember(before: World, so: World, press: Press): World {
  for (const v of so.visits) {
    if (!keepsSeat(v)) v.seat = null
    const then = before.visits[v.n]
    const inPair = pairs.has(press.what) && [press.of, press.with].includes(v.n)
    if (!then || (!inPair && same(standingOf(then), standingOf(v)))) continue
    if (press.what !== 'timePasses') v.touched = true
    if (quiet.has(press.what)) continue
    const sentAs = press.what === 'send' ? so.visits.length - 1 : null
    const last = { by: doer(press, before), at: so.now, was: standingOf(then), moved: standingOf(v), pair: inPair ? so.moves : null, sentAs }
    v.last = press.what === 'isBack' ? null : last
  }
  so.moves++
  return so
}

/** The last move is taken back, at every visit that had part in it, as long as nothing stands in the way. */
function undo(w: World, v: Visit, by: string, within: number): boolean {
  const { last } = v
  if (!last || last.by !== by || w.now - last.at > within) return no
  const these = last.pair === null ? [v] : w.visits.filter((o) => o.last?.pair === last.pair)
  if (last.pair !== null && these.length < 2) return no
  const arrived = last.sentAs === null ? null : (w.visits[last.sentAs] as Visit)
  if (arrived && (arrived.touched || arrived.state !== 'waiting')) return no
  if (arrived) Object.assign(arrived, { state: 'sent', ...nobody, last: null })
  return these.every((one) => restore(w, one, these, by)) && !these.some((one) => isLive(one) && hasPlace(w, one.bar, one))
}
/** As before; what has changed since stays. Back at a desk only where the same specialist stands, works and is free: a customer waits instead, or goes back to what lies here. */
function restore(w: World, v: Visit, these: Visit[], by: string): boolean {
  const { was, moved } = v.last as Last
  const fields = Object.keys(moved) as (keyof Standing)[]
  const back = Object.fromEntries(fields.map((field) => [field, same(v[field], moved[field]) ? was[field] : v[field]])) as Standing
  if (back.desk !== null && ['called', 'helping'].includes(back.state)) {
    const busy = by.startsWith('person') ? ['called', 'helping'] : ['called']
    const taken = w.visits.some((o) => !these.includes(o) && o.desk === back.desk && busy.includes(o.state))
    const at = w.desks[back.desk]
    if (taken || at?.staff !== back.staff || at?.paused) {
      if (by.startsWith('staff')) return no
      Object.assign(back, back.held ? { state: 'held', ...nobody } : waits)
    }
  }
  Object.assign(v, back, { last: null, touched: true })
  const kept = v.booked !== null && keepsSeat(v) ? (v.seat?.[0] === v.booked ? v.seat : spanOf(v, v.booked)) : null
  if (v.state === 'booked' && kept !== v.seat && !isFree(w, v, v.booked as number)) return no
  v.seat = kept
  return true
}

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

/** The world after it, or null when it is refused. Nothing is changed in place. */
export function after(w: World, press: Press): World | null {
  const so = structuredClone(w)
  const { what } = press
  if (what in atTheBar) return atTheBar[what as keyof typeof atTheBar](so, press) ? remember(w, so, press) : null
  const v = so.visits[press.of]
  if (!v || (what in byStaff && v.bar !== barOf(press.staff))) return null
  return { ...byStaff, ...byPeople }[what as keyof typeof byStaff | keyof typeof byPeople](so, v, press) ? remember(w, so, press) : null
}
