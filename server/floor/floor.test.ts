import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FloorBar } from '../../shared/floor.ts'
import type { StaffDesk, StaffLine } from '../../shared/line.ts'
import type { LedgerView, VisitsPage, VisitView } from '../../shared/history.ts'
import { DataSource } from 'typeorm'
import type { StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { verifyBar } from '../queue/verifying.ts'
import { TimersService } from '../queue/timers.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser } from '../testing/browser.ts'
import { type Scene, scene, staffMember } from '../testing/scene.ts'
import { staffCookie } from '../testing/sockets.ts'

let app: TestApp
let here: Scene
let supervisor: Browser
let specialist: Browser
let boss: StaffWho
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.travelTo('2026-03-10T20:00:00Z')
  here = await scene(app.db.owner, { zone: 'America/Chicago' })
  boss = await staffMember(app.db.owner, [here.bar], 'supervisor', 'Boss')
  supervisor = await signedIn(boss)
  specialist = await signedIn(here.staff[0] as StaffWho)
})

async function signedIn({ id }: StaffWho): Promise<Browser> {
  const browser = new Browser(app)
  const [name = '', value = ''] = (await staffCookie(app, id)).split('=')
  browser.cookies.set(name, value)
  return browser
}
const bar = (path: string) => `/bars/${here.bar}${path}`
const desk = (index: number, path: string) => bar(`/desks/${here.desks[index]}/${path}`)
async function does<T = { id: string; code: string; state: string; desk: number }>(who: Browser, path: string, body: object = {}): Promise<T> {
  const { status, body: answer } = await who.post<T>(path, body)
  expect([path, status, status === 200 ? null : answer]).toEqual([path, 200, null])
  return answer
}
async function walksIn(name = 'Kim'): Promise<string> {
  const { ticket } = await does<{ ticket: { id: string } }>(specialist, bar('/walk-ins'), { topic: here.topics.quick, name })
  app.clock.advance(60_000)
  return ticket.id
}
const books = async (name: string, start: string) => (await does(specialist, bar('/bookings'), { topic: here.topics.quick, name, start })).id
const counted = async () => (await supervisor.get<{ bars: FloorBar[] }>('/floor')).body.bars[0] as FloorBar
const events = async (from = 0) =>
  (await app.db.owner.query('SELECT kind, by_id FROM event WHERE bar_id = $1 AND version > $2 ORDER BY version', [here.bar, from])).rows as {
    kind: string
    by_id: string
  }[]
const desks = async () => (await specialist.get<{ line: { desks: StaffDesk[] } }>(bar('/line'))).body.line.desks
const stateOf = async (id: string) => (await app.db.owner.query('SELECT state, desk_id, staff_id FROM ticket WHERE id = $1', [id])).rows[0]

test("the floor counts who waits and since when, desks, breaks, wishes, what was done and who was lost: by the bar's own day", async () => {
  const first = await walksIn('First')
  await walksIn('Second')
  await does(specialist, desk(0, 'open'))
  await does(specialist, desk(0, 'call'), { ticket: first })
  await does(specialist, bar(`/tickets/${first}/start`))
  app.clock.advance(12 * 60_000)
  await does(specialist, bar(`/tickets/${first}/finish`), { outcome: 'solved' })
  const missed = await walksIn('Third')
  await does(specialist, desk(0, 'call'), { ticket: missed, because: 'Waited outside.' })
  await does(specialist, bar(`/tickets/${missed}/no-answer`))
  // Counted on the day on which nobody came, whatever day the turn is from.
  await app.db.owner.query(`UPDATE ticket SET turn_at = turn_at - interval '1 day' WHERE id = $1`, [missed])
  await does(specialist, desk(0, 'supervisor'), { wanted: true })
  await does(specialist, desk(0, 'break'), { why: 'lunch', until: '2026-03-10T21:00:00Z' })
  expect(await counted()).toMatchObject({
    ...{
      day: '2026-03-10',
      closesAt: '2026-03-11T01:00:00.000Z',
      waiting: 1,
      silent: 0,
      waitingSince: '2026-03-10T20:01:00.000Z',
      helping: 0,
      desksOpen: 1,
      onBreak: 1,
    },
    wanted: [{ desk: here.desks[0], number: 1, name: 'Specialist 1' }],
    today: { visits: 1, minutes: 12, left: 0, late: 0, noAnswer: 1 },
  })
  // Who does not answer "still there?" waits on, without being the longest.
  await app.db.owner.query(`UPDATE ticket SET silent = true WHERE state = 'waiting' AND bar_id = $1`, [here.bar])
  expect(await counted()).toMatchObject({ waiting: 1, silent: 1, waitingSince: null })
  // Past midnight in Chicago, where it is the next day now.
  app.clock.travelTo('2026-03-11T06:00:00Z')
  expect((await counted()).today).toEqual({ visits: 0, minutes: 0, left: 0, late: 0, noAnswer: 0 })
})

