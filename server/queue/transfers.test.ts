import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { LedgerService } from '../history/ledger.service.ts'
import { VisitService } from '../history/visit.service.ts'
import type { StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { BarDay, by } from '../testing/bar-day.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { CallingService } from './calling.service.ts'
import { ComingService } from './coming.service.ts'
import { DesksService } from './desks.service.ts'
import { OwnTicketsService } from './own-tickets.service.ts'

let app: TestApp
let day: BarDay
let elsewhere: BarDay
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  day = await BarDay.begin(app)
})
const refusal = (code: string) => expect.objectContaining({ code })

/** Another bar, which gives the same topics. */
async function anotherBar(): Promise<BarDay> {
  elsewhere = await BarDay.begin(app)
  await app.db.owner.query('INSERT INTO bar_topic SELECT $1, topic_id FROM bar_topic WHERE bar_id = $2', [elsewhere.here.bar, day.here.bar])
  return elsewhere
}
const there = async (id: string): Promise<string> => (await app.db.owner.query('SELECT goes_on_as FROM ticket WHERE id = $1', [id])).rows[0].goes_on_as
const sends = (id: string) => day.transfers(id, { bar: elsewhere.here.bar, words: 'has the part' })

test('passed on for another topic, the turn goes along, and the help so far counts as passed on', async () => {
  const [first, second] = [await day.walksIn(), await day.walksIn({ topic: day.here.topics.special })]
  await day.helps(first)
  day.passes(7)
  expect(await day.transfers(first, { topic: day.here.topics.special, words: 'screen is loose' })).toMatchObject({ state: 'waiting', deskId: null })
  expect(await day.sessions(first)).toMatchObject([{ minutes: 7, outcome: 'passed_on' }])
  expect((await day.events(first)).at(-1)).toMatchObject({ kind: 'ticket.transferred', words: 'screen is loose' })
  await expect(day.callsNext(0)).rejects.toEqual(refusal('nobody_to_call'))
  expect(await day.callsNext(1)).toMatchObject({ id: first })
  expect(second).not.toBe(first)
})

test('whoever was helped is in the store: passed on, they are offered at once, also if nobody had noted that they came', async () => {
  const { id } = await day.joins({ here: false })
  expect(await day.helps(id)).toMatchObject({ here: true })
  await day.transfers(id, { topic: day.here.topics.long })
  expect(await day.callsNext(1)).toMatchObject({ id })
})

test('calling whoever was helped already says so, at whatever desk it was', async () => {
  const id = await day.walksIn()
  await day.helps(id)
  await day.finishes(id)
  for (const desk of [0, 1]) await expect(day.calls(id, desk)).rejects.toThrow('This visit is finished.')
})

test('passed on to a specialist: nobody else is offered them while that one stands at a desk, and anybody afterwards', async () => {
  const id = await day.walksIn()
  expect(await day.transfers(id, { staff: day.who(1).id })).toMatchObject({ state: 'waiting', forStaffId: day.who(1).id })
  await expect(day.callsNext(0)).rejects.toEqual(refusal('nobody_to_call'))
  await day.closes(1)
  expect(await day.callsNext(0)).toMatchObject({ id })
  await day.putsBack(id)
  await day.opens(1)
  expect(await day.callsNext(1)).toMatchObject({ id })
})

test('not to somebody who has not the skills, works elsewhere, or where it is already; not for what is not given here', async () => {
  const id = await day.walksIn({ topic: day.here.topics.special })
  await expect(day.transfers(id, { staff: day.who(0).id })).rejects.toThrow('Specialist 1 has not the skills for Repair.')
  await expect(day.transfers(id, { staff: newId() })).rejects.toEqual(refusal('not_valid'))
  await expect(day.transfers(id, { topic: day.here.topics.special })).rejects.toThrow('That is where it is already.')
  await expect(day.transfers(id, { topic: newId() })).rejects.toEqual(refusal('topic_not_here'))
  await expect(day.transfers(id, { bar: newId() })).rejects.toEqual(refusal('not_found'))
})

