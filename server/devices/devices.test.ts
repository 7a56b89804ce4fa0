import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { deviceBody } from '../../shared/devices.ts'
import { DataSource } from 'typeorm'
import { BookingsService } from '../bookings/bookings.service.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { CallingService } from '../queue/calling.service.ts'
import { ComingService } from '../queue/coming.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { HoldingService } from '../queue/holding.service.ts'
import { QueueService } from '../queue/queue.service.ts'
import { TimersService } from '../queue/timers.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { verifyBar } from '../queue/verifying.ts'
import { CollectingService } from '../sessions/collecting.service.ts'
import { SessionsService } from '../sessions/sessions.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { customer, type Scene, scene } from '../testing/scene.ts'
import { DevicesService } from './devices.service.ts'

let app: TestApp
let here: Scene
let who: string
let ticket: string
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

beforeEach(async () => {
  app.clock.travelTo('2026-03-11T10:00:00Z')
  here = await scene(app.db.owner)
  who = await customer(app.db.owner)
  await app.get(DesksService).open(by(), ana(), here.bar, here.desks[0] ?? '')
  ;({ ticketId: ticket } = await app
    .get(QueueService)
    .join(
      { kind: 'customer', id: who },
      { customerId: who, topicId: here.topics.quick, proof: 'proven' },
      { bar: here.bar, way: 'store', name: 'Someone', about: '', contact: null, forSomebodyElse: false, here: true },
    ))
})

const ana = () => here.staff[0] as StaffWho
const by = (): By => ({ kind: 'staff', id: ana().id })
const devices = () => app.get(DevicesService)
const laptop = deviceBody.parse({
  kind: 'laptop',
  serial: 'C02X',
  condition: 'a dent at a corner',
  keptAt: 'shelf 4',
  agreed: 'new battery',
  mayCollect: 'his sister',
})
const take = () => devices().take(by(), here.bar, ticket, laptop)
const kinds = async () =>
  (await app.db.owner.query('SELECT kind, data FROM event WHERE ticket_id = $1 ORDER BY version', [ticket])).rows.map(({ kind }: { kind: string }) => kind)
async function isHelped() {
  await app.get(CallingService).callNext(by(), ana(), here.bar, here.desks[0] ?? '')
  await app.get(CallingService).start(by(), ana(), here.bar, ticket)
}

test('what was brought is kept with its condition, where it lies and what was agreed; the log holds ids alone', async () => {
  const taken = await take()
  expect(taken).toMatchObject({ ...laptop, takenBy: ana().name, daysHere: 0, handedOver: null, ticketId: ticket })
  expect(await devices().ofTicket(here.bar, ticket)).toEqual([taken])
  const { rows } = await app.db.owner.query(`SELECT data::text FROM event WHERE kind LIKE 'device.%' AND bar_id = $1`, [here.bar])
  expect(rows).toEqual([{ data: expect.not.stringMatching(/laptop|dent|sister|shelf/) }])
})

test('what is corrected is an event, and saying the same again is none', async () => {
  const { id } = await take()
  expect(await devices().change(by(), here.bar, id, { keptAt: 'safe', promisedDay: '2026-03-14' })).toMatchObject({
    keptAt: 'safe',
    promisedDay: '2026-03-14',
    agreed: 'new battery',
  })
  await devices().change(by(), here.bar, id, { keptAt: 'safe' })
  expect(await kinds()).toEqual(['ticket.joined', 'device.taken', 'device.changed'])
})

test('the customer sees the slip without where it lies; nobody else sees it', async () => {
  await take()
  const [slip] = await devices().ownOf(who, ticket)
  expect(slip).toMatchObject({ kind: 'laptop', agreed: 'new battery', mayCollect: 'his sister' })
  expect(JSON.stringify(slip)).not.toContain('shelf')
  await expect(devices().ownOf(await customer(app.db.owner), ticket)).rejects.toMatchObject({ code: 'not_found' })
})