test('bookings to come, leavers, late ones and no-shows are told apart; who comes back is none of them any more', async () => {
  const late = await books('Late', '2026-03-10T20:30:00Z')
  await books('Late too', '2026-03-10T20:30:00Z')
  await books('Later', '2026-03-10T22:00:00Z')
  const cancels = await books('Cancels', '2026-03-10T23:00:00Z')
  await books('Tomorrow', '2026-03-11T15:00:00Z')
  expect(await counted()).toMatchObject({ booked: 4, nextBooking: '2026-03-10T20:30:00.000Z' })
  await does(specialist, bar(`/tickets/${cancels}/cancel`))
  for (const name of ['One', 'Two']) await does(specialist, bar(`/tickets/${await walksIn(name)}/leave`))
  const unseen = await walksIn('Unseen')
  await does(specialist, desk(0, 'open'))
  await does(specialist, desk(0, 'call'), { ticket: unseen })
  await does(specialist, bar(`/tickets/${unseen}/no-answer`))
  app.clock.travelTo('2026-03-10T21:00:00Z')
  await app.get(TimersService).tick()
  expect(await counted()).toMatchObject({
    ...{ booked: 1, nextBooking: '2026-03-10T22:00:00.000Z', waiting: 0, waitingSince: null },
    today: { visits: 0, minutes: 0, left: 2, late: 2, noAnswer: 1 },
  })
  for (const back of [late, unseen]) await does(specialist, bar(`/tickets/${back}/return`))
  expect(await counted()).toMatchObject({ waiting: 2, today: { left: 2, late: 1, noAnswer: 0 } })
  // The day after, who left yesterday is of yesterday, and who booked for it is to come.
  app.clock.travelTo('2026-03-11T14:00:00Z')
  supervisor = await signedIn(boss)
  expect(await counted()).toMatchObject({ booked: 2, today: { left: 0 } })
})

test('several bars are counted apart, each by its own day; those of others are not there', async () => {
  const there = await scene(app.db.owner, { zone: 'Pacific/Auckland' })
  const both = await signedIn(await staffMember(app.db.owner, [here.bar, there.bar], 'supervisor', 'Both'))
  const [colleague, another] = await Promise.all(there.staff.map(signedIn))
  const at = (path: string) => `/bars/${there.bar}${path}`
  const comes = async (name: string) =>
    (await does<{ ticket: { id: string } }>(colleague as Browser, at('/walk-ins'), { topic: there.topics.quick, name })).ticket.id
  await walksIn()
  await books('Morning', '2026-03-11T15:00:00Z')
  await does(colleague as Browser, at(`/tickets/${await comes('Ari')}/leave`))
  const helped = await comes('Rua')
  await does(colleague as Browser, at(`/desks/${there.desks[0]}/open`))
  await does(another as Browser, at(`/desks/${there.desks[1]}/open`))
  await does(colleague as Browser, at(`/desks/${there.desks[0]}/call`), { ticket: helped })
  await does(colleague as Browser, at(`/tickets/${helped}/start`))
  await does(colleague as Browser, at('/bookings'), { topic: there.topics.quick, name: 'Toru', start: '2026-03-11T05:00:00Z' })
  const { bars } = (await both.get<{ bars: FloorBar[] }>('/floor')).body
  expect(bars).toHaveLength(2)
  const nobody = { visits: 0, minutes: 0, left: 0, late: 0, noAnswer: 0 }
  expect(bars.find(({ id }) => id === here.bar)).toMatchObject({
    ...{ day: '2026-03-10', waiting: 1, helping: 0, desksOpen: 0, booked: 0, nextBooking: null, today: nobody },
  })
  expect(bars.find(({ id }) => id === there.bar)).toMatchObject({
    ...{ day: '2026-03-11', waiting: 0, helping: 1, desksOpen: 2, booked: 1, nextBooking: '2026-03-11T05:00:00.000Z', today: { ...nobody, left: 1 } },
  })
  expect((await supervisor.get<{ bars: FloorBar[] }>('/floor')).body.bars.map(({ id }) => id)).toEqual([here.bar])
})