test('passing on is taken back: help goes on as if it had never ended', async () => {
  const id = await day.walksIn()
  await day.helps(id)
  const before = await day.standing(id)
  await day.transfers(id, { topic: day.here.topics.long })
  await day.undoes(id)
  expect(await day.standing(id)).toEqual(before)
})

test('sent to another bar: turn, code, person and history go along under one move id, and what lies here goes with it', async () => {
  await anotherBar()
  const { who, id } = await day.joins()
  await app.db.owner.query(`INSERT INTO device (id, bar_id, ticket_id, kind, taken_at) VALUES ($1, $2, $3, 'laptop', now())`, [newId(), day.here.bar, id])
  await day.helps(id)
  day.passes(6)
  const { turn, code } = await sends(id)
  const arrived = await there(id)
  expect(await day.standing(id)).toMatchObject({ state: 'sent', desk_id: null, sessions: [{ minutes: 6, outcome: 'passed_on' }] })
  const { rows } = await app.db.owner.query('SELECT state, here, code, person, request_id, lane, turn_at FROM ticket WHERE id = $1', [arrived])
  expect(rows[0]).toMatchObject({ state: 'waiting', here: false, code, person: who, request_id: id, lane: turn.lane, turn_at: new Date(turn.at) })
  const [sent, received] = [(await day.events(id)).at(-1), (await day.events(arrived)).at(-1)]
  expect([sent?.kind, received?.kind, sent?.data.move, received?.words]).toEqual(['ticket.sent', 'ticket.received', received?.data.move, 'has the part'])
  expect((await app.db.owner.query('SELECT bar_id FROM device WHERE ticket_id = $1', [arrived])).rows).toEqual([{ bar_id: elsewhere.here.bar }])
  expect(await app.get(OwnTicketsService).view(who, arrived)).toMatchObject({ state: 'waiting', bar: { id: elsewhere.here.bar } })
  const visit = await app.get(VisitService).open(elsewhere.supervisor, arrived)
  expect(visit.events.map(({ kind, bar }) => [kind, bar !== null])).toEqual([
    ...['ticket.joined', 'ticket.called', 'ticket.started', 'ticket.sent'].map((kind) => [kind, true]),
    ['ticket.received', false],
  ])
  expect(visit.sessions).toMatchObject([{ minutes: 6, outcome: 'passed_on' }])
})

test('one request that was paused, and helped at two bars, is one visit in the ledger, with all its minutes', async () => {
  await anotherBar()
  const id = await day.walksIn()
  await day.helps(id)
  day.passes(6)
  await day.holds(id)
  await day.resumes(id)
  day.passes(2)
  await sends(id)
  const arrived = await there(id)
  await app.get(ComingService).arrive(by(elsewhere.who()), elsewhere.here.bar, arrived)
  await elsewhere.helps(arrived)
  elsewhere.passes(5)
  await elsewhere.finishes(arrived)
  const both: StaffWho = { ...day.supervisor, bars: [day.here.bar, elsewhere.here.bar] }
  const { total } = await app.get(LedgerService).ledger(both, {})
  expect(total).toEqual({ people: 1, visits: 1, minutes: 13 })
})

test('whoever has a place there already, or when it is closed, is not sent; a ticket of another bar is not known here', async () => {
  await anotherBar()
  const { who, id } = await day.joins()
  await elsewhere.joins({ who })
  await expect(sends(id)).rejects.toThrow('This person has another place in that line.')
  const other = await day.walksIn()
  await expect(elsewhere.transfers(other, { topic: day.here.topics.long })).rejects.toEqual(refusal('not_found'))
  app.clock.travelTo('2026-03-10T21:00:00Z')
  await expect(sends(other)).rejects.toEqual(refusal('bar_closed'))
})

