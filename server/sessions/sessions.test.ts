import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Notes } from '../../shared/queue.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { CallingService } from '../queue/calling.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { QueueService } from '../queue/queue.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { customer, type Scene, scene, staffMember } from '../testing/scene.ts'
import { SessionsService } from './sessions.service.ts'

let app: TestApp
let here: Scene
let who: StaffWho
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.travelTo('2026-03-10T10:00:00Z')
  here = await scene(app.db.owner, { zone: 'America/New_York', hours: ['05:00', '23:00'] })
  who = here.staff[0] as StaffWho
  await app.get(DesksService).open(by(who), who, here.bar, here.desks[0] ?? '')
})

const by = (one: StaffWho, key?: string): By => ({ kind: 'staff', id: one.id, ...(key ? { once: { key, hash: Buffer.from(key) } } : {}) })
const refusal = (code: string) => expect.objectContaining({ code })
const minute = 60_000

async function walksIn(name = 'Someone'): Promise<string> {
  const { ticket } = await app
    .get(QueueService)
    .walkIn(by(who), here.bar, { topic: here.topics.quick, name, about: '', contact: '', vouchedBecause: '', proof: 'at_desk' })
  return ticket.id
}
async function called(name?: string): Promise<string> {
  await walksIn(name)
  return (await app.get(CallingService).callNext(by(who), who, here.bar, here.desks[0] ?? '')).id
}
const starts = (ticket: string) => app.get(CallingService).start(by(who), who, here.bar, ticket)
async function helped(): Promise<string> {
  const ticket = await called()
  await starts(ticket)
  return ticket
}
type End = { outcome?: 'solved' | 'improved'; note?: string; summary?: string; minutes?: number }
const finishes = (ticket: string, { outcome = 'solved', note = '', summary = '', minutes }: End = {}, one = who, key?: string) =>
  app.get(SessionsService).finish(by(one, key), one, here.bar, ticket, { outcome, note, summary, ...(minutes === undefined ? {} : { minutes }) })
const notes = (session: string, its: Notes, one = who) => app.get(SessionsService).note(by(one), one, here.bar, session, its)
const undoes = (ticket: string, one = who) => app.get(UndoService).undo(by(one), here.bar, ticket, one.role !== 'specialist')
async function rows(ticket: string): Promise<Record<string, unknown>[]> {
  const { rows } = await app.db.owner.query(
    'SELECT started_at, ended_at, measured_minutes, minutes, outcome, note, summary, day::text, staff_id, desk_id, topic_id FROM session WHERE ticket_id = $1 ORDER BY started_at',
    [ticket],
  )
  return rows
}
async function lastEvent(ticket: string): Promise<{ kind: string; data: Record<string, unknown> }> {
  const { rows } = await app.db.owner.query('SELECT kind, data FROM event WHERE ticket_id = $1 ORDER BY version DESC LIMIT 1', [ticket])
  return rows[0]
}

test('starting begins a session: who, where, what for, since when', async () => {
  const ticket = await helped()
  expect(await rows(ticket)).toMatchObject([
    { started_at: app.clock.now(), ended_at: null, day: null, staff_id: who.id, desk_id: here.desks[0], topic_id: here.topics.quick },
  ])
})

test('finishing measures the minutes and fixes the day of the bar, and the next can be called at once', async () => {
  app.clock.travelTo('2026-03-11T01:30:00Z')
  const ticket = await helped()
  await walksIn('Next')
  app.clock.advance(12 * minute + 14_000)
  expect(await finishes(ticket)).toMatchObject({ sessionId: expect.any(String), minutes: 12.2, ticket: { id: ticket, state: 'done' } })
  expect(await rows(ticket)).toMatchObject([
    { ended_at: app.clock.now(), measured_minutes: 12.2, minutes: 12.2, outcome: 'solved', note: '', day: '2026-03-10' },
  ])
  expect(await lastEvent(ticket)).toMatchObject({
    kind: 'ticket.finished',
    data: { outcome: 'solved', minutes: 12.2, before: { state: 'helping' }, after: { state: 'done' } },
  })
  expect(await app.get(CallingService).callNext(by(who), who, here.bar, here.desks[0] ?? '')).toMatchObject({ name: 'Next', state: 'called' })
})

test('minutes may be said otherwise; what was measured is kept beside them', async () => {
  const ticket = await helped()
  app.clock.advance(3 * 3_600_000)
  expect(await finishes(ticket, { minutes: 20.04, note: 'internal', summary: 'for the customer' })).toMatchObject({ minutes: 20 })
  expect(await rows(ticket)).toMatchObject([{ measured_minutes: 180, minutes: 20, note: 'internal', summary: 'for the customer' }])
})

test('somebody forgotten for a year can still be finished', async () => {
  const ticket = await helped()
  app.clock.advance(365 * 24 * 60 * minute)
  expect(await finishes(ticket)).toMatchObject({ minutes: 99_999.9 })
})

test('only who is being helped can be finished, by who helps or a supervisor', async () => {
  const ticket = await called()
  await expect(finishes(ticket)).rejects.toEqual(refusal('move_not_legal'))
  await starts(ticket)
  await expect(finishes(ticket, {}, here.staff[1])).rejects.toEqual(refusal('called_by_other'))
  const supervisor = await staffMember(app.db.owner, [here.bar], 'supervisor', 'Floor')
  await finishes(ticket, {}, supervisor)
  expect(await rows(ticket)).toMatchObject([{ staff_id: who.id, outcome: 'solved' }])
  await expect(finishes(ticket)).rejects.toEqual(refusal('move_not_legal'))
})