test('what was brought is counted and listed, the oldest first, until it was handed over', async () => {
  const ticket = await walksIn()
  const bring = (kind: string, at: string, handed: string | null) =>
    app.db.owner.query(
      `INSERT INTO device (id, bar_id, ticket_id, kind, taken_at, handed_over_at, handed_how, handed_to)
       VALUES ($1, $2, $3, $4, $5, $6::timestamptz, CASE WHEN $6::timestamptz IS NULL THEN NULL ELSE 'collected' END, CASE WHEN $6::timestamptz IS NULL THEN NULL ELSE 'Kim' END)`,
      [newId(), here.bar, ticket, kind, at, handed],
    )
  await bring('Laptop', '2026-03-08T20:00:00Z', null)
  await bring('Phone', '2026-02-01T20:00:00Z', null)
  await bring('Tablet', '2026-01-01T20:00:00Z', '2026-01-02T20:00:00Z')
  expect(await counted()).toMatchObject({ devices: 2, oldestDevice: '2026-02-01T20:00:00.000Z' })
  const { body } = await supervisor.get<{ devices: { kind: string; name: string }[] }>(bar('/floor'))
  expect(body.devices.map(({ kind, name }) => [kind, name])).toEqual([
    ['Phone', 'Kim'],
    ['Laptop', 'Kim'],
  ])
  // More than can be listed: the oldest are, and how many there are is said.
  await app.db.owner.query(
    "INSERT INTO device (id, bar_id, ticket_id, kind, taken_at) SELECT gen_random_uuid(), $1, $2, 'Cable', now() FROM generate_series(1, 499)",
    [here.bar, ticket],
  )
  const { body: much } = await supervisor.get<{ devices: object[]; inHouse: number }>(bar('/floor'))
  expect([much.inHouse, much.devices.length, much.devices[0]]).toEqual([501, 500, expect.objectContaining({ kind: 'Phone' })])
})