test('a sent ticket is taken back at both bars under one move id, as long as nobody there did anything with it', async () => {
  await anotherBar()
  const id = await day.walksIn()
  await day.helps(id)
  const before = await day.standing(id)
  await sends(id)
  const first = await there(id)
  await day.undoes(id)
  expect(await day.standing(id)).toEqual(before)
  expect(await day.standing(first)).toMatchObject({ state: 'sent', goes_on_as: id })
  const [here, other] = [(await day.events(id)).at(-1), (await day.events(first)).at(-1)]
  expect([here?.kind, other?.kind, here?.data.move]).toEqual(['ticket.undone', 'ticket.undone', other?.data.move])
  await sends(id)
  await app.get(ComingService).arrive(by(elsewhere.who()), elsewhere.here.bar, await there(id))
  await expect(day.undoes(id)).rejects.toEqual(refusal('undo_over'))
})

test('opened again on the same day, the old turn stands; on another day they come as of now', async () => {
  const [first, second] = [await day.walksIn(), await day.walksIn()]
  await day.helps(first)
  await day.finishes(first)
  const before = await day.standing(first)
  expect(await day.reopens(first)).toMatchObject({ state: 'waiting', here: true })
  await day.undoes(first)
  expect(await day.standing(first)).toMatchObject({ ...before, told_at: null, told_low: null, told_high: null })
  await day.reopens(first)
  expect(await day.callsNext()).toMatchObject({ id: first })
  await day.starts(first)
  await day.finishes(first)
  app.clock.travelTo('2026-03-11T09:00:00Z')
  await day.reopens(first)
  expect(await day.callsNext()).toMatchObject({ id: second })
  const again = await day.walksIn()
  await expect(day.reopens(again)).rejects.toEqual(refusal('move_not_legal'))
})

test('opened again under another code, because somebody goes by the old one, and taken back: the old code is theirs again', async () => {
  const id = await day.walksIn()
  await day.helps(id)
  const { code } = (await day.finishes(id)).ticket
  await app.db.owner.query('UPDATE ticket SET code = $2 WHERE id = $1', [await day.walksIn(), code])
  expect((await day.reopens(id)).code).not.toBe(code)
  expect(await day.undoes(id)).toMatchObject({ state: 'done', code })
})

test('a person who has another place by now is not given a second one by opening an old visit', async () => {
  const { who, id } = await day.joins()
  await day.helps(id)
  await day.finishes(id)
  await day.joins({ who })
  await expect(day.reopens(id)).rejects.toEqual(refusal('already_in_line'))
})

test('calling out of turn needs a reason, which the history shows; who is next needs none', async () => {
  const [first, second] = [await day.walksIn(), await day.walksIn()]
  const call = (id: string, because = '') => app.get(CallingService).call(by(day.who()), day.who(), day.here.bar, day.desk(), id, because)
  await expect(call(second)).rejects.toMatchObject({ code: 'reason_needed', details: { field: 'because' } })
  await call(second, 'has a train')
  expect((await day.events(second)).at(-1)).toMatchObject({ kind: 'ticket.called', words: 'has a train', data: { outOfTurn: true } })
  await day.putsBack(second)
  await call(first, 'not needed')
  expect((await day.events(first)).at(-1)).toMatchObject({ words: null, data: expect.not.objectContaining({ outOfTurn: true }) })
})

test('who asked for a language is left to the free colleague who speaks it, and to anybody once that one is busy', async () => {
  await app.db.owner.query(`UPDATE staff SET skills = '{"speaks:de"}' WHERE id = $1`, [day.who(1).id])
  await app.get(DesksService).close(by(day.who(1)), day.who(1), day.here.bar, day.desk(1))
  await day.opens(1)
  const [german, second, third] = [await day.walksIn(), await day.walksIn(), await day.walksIn()]
  await day.corrects(german, { language: 'de' })
  expect(await day.callsNext(0)).toMatchObject({ id: second })
  await day.putsBack(second)
  await day.helps(third, 1)
  expect(await day.callsNext(0)).toMatchObject({ id: german })
})