test('the same key finishes once and gets the same answer', async () => {
  const ticket = await helped()
  const first = await finishes(ticket, {}, who, 'key-1')
  app.clock.advance(minute)
  expect(await finishes(ticket, {}, who, 'key-1')).toEqual(first)
})

test('taking back the finish lets the help go on; taking back the start, as if it had not begun', async () => {
  const ticket = await helped()
  app.clock.advance(5 * minute)
  await finishes(ticket, { summary: 'Cleaned the fan' })
  app.clock.advance(30_000)
  expect(await undoes(ticket)).toMatchObject({ state: 'helping', deskId: here.desks[0] })
  expect(await rows(ticket)).toMatchObject([{ ended_at: null, day: null, minutes: null, measured_minutes: null, outcome: null, summary: 'Cleaned the fan' }])
  app.clock.advance(5 * minute)
  expect(await finishes(ticket)).toMatchObject({ minutes: 10.5 })
  expect(await rows(ticket)).toMatchObject([{ summary: 'Cleaned the fan' }])
  const other = await helped()
  expect(await undoes(other)).toMatchObject({ state: 'called' })
  expect(await rows(other)).toEqual([])
  await starts(other)
  expect(await rows(other)).toHaveLength(1)
})

test('notes come later, by who helped or a supervisor; the log says what changed and none of the words', async () => {
  const ticket = await helped()
  const { sessionId } = await finishes(ticket)
  expect(await notes(sessionId, { note: 'Battery swollen', summary: 'We ordered a battery' })).toMatchObject({
    id: sessionId,
    note: 'Battery swollen',
    summary: 'We ordered a battery',
    outcome: 'solved',
  })
  const event = await lastEvent(ticket)
  expect(event).toMatchObject({ kind: 'ticket.corrected', data: { what: 'note,summary' } })
  expect(JSON.stringify(event)).not.toMatch(/battery/i)
  await expect(notes(sessionId, { note: 'x' }, here.staff[1])).rejects.toEqual(refusal('not_allowed'))
  const supervisor = await staffMember(app.db.owner, [here.bar], 'supervisor', 'Floor')
  expect(await notes(sessionId, { minutes: 7.25, outcome: 'left_with_us' }, supervisor)).toMatchObject({
    minutes: 7.3,
    outcome: 'left_with_us',
    measuredMinutes: 0,
    note: 'Battery swollen',
  })
  expect(await lastEvent(ticket)).toMatchObject({ data: { what: 'minutes,outcome' } })
  await expect(notes(here.bar, { note: 'x' })).rejects.toEqual(refusal('not_found'))
})

test('saying the same again is no correction', async () => {
  const ticket = await helped()
  const { sessionId } = await finishes(ticket, { note: 'Same', minutes: 4 })
  await notes(sessionId, { note: 'Same', minutes: 4 })
  expect(await lastEvent(ticket)).toMatchObject({ kind: 'ticket.finished' })
})

test('notes can be begun while helping, minutes and outcome not', async () => {
  const ticket = await helped()
  const [running] = await app.get(SessionsService).recent(who, here.bar)
  await notes(running?.id ?? '', { note: 'Serial number on the lid' })
  await expect(notes(running?.id ?? '', { outcome: 'solved' })).rejects.toEqual(refusal('move_not_legal'))
  await finishes(ticket)
  expect(await rows(ticket)).toMatchObject([{ note: 'Serial number on the lid' }])
})

test("one's own of today, newest first, by the bar's own midnight", async () => {
  app.clock.travelTo('2026-03-10T03:00:00Z')
  await finishes(await helped())
  app.clock.travelTo('2026-03-10T16:00:00Z')
  const second = await helped()
  await finishes(second, { summary: 'Done' })
  app.clock.advance(minute)
  const third = await helped()
  expect(await app.get(SessionsService).recent(who, here.bar)).toMatchObject([
    { ticketId: third, endedAt: null, summary: '' },
    { ticketId: second, summary: 'Done', note: '' },
  ])
  expect(await app.get(SessionsService).recent(here.staff[1] as StaffWho, here.bar)).toEqual([])
})

test('the customer reads the summary and who helped, and never the note', async () => {
  const owner = await customer(app.db.owner)
  const request = { bar: here.bar, way: 'store' as const, name: 'Ada', about: '', contact: null, forSomebodyElse: false, here: true }
  await app.get(QueueService).join({ kind: 'customer', id: owner }, { customerId: owner, topicId: here.topics.quick, proof: 'proven' }, request)
  const { id } = await app.get(CallingService).callNext(by(who), who, here.bar, here.desks[0] ?? '')
  await starts(id)
  await finishes(id, { note: 'internal words', summary: 'It charges again' })
  const view = await app.get(OwnTicketsService).view(owner, id)
  expect(view.help).toMatchObject({ by: 'Specialist 1', outcome: 'solved', summary: 'It charges again' })
  expect(JSON.stringify(view)).not.toContain('internal words')
})