describe('how long a bar waits', () => {
  const waits = (noAnswerSeconds: number, graceMinutes: number) => ({ noAnswerSeconds, graceMinutes })
  const inLine = async () => (await specialist.get<{ line: StaffLine }>(bar('/line'))).body.line
  async function isCalled() {
    const ticket = await walksIn()
    await does(specialist, desk(0, 'open'))
    await does(specialist, desk(0, 'call'), { ticket })
    return bar(`/tickets/${ticket}/no-answer`)
  }

  test('is three minutes after a call, and a quarter of an hour for a booked time, where nobody has set anything', async () => {
    await app.db.owner.query('UPDATE bar SET no_answer_seconds = DEFAULT, grace_minutes = DEFAULT WHERE id = $1', [here.bar])
    expect((await inLine()).waits).toEqual(waits(180, 15))
    for (const wrong of ['no_answer_seconds = -1', 'no_answer_seconds = 1801', 'grace_minutes = 121'])
      await expect(app.db.owner.query(`UPDATE bar SET ${wrong} WHERE id = $1`, [here.bar])).rejects.toThrow('check constraint')
    const noAnswer = await isCalled()
    app.clock.advance(179_000)
    expect((await specialist.post(noAnswer, {})).body.code).toBe('too_early')
    app.clock.advance(1_000)
    expect(await does(specialist, noAnswer)).toMatchObject({ state: 'missed' })
  })

  test('is set by a supervisor, and counts at once for who was called and for who has booked already; the log says so', async () => {
    const late = await books('Late', '2026-03-10T20:30:00Z')
    const noAnswer = await isCalled()
    expect(await does(supervisor, bar('/waits'), waits(600, 60))).toEqual(waits(600, 60))
    expect((await inLine()).waits).toEqual(waits(600, 60))
    expect((await counted()).waits).toEqual(waits(600, 60))
    expect((await specialist.post(noAnswer, {})).body.code).toBe('too_early')
    app.clock.travelTo('2026-03-10T21:00:00Z')
    await app.get(TimersService).tick()
    expect(await stateOf(late)).toMatchObject({ state: 'booked' })
    // Pressed twice: nothing more happens.
    for (let press = 0; press < 2; press++) await does(supervisor, bar('/waits'), waits(0, 20))
    await app.get(TimersService).tick()
    expect(await stateOf(late)).toMatchObject({ state: 'missed' })
    expect((await events()).filter(({ kind }) => kind === 'waits.changed')).toEqual([
      { kind: 'waits.changed', by_id: boss.id },
      { kind: 'waits.changed', by_id: boss.id },
    ])
    const faults = async () => (await verifyBar(app.get(DataSource).manager, here.bar)).faults
    expect(await faults()).toEqual([])
    await app.db.owner.query('UPDATE bar SET grace_minutes = 21 WHERE id = $1', [here.bar])
    expect(await faults()).toEqual(['the bar waits otherwise than its log says'])
  })

  test('is set one by one: what one supervisor changes stays when another changes the other, and one of them has to be given', async () => {
    await does(supervisor, bar('/waits'), waits(600, 60))
    expect(await does(supervisor, bar('/waits'), { graceMinutes: 20 })).toEqual(waits(600, 20))
    expect(await does(supervisor, bar('/waits'), { noAnswerSeconds: 0 })).toEqual(waits(0, 20))
    expect((await inLine()).waits).toEqual(waits(0, 20))
    const { status, body } = await supervisor.post(bar('/waits'), {})
    expect([status, body.code]).toEqual([422, 'not_valid'])
    expect((await verifyBar(app.get(DataSource).manager, here.bar)).faults).toEqual([])
    expect((await inLine()).waits).toEqual(waits(0, 20))
  })

  test.each([
    ['noAnswerSeconds', waits(1801, 15)],
    ['noAnswerSeconds', waits(-1, 15)],
    ['graceMinutes', waits(180, 121)],
    ['graceMinutes', waits(180, 1.5)],
  ])('%s is refused in words: %j', async (field, wrong) => {
    const { status, body } = await supervisor.post(bar('/waits'), wrong)
    expect({ status, field: body.field }).toEqual({ status: 422, field })
    expect(await events()).toEqual([])
  })
})

describe('a desk that was left open', () => {
  test('is closed; who was called there has the same turn again', async () => {
    const called = await walksIn()
    await does(specialist, desk(0, 'open'))
    await does(specialist, desk(0, 'call-next'))
    const { rows } = await app.db.owner.query('SELECT version FROM bar WHERE id = $1', [here.bar])
    const answer = await does(supervisor, desk(0, 'take-over'))
    expect(answer).toMatchObject({ desk: 1, from: 'Specialist 1', withYou: [], at: null })
    expect(await stateOf(called)).toMatchObject({ state: 'waiting', desk_id: null })
    expect(await events(rows[0].version)).toEqual([
      { kind: 'ticket.putBack', by_id: boss.id },
      { kind: 'desk.closed', by_id: boss.id },
    ])
    // Pressed twice: nothing more happens.
    await does(supervisor, desk(0, 'take-over'))
    expect(await events(rows[0].version)).toHaveLength(2)
  })

  test('with somebody being helped becomes the supervisor’s, who finishes the help; both gave some of it', async () => {
    const helped = await walksIn()
    await does(specialist, desk(0, 'open'))
    await does(specialist, desk(0, 'call-next'))
    await does(specialist, bar(`/tickets/${helped}/start`))
    app.clock.advance(10 * 60_000)
    expect(await does(supervisor, desk(0, 'take-over'))).toMatchObject({ at: 1, putBack: [] })
    expect(await stateOf(helped)).toEqual({ state: 'helping', desk_id: here.desks[0], staff_id: boss.id })
    expect((await desks())[0]).toMatchObject({ staffName: 'Boss' })
    app.clock.advance(5 * 60_000)
    await does(supervisor, bar(`/tickets/${helped}/finish`), { outcome: 'solved' })
    const { sessions } = (await supervisor.get<VisitView>(`/history/visits/${helped}`)).body
    expect(sessions.map(({ specialist, minutes }) => [specialist, minutes])).toEqual([
      ['Specialist 1', 10],
      ['Boss', 5],
    ])
  })

  test('is closed when the supervisor stands at another one already: the help goes on there', async () => {
    const helped = await walksIn()
    await does(specialist, desk(0, 'open'))
    await does(specialist, desk(0, 'call-next'))
    await does(specialist, bar(`/tickets/${helped}/start`))
    await does(supervisor, desk(1, 'open'))
    expect(await does(supervisor, desk(0, 'take-over'))).toMatchObject({ at: 2 })
    expect(await stateOf(helped)).toMatchObject({ state: 'helping', desk_id: here.desks[1], staff_id: boss.id })
    expect((await desks())[0]).toMatchObject({ staffId: null })
  })
})