test('no visit ends while something of it lies here: not by staff, not by its owner, not by closing time', async () => {
  await take()
  await expect(app.get(ComingService).leave({ kind: 'customer', id: who }, here.bar, ticket)).rejects.toMatchObject({ code: 'device_here' })
  await isHelped()
  const finish = () => app.get(SessionsService).finish(by(), ana(), here.bar, ticket, { outcome: 'solved', note: '', summary: '' })
  await expect(finish()).rejects.toMatchObject({ code: 'device_here', details: { kind: 'laptop' } })
  await app.get(CallingService).onOwn(by(), ana(), here.bar, ticket, (tx) => devices().handOverAll(tx, ticket, { to: 'his sister', how: 'collected' }))
  expect(await finish()).toMatchObject({ ticket: { state: 'done' } })
})

test('closing time sends nobody away who has something here: it rests with us', async () => {
  await take()
  app.clock.travelTo('2026-03-11T23:00:00Z')
  await app.get(TimersService).tick()
  app.clock.advance(31 * 60_000)
  await app.get(TimersService).tick()
  expect(await kinds()).not.toContain('ticket.closed')
  expect(await devices().inHouse(here.bar)).toMatchObject({ all: 1, devices: [{ kind: 'laptop', state: 'held' }] })
})

test('whoever left something here and does not answer, or does not come to the time taken instead, has the day to come back; then it rests with us', async () => {
  await take()
  await app.get(CallingService).callNext(by(), ana(), here.bar, here.desks[0] ?? '')
  const called = async () => (await app.db.owner.query(`SELECT to_jsonb(t) - 'version' AS is FROM ticket t WHERE id = $1`, [ticket])).rows[0].is
  const before = await called()
  const noAnswer = () => app.get(CallingService).noAnswer(by(), ana(), here.bar, ticket)
  expect(await noAnswer()).toMatchObject({ state: 'missed', heldFor: null, deskId: null, keptUntil: '2026-03-12T00:00:00.000Z' })
  expect(await app.get(UndoService).undo(by(), here.bar, ticket)).toMatchObject({ state: 'called', heldFor: null, deskId: here.desks[0] })
  expect(await called()).toEqual(before)
  await app.get(CallingService).putBack(by(), ana(), here.bar, ticket)
  await app.get(BookingsService).change(by(), here.bar, ticket, new Date('2026-03-11T11:00:00Z'))
  app.clock.travelTo('2026-03-11T11:30:00Z')
  await app.get(TimersService).tick()
  expect((await kinds()).at(-1)).toBe('ticket.graceOver')
  expect((await devices().inHouse(here.bar)).devices).toMatchObject([{ kind: 'laptop', state: 'missed' }])
  app.clock.travelTo('2026-03-12T00:00:05Z')
  await app.get(TimersService).tick()
  expect((await kinds()).at(-1)).toBe('ticket.held')
  expect((await devices().inHouse(here.bar)).devices).toMatchObject([{ kind: 'laptop', state: 'held' }])
  await expect(app.get(UndoService).undo(by(), here.bar, ticket, true)).rejects.toThrow('go on with it instead')
  expect((await verifyBar(app.get(DataSource).manager, here.bar)).faults).toEqual([])
  app.clock.travelTo('2026-03-12T10:00:00Z')
  expect(await app.get(HoldingService).resume(by(), ana(), here.bar, ticket, here.desks[0] ?? '')).toMatchObject({ state: 'helping' })
})

