/** What may be taken back of each move in the model, by whom and for how long, and how it was before. */
import { hasPlace, isFree, isLive, keepsSeat, nobody, spanOf, type Last, type Standing, type Visit, waits, type World } from './world.ts'

/** What says something without moving anybody: no obstacle to taking back what was before. */
const quiet: ReadonlySet<string> = new Set(['arrive', 'onMyWay', 'timePasses', 'undo', 'regret'])
const pairs: ReadonlySet<string> = new Set(['merge', 'wrongPerson'])
const standingOf = ({ state, topic, more, lane, at, due, booked, here, away, later, keptFor, desk, staff, held, ready }: Visit): Standing => ({
  ...{ state, topic, more, lane, at, due, booked, here, away, later, keptFor, desk, staff, held, ready },
})
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Every visit that a press has moved knows what may be taken back of it. */
export function remember(before: World, so: World, press: { what: string; of: number; with: number }, by: string): World {
  for (const v of so.visits) {
    if (!keepsSeat(v)) v.seat = null
    const then = before.visits[v.n]
    const inPair = pairs.has(press.what) && [press.of, press.with].includes(v.n)
    if (!then || (!inPair && same(standingOf(then), standingOf(v)))) continue
    if (press.what !== 'timePasses') v.touched = true
    if (quiet.has(press.what)) continue
    const sentAs = press.what === 'send' ? so.visits.length - 1 : null
    const last = { by, at: so.now, was: standingOf(then), moved: standingOf(v), pair: inPair ? so.moves : null, sentAs }
    v.last = press.what === 'isBack' ? null : last
  }
  so.moves++
  return so
}

/** The last move is taken back, at every visit that had part in it, as long as nothing stands in the way. */
export function undo(w: World, v: Visit, by: string, within: number): boolean {
  const { last } = v
  if (!last || last.by !== by || w.now - last.at > within) return false
  const these = last.pair === null ? [v] : w.visits.filter((o) => o.last?.pair === last.pair)
  if (last.pair !== null && these.length < 2) return false
  const arrived = last.sentAs === null ? null : (w.visits[last.sentAs] as Visit)
  if (arrived && (arrived.touched || arrived.state !== 'waiting')) return false
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
      if (by.startsWith('staff')) return false
      Object.assign(back, back.held ? { state: 'held', ...nobody } : waits)
    }
  }
  Object.assign(v, back, { last: null, touched: true })
  const kept = v.booked !== null && keepsSeat(v) ? (v.seat?.[0] === v.booked ? v.seat : spanOf(v, v.booked)) : null
  if (v.state === 'booked' && kept !== v.seat && !isFree(w, v, v.booked as number)) return false
  v.seat = kept
  return true
}