describe('paper notes', () => {
  const notes = () => ({ name: 'Ana', topic: here.topics.quick, specialist: here.staff[0]?.id, minutes: 20, outcome: 'solved', note: 'A cable.' })

  test('stand in history and ledger on the day on which it happened, with both times; nobody ever saw them in the line', async () => {
    const answer = await does<{ ticket: string; day: string; startedAt: string }>(supervisor, bar('/paper-visits'), {
      ...notes(),
      startedAt: '2026-03-09T23:30',
    })
    expect(answer).toMatchObject({ day: '2026-03-09', startedAt: '2026-03-10T04:30:00.000Z' })
    const { body: visit } = await supervisor.get<VisitView>(`/history/visits/${answer.ticket}`)
    expect(visit).toMatchObject({ state: 'done', joinedAt: '2026-03-10T04:30:00.000Z', enteredLater: true })
    expect(visit.sessions).toMatchObject([{ specialist: 'Specialist 1', minutes: 20, note: 'A cable.' }])
    expect(visit.events).toMatchObject([
      { kind: 'ticket.noted', happenedAt: '2026-03-10T04:50:00.000Z', recordedAt: '2026-03-10T20:00:00.000Z', by: { name: 'Boss' } },
    ])
    const { body: page } = await supervisor.get<VisitsPage>('/history/visits')
    expect(page.visits).toMatchObject([{ id: answer.ticket, outcome: 'solved', enteredLater: true }])
    const { body: ledger } = await supervisor.get<LedgerView>('/history/ledger?from=2026-03-09&to=2026-03-09')
    expect(ledger.total).toEqual({ people: 1, visits: 1, minutes: 20 })
    expect((await counted()).today.visits).toBe(0)
  })

  test.each([
    ['startedAt', { startedAt: '2026-03-10T15:01' }, 'still to come'],
    ['minutes', { startedAt: '2026-03-10T14:50' }, 'not be over'],
    ['startedAt', { startedAt: '2026-03-03T14:59' }, 'longer ago'],
    ['startedAt', { startedAt: '2026-02-30T10:00' }, 'no such day'],
    ['startedAt', { startedAt: 'yesterday' }, 'A time looks like'],
    ['specialist', { startedAt: '2026-03-10T14:00', specialist: newId() }, 'works here'],
    ['contact', { startedAt: '2026-03-10T14:00', contact: 'none' }, 'neither an e-mail'],
  ])('%s is refused in words: %j', async (field, wrong, words) => {
    const { status, body } = await supervisor.post(bar('/paper-visits'), { ...notes(), ...wrong })
    expect({ status, field: body.field }).toEqual({ status: 422, field })
    expect(body.detail).toContain(words)
    expect(await events()).toEqual([])
  })

  test('the same sheet is entered once', async () => {
    await does(supervisor, bar('/paper-visits'), { ...notes(), startedAt: '2026-03-10T14:00' })
    const { body } = await supervisor.post(bar('/paper-visits'), { ...notes(), name: 'ana ', startedAt: '2026-03-10T14:00' })
    expect(body.code).toBe('entered_already')
  })
})