test('a hand-over says to whom, by whom and how, happens once, and can be taken back', async () => {
  const { id } = await take()
  app.clock.advance(3 * 24 * 3_600_000)
  expect((await devices().inHouse(here.bar)).devices).toMatchObject([{ id, daysHere: 3 }])
  const over = () => devices().handOver(by(), here.bar, id, { to: 'his sister', how: 'collected' })
  const both = await Promise.allSettled([over(), over()])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(over()).rejects.toMatchObject({ code: 'handed_over' })
  expect(await devices().ofTicket(here.bar, ticket)).toMatchObject([{ handedOver: { to: 'his sister', by: ana().name, how: 'collected' } }])
  expect(await devices().inHouse(here.bar)).toEqual({ all: 0, devices: [] })
  await devices().takeBack(by(), here.bar, id)
  expect((await devices().inHouse(here.bar)).devices).toMatchObject([{ id, handedOver: null }])
})

test('what lies here is listed by age, whoever it belongs to and in whatever order it was noted', async () => {
  const at = (day: string) => app.clock.travelTo(`${day}T10:00:00Z`)
  const takenOn = async (day: string, kind: string) => {
    at(day)
    return devices().take(by(), here.bar, ticket, { ...laptop, kind })
  }
  await takenOn('2026-03-11', 'of today')
  await takenOn('2026-03-04', 'of last week')
  const gone = await takenOn('2026-02-01', 'long gone')
  await takenOn('2026-03-10', 'of yesterday')
  at('2026-03-11')
  await devices().handOver(by(), here.bar, gone.id, { to: 'his sister', how: 'collected' })
  expect((await devices().inHouse(here.bar)).devices.map(({ kind, daysHere }) => [kind, daysHere])).toEqual([
    ['of last week', 7],
    ['of yesterday', 1],
    ['of today', 0],
  ])
})

test('sent instead of collected: so it stands beside each thing and in the log, and where it went beside the log alone', async () => {
  const [one, rest] = [await take(), await take()]
  await devices().handOver(by(), here.bar, one.id, { to: 'Elm Street 4', how: 'sent' })
  await isHelped()
  await app.get(HoldingService).hold(by(), ana(), here.bar, ticket, 'with_us')
  await app.get(CollectingService).collect(by(), ana(), here.bar, ticket, { how: 'sent', to: 'Mill Lane 9', note: '', summary: '' })
  const given = new Map((await devices().ofTicket(here.bar, ticket)).map(({ id, handedOver }) => [id, [handedOver?.how, handedOver?.to]]))
  expect([given.get(one.id), given.get(rest.id)]).toEqual([
    ['sent', 'Elm Street 4'],
    ['sent', 'Mill Lane 9'],
  ])
  const { rows } = await app.db.owner.query(
    `SELECT e.kind, e.data->>'how' AS how, w.words FROM event e LEFT JOIN event_words w ON w.bar_id = e.bar_id AND w.version = e.version
     WHERE e.ticket_id = $1 AND e.data ? 'how' ORDER BY e.version`,
    [ticket],
  )
  expect(rows).toEqual([
    { kind: 'device.handedOver', how: 'sent', words: null },
    { kind: 'ticket.collected', how: 'sent', words: 'Mill Lane 9' },
    { kind: 'device.handedOver', how: 'sent', words: null },
  ])
})

test('a device of another bar is not there', async () => {
  const { id } = await take()
  const elsewhere = await scene(app.db.owner)
  await expect(devices().handOver(by(), elsewhere.bar, id, { to: 'x', how: 'collected' })).rejects.toMatchObject({ code: 'not_found' })
})

test('what is too much to be listed is counted all the same: the oldest are listed', async () => {
  await app.db.owner.query(
    `INSERT INTO device (id, bar_id, ticket_id, kind, taken_at)
     SELECT gen_random_uuid(), $1, $2, 'Phone ' || n, $3::timestamptz + make_interval(mins => n) FROM generate_series(1, 501) n`,
    [here.bar, ticket, '2026-03-01T10:00:00Z'],
  )
  const { all, devices: listed } = await devices().inHouse(here.bar)
  expect([all, listed.length, listed[0]?.kind, listed.at(-1)?.kind]).toEqual([501, 500, 'Phone 1', 'Phone 500'])
})
