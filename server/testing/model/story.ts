import fc from 'fast-check'
import { after, isEntry, isPeoples, type Press, presses } from './line-model.ts'
import type { World } from './world.ts'

/** Presses of the same moment, by several people. */
export type Moment = Press[]
const whats = Object.keys(presses) as Press['what'][]
/** What has to happen for anything else to: drawn more often. */
const times = {
  callNext: 6,
  timePasses: 2,
  book: 3,
  checkIn: 5,
  chooseTime: 2,
  start: 7,
  noAnswer: 2,
  comeBack: 6,
  finish: 4,
  hold: 5,
  resume: 4,
  ready: 4,
  collect: 4,
  reopen: 4,
  wrongPerson: 2,
  undo: 6,
  regret: 4,
}
const often = Object.entries(times).flatMap(([what, times]) => Array.from({ length: times }, () => what as Press['what']))

const press: fc.Arbitrary<Press> = fc.record({
  what: fc.constantFrom(...whats, ...often),
  staff: fc.nat(3),
  of: fc.nat(11),
  with: fc.nat(11),
  other: fc.nat(11),
  yes: fc.boolean(),
})
/** Everybody comes to a bar that is open already: a run begins with two desks each and four people, of whom two are being helped, and two bookings. */
const morning: Press[] = [
  ...[0, 1, 2, 3].flatMap((n) => [
    { what: 'open' as const, staff: n, of: 0, with: 0, other: n, yes: true },
    { what: 'join' as const, staff: 0, of: n, with: 0, other: n, yes: true },
  ]),
  ...[0, 2].flatMap((n) => [
    { what: 'callNext' as const, staff: n, of: 0, with: 0, other: 1, yes: true },
    { what: 'start' as const, staff: n, of: 0, with: 0, other: 1, yes: true },
    { what: 'book' as const, staff: 0, of: n, with: 0, other: n >> 1, yes: true },
  ]),
]
export const day = (moments: number): fc.Arbitrary<Moment[]> =>
  fc
    .tuple(
      // Mostly a full house; a story that fails shrinks to an emptier one.
      fc.oneof({ withCrossShrink: true }, { weight: 1, arbitrary: fc.nat(morning.length) }, { weight: 4, arbitrary: fc.constant(morning.length) }),
      fc.array(fc.oneof({ weight: 3, arbitrary: fc.tuple(press) }, { weight: 2, arbitrary: fc.array(press, { minLength: 2, maxLength: 3 }) }), {
        maxLength: moments,
        size: 'max',
      }),
    )
    .map(([early, later]) => [...morning.slice(0, early).map((one) => [one]), ...later.map((moment) => [...moment])])

/** What changes which desks there are, or what time it is, is done alone: the others aim by it. */
const alone: ReadonlySet<Press['what']> = new Set(['open', 'close', 'pause', 'back', 'timePasses'])
export const together = (moment: Moment): Moment[] => (moment.some(({ what }) => alone.has(what)) ? moment.map((one) => [one]) : [moment])

/**
 * A press that says whom it means, out of those who are there when the moment begins. Three times out of four it is something that can
 * be done, if anything of the kind can: a day of refusals would prove little.
 */
export function aimed(one: Press, world: World): Press {
  const there = world.visits.map(({ n }) => n)
  const anywhere = { ...one, of: isEntry(one.what) ? one.of : one.of % Math.max(1, there.length), with: one.with % Math.max(1, there.length) }
  if (isEntry(one.what) || (one.of + one.with + one.other) % 4 === 0) return anywhere
  const turned = <T>(list: T[], by: number) => [...list.slice(by % Math.max(1, list.length)), ...list.slice(0, by % Math.max(1, list.length))]
  const others = usesAnother.has(one.what) ? turned(there, one.with) : [anywhere.with]
  const all = turned(there, one.of).flatMap((of) =>
    others.flatMap((other) => turned([0, 1, 2, 3], one.staff).map((staff) => ({ ...one, of, with: other, staff }))),
  )
  return all.find((press) => after(world, press)) ?? anywhere
}
const usesAnother: ReadonlySet<Press['what']> = new Set(['merge', 'wrongPerson'])

/** Every order in which the presses of a moment may have come through. */
export function orders<T>(all: T[]): T[][] {
  return all.length < 2 ? [all] : all.flatMap((first, index) => orders(all.filter((_, other) => other !== index)).map((rest) => [first, ...rest]))
}

/** What came of a moment in one order: the world, and who was refused. */
export function inOrder(world: World, moment: Moment, order: number[]): { world: World; done: boolean[] } {
  const done = moment.map(() => false)
  let now = world
  for (const index of order) {
    const next = after(now, moment[index] as Press)
    done[index] = next !== null
    now = next ?? now
  }
  return { world: now, done }
}

/** A run as a story that a person can read. */
export const told = (moments: Moment[]): string =>
  moments
    .map((moment) =>
      moment
        .map(
          ({ what, staff, of, with: other, other: number, yes }) =>
            `${isPeoples(what) ? 'people' : `staff ${staff}`} ${what} ${of} (${other}, ${number}, ${yes})`,
        )
        .join('  |  '),
    )
    .join('\n')
