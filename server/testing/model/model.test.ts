import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DataSource } from 'typeorm'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { ClosingService } from '../../queue/closing.service.ts'
import { DueService } from '../../queue/due.service.ts'
import { verifyBar } from '../../queue/verifying.ts'
import { type TestApp, testApp } from '../app.ts'
import { found, rounds } from '../counts.ts'
import { customer, scene } from '../scene.ts'
import { evening, isPeoples, type Press, presses } from './line-model.ts'
import { type Aim, type Place, pressFor } from './pressing.ts'
import { aimed, day, inOrder, type Moment, orders, together, told } from './story.ts'
import { inTurn, type Visit, type World } from './world.ts'

/** `RUNS=40` asks for another number of days. */
const runs = Number(process.env.RUNS ?? rounds(100, 2_000))
const opens = Date.parse('2026-03-11T09:00:00Z')
/** How often each thing was done, and not refused. */
const happened = new Map<Press['what'], number>()
let app: TestApp
beforeAll(async () => {
  app = await testApp()
  const { topics } = await scene(app.db.owner)
  shop = { topics: [topics.quick, topics.long, topics.special] }
})
afterAll(() => app.close())

let shop: Pick<Place, 'topics'>
/** Two bars that give the same topics, with two desks each, and three people. Every run has its own; the topics are everybody's. */
async function twoBars(): Promise<Place> {
  const { owner } = app.db
  const ids = (count: number) => Array.from({ length: count }, () => newId())
  const [bars, desks, people] = [ids(2), ids(4), ids(4)]
  await owner.query(
    `INSERT INTO bar (id, slug, name, zone, address, ways, seats, no_answer_seconds) SELECT id, id, 'Bar', 'UTC', '', '{store}', 50, 0 FROM unnest($1::uuid[]) id`,
    [bars],
  )
  await owner.query(`INSERT INTO bar_hours SELECT id, day, '08:00', '20:00' FROM unnest($1::uuid[]) id, generate_series(1, 7) day`, [bars])
  await owner.query('INSERT INTO bar_topic SELECT bar, topic FROM unnest($1::uuid[]) bar, unnest($2::uuid[]) topic', [bars, shop.topics])
  await owner.query('INSERT INTO desk (id, bar_id, number) SELECT id, bar, n FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY of (id, bar, n)', [
    desks,
    bars.flatMap((bar) => [bar, bar]),
  ])
  await owner.query(
    `INSERT INTO staff (id, email, name, role, skills, created_at)
     SELECT id, id, 'Specialist ' || n, 'specialist', CASE WHEN n % 2 = 0 THEN '{repair}'::text[] ELSE '{}' END, now() FROM unnest($1::uuid[]) WITH ORDINALITY of (id, n)`,
    [people],
  )
  await owner.query('INSERT INTO staff_bar SELECT * FROM unnest($1::uuid[], $2::uuid[])', [people, bars.flatMap((bar) => [bar, bar])])
  const staff = people.map((id, n) => ({ kind: 'staff', id, login: id, name: `Specialist ${n}`, role: 'specialist', bars: [bars[n >> 1] ?? ''] }) as const)
  const visitors = [await customer(owner), await customer(owner), await customer(owner)]
  return { bars, desks, staff: staff.map((who) => ({ ...who, bars: [...who.bars] })), people: visitors, ...shop }
}

/** The real house, read as the model reads itself: each visit, and in which order people wait. */
type House = { visits: Map<string, object>; lines: string[][]; fresh: string[] }
async function look(place: Place, ids: string[]): Promise<House> {
  const { rows } = await app.db.owner.query(
    `SELECT id, bar_id, state, lane, turn_at, booked_for, here, away_until, later_count, topic_id, more_topics, desk_id, staff_id, for_staff_id, held_for, ready_at
     FROM ticket WHERE bar_id = ANY($1) ORDER BY lane, turn_at, place`,
    [place.bars],
  )
  const minutes = (at: Date | null) => at && (at.getTime() - opens) / 60_000
  const nth = (list: readonly string[], id: string | null) => (id === null ? null : list.indexOf(id))
  const staff = place.staff.map(({ id }) => id)
  const read = (row: (typeof rows)[number]) => {
    const hands = { desk: nth(place.desks, row.desk_id), staff: nth(staff, row.staff_id), held: row.held_for, ready: row.ready_at !== null }
    const away = { here: row.here, away: minutes(row.away_until), later: row.later_count, keptFor: nth(staff, row.for_staff_id) }
    const more = row.more_topics.map((one: string) => nth(place.topics, one))
    return asSeen({
      state: row.state,
      topic: nth(place.topics, row.topic_id) ?? 0,
      more,
      lane: row.lane,
      at: minutes(row.turn_at) ?? 0,
      booked: minutes(row.booked_for),
      ...away,
      ...hands,
    })
  }
  return {
    visits: new Map(rows.map((row) => [row.id, read(row)])),
    lines: place.bars.map((bar) => rows.filter((row) => row.bar_id === bar && row.state === 'waiting').map(({ id }) => id)),
    fresh: rows.map(({ id }) => id).filter((id) => !ids.includes(id)),
  }
}

/** Of what is over nothing counts but that it is. */
type Seen = Omit<Visit, 'n' | 'bar' | 'person' | 'due' | 'seat' | 'last' | 'touched'>
const asSeen = ({ state, topic, more, lane, at, booked, here, away, later, keptFor, desk, staff, held, ready }: Seen): object =>
  ['booked', 'waiting', 'called', 'helping', 'held'].includes(state)
    ? { state, topic, more, lane, at, booked, here, away, later, keptFor, desk, staff, held, ready }
    : { state }
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const isSame = ({ visits, lines }: House, ids: string[], world: World, place: Place): boolean =>
  same(
    ids.map((id) => visits.get(id)),
    world.visits.map(asSeen),
  ) &&
  same(
    lines,
    place.bars.map((_, bar) =>
      world.visits
        .filter((v) => v.bar === bar && v.state === 'waiting')
        .sort(inTurn)
        .map(({ n }) => ids[n]),
    ),
  )

/** One run: the model and the house side by side. */
async function live(moments: Moment[]): Promise<void> {
  app.clock.travelTo(new Date(opens).toISOString())
  const place = await twoBars()
  const press = pressFor(app, place)
  let worlds: World[] = [{ now: 0, moves: 0, visits: [], desks: place.desks.map(() => ({ staff: null, paused: false })) }]
  const ids: string[] = []
  for (const moment of moments.flatMap(together)) {
    const [world] = worlds as [World]
    const now = moment.map((one) => aimed(one, world))
    const outcomes = await Promise.allSettled(now.map((one) => press(aim(one, world, place, ids))))
    for (const outcome of outcomes) if (outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)) throw outcome.reason
    const done = outcomes.map(({ status }) => status === 'fulfilled')
    for (const [index, { what }] of now.entries()) if (done[index]) happened.set(what, (happened.get(what) ?? 0) + 1)
    worlds = await thoseThatFit(worlds, now, done, place, ids)
  }
  await night(place)
  const house = await look(place, ids)
  if (!worlds.some((world) => isSame(house, ids, evening(world), place)))
    throw new Error(`After closing the house says\n${JSON.stringify([...house.visits.values()])}`)
  for (const bar of place.bars) expect((await app.get(DataSource).transaction('REPEATABLE READ', (em) => verifyBar(em, bar))).faults).toEqual([])
}

/** The doors close at 20:00, and half an hour later what still waits ends. Each bar by itself: those of earlier runs are over. */
async function night({ bars }: Place): Promise<void> {
  for (const minute of [1, 31]) {
    app.clock.travelTo(new Date(opens + (11 * 60 + minute) * 60_000).toISOString())
    for (const bar of bars) {
      await app.get(DueService).bookedTimesCome(bar)
      await app.get(ClosingService).close(bar)
    }
  }
}

function aim(press: Press, world: World, place: Place, ids: string[]): Aim {
  const visit = world.visits[press.of]
  const desk = world.desks.findIndex(({ staff }) => staff === press.staff)
  const people = isPeoples(press.what)
  const bar = people ? (visit?.bar ?? 0) : press.staff >> 1
  const nowhere = '00000000-0000-7000-8000-000000000000'
  const customerId = people && visit ? place.people[visit.person] : undefined
  return {
    ...{ press, ticket: ids[press.of] ?? nowhere, bar: place.bars[bar] ?? '', other: ids[press.with] ?? nowhere },
    ...{ desk: place.desks[desk < 0 ? press.staff : desk] ?? '', customer: customerId ?? '' },
  }
}

/**
 * There has to be an order of the presses in which the model refuses whom the house refused, and stands where the house stands. Orders
 * that look alike may differ in what can be taken back: all of them go on, until the house shows which it was.
 */
async function thoseThatFit(worlds: World[], moment: Moment, done: boolean[], place: Place, ids: string[]): Promise<World[]> {
  const house = await look(place, ids)
  const possible = worlds.flatMap((world) => orders(moment.map((_, index) => index)).map((order) => inOrder(world, moment, order)))
  const fitting = possible.filter((one) => same(one.done, done)).map(({ world }) => world)
  for (const came of orders(house.fresh)) {
    const these = fitting.filter((world) => isSame(house, [...ids, ...came], world, place))
    if (these.length === 0) continue
    ids.push(...came)
    return [...new Map(these.map((world) => [JSON.stringify(world), world])).values()]
  }
  const says = possible.map((one) => JSON.stringify([one.done, one.world.visits.map(asSeen)])).join('\nor ')
  throw new Error(`The house says ${JSON.stringify(done)} and\n${JSON.stringify([...house.visits.values()])};\nthe model says ${says}`)
}

test('whatever several people press at two bars, in whatever order, the house does what the model does, and its log tells it again', async () => {
  await fc.assert(
    fc.asyncProperty(day(20), async (moments) => {
      await live(moments).catch((error: Error) => Promise.reject(new Error(`${told(moments)}\n\n${error.message}`)))
    }),
    { numRuns: runs, endOnFailure: false },
  )
  // A thing that was never done, or always refused, would prove nothing; a sample may miss one.
  if (runs >= 1_000) expect(Object.keys(presses).filter((what) => !happened.has(what as Press['what']))).toEqual([])
  const done = [...happened.values()].reduce((sum, times) => sum + times, 0)
  found(`Model: ${runs} random days at two bars, with several people at once and ${done} things done, as the model says.`)
}, 1_800_000)
