import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { BookingsService } from '../bookings/bookings.service.ts'
import { VisitService } from '../history/visit.service.ts'
import { newId } from '../platform/ids.ts'
import { BarDay } from '../testing/bar-day.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { customer } from '../testing/scene.ts'
import { aheadOf, workOf } from './ahead.ts'
import { DueService } from './due.service.ts'

let app: TestApp
let day: BarDay
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  day = await BarDay.begin(app)
})
const refusal = (code: string) => expect.objectContaining({ code })

test('urgent is before everybody, with a reason that the history shows; taken back, lane and turn are those of before', async () => {
  const [first, due, second] = [await day.walksIn(), await day.walksIn(), await day.walksIn()]
  const { turn } = await day.corrects(second, { name: 'Second' })
  expect(await day.urgent(second, 'danger', 'The battery smokes.')).toMatchObject({ turn: { lane: 0 }, urgent: 'danger', urgentBecause: 'The battery smokes.' })
  expect(await day.callsNext()).toMatchObject({ id: second })
  await day.putsBack(second)
  expect((await app.get(VisitService).open(day.supervisor, second)).events.find(({ kind }) => kind === 'ticket.madeUrgent')).toMatchObject({
    words: 'The battery smokes.',
  })
  expect(await day.urgent(second, null)).toMatchObject({ turn, urgent: null, urgentBecause: null })
  expect(await day.callsNext()).toMatchObject({ id: first })
  day.passes(61)
  await app.get(DueService).becomeDue(day.here.bar)
  const before = (await day.standing(due)) as { lane: number; turn_at: string }
  expect(before.lane).toBe(1)
  await day.urgent(due, 'medical', 'Needs the hearing aid.')
  expect(await day.urgent(due, null)).toMatchObject({ turn: { lane: 1, at: Date.parse(before.turn_at) } })
})

test('urgency and its end are taken back, reason and all; only who waits can be urgent', async () => {
  const id = await day.walksIn()
  const before = await day.standing(id)
  await day.urgent(id, 'cannot_wait', 'A flight at noon.')
  const urgent = await day.standing(id)
  await day.urgent(id, null)
  await day.undoes(id)
  expect(await day.standing(id)).toEqual(urgent)
  await day.urgent(id, null)
  await day.urgent(id, 'medical', 'Another reason.')
  await day.undoes(id)
  expect(await day.standing(id)).toEqual(before)
  await day.helps(id)
  await expect(day.urgent(id, 'danger', 'x')).rejects.toEqual(refusal('move_not_legal'))
})

test('another topic keeps the turn, whether one waits, is called, helped or booked; help that runs is about the new one', async () => {
  const id = await day.walksIn()
  const { turn } = await day.topic(id, day.here.topics.long)
  await day.calls(id)
  expect(await day.topic(id, day.here.topics.quick)).toMatchObject({ state: 'called', turn })
  await day.starts(id)
  expect(await day.topic(id, day.here.topics.long)).toMatchObject({ state: 'helping', topicId: day.here.topics.long, turn })
  expect(await day.sessions(id)).toMatchObject([{ topic_id: day.here.topics.long }])
  await day.undoes(id)
  expect(await day.sessions(id)).toMatchObject([{ topic_id: day.here.topics.quick }])
  const who = await customer(app.db.owner)
  const request = { bar: day.here.bar, way: 'store' as const, name: 'Ada', about: '', contact: null, forSomebodyElse: false, here: false }
  const pass = { customerId: who, topicId: day.here.topics.quick, proof: 'proven' as const }
  const { ticketId } = await app.get(BookingsService).book({ kind: 'customer', id: who }, pass, { ...request, start: new Date('2026-03-10T11:00:00Z') })
  expect(await day.topic(ticketId, day.here.topics.special)).toMatchObject({
    state: 'booked',
    topicId: day.here.topics.special,
    bookedFor: '2026-03-10T11:00:00.000Z',
  })
  await expect(day.topic(id, newId())).rejects.toEqual(refusal('topic_not_here'))
  await day.finishes(id)
  await expect(day.topic(id, day.here.topics.long)).rejects.toEqual(refusal('move_not_legal'))
})

test('a further topic adds its minutes to what others wait for; saying it twice changes nothing; it can be taken back', async () => {
  const id = await day.walksIn()
  expect(aheadOf(await workOf(app.db.desk.manager, day.here.bar)).work).toBe(10)
  await day.addsTopic(id, day.here.topics.long)
  expect(await day.addsTopic(id, day.here.topics.long)).toMatchObject({ moreTopics: [day.here.topics.long] })
  expect(await day.addsTopic(id, day.here.topics.quick)).toMatchObject({ moreTopics: [day.here.topics.long] })
  expect(aheadOf(await workOf(app.db.desk.manager, day.here.bar)).work).toBe(70)
  expect((await day.kinds(id)).filter((kind) => kind === 'ticket.topicAdded')).toHaveLength(1)
  expect(await day.undoes(id)).toMatchObject({ moreTopics: [] })
  await day.addsTopic(id, day.here.topics.long)
  expect(await day.topic(id, day.here.topics.long)).toMatchObject({ topicId: day.here.topics.long, moreTopics: [] })
})

test('names, words and what helps are put right in the row; the log says which, never what, and the move before can still be taken back', async () => {
  const id = await day.walksIn({ name: 'Anna' })
  await day.calls(id)
  const said = {
    name: 'Hanna',
    about: 'no sound',
    contact: ' HANNA@example.com',
    people: 2,
    language: 'de',
    comforts: ['low_desk' as const],
    seat: 'blue coat',
  }
  expect(await day.corrects(id, said)).toMatchObject({ ...said, contact: 'hanna@example.com' })
  const last = (await day.events(id)).at(-1)
  expect(last).toMatchObject({ kind: 'ticket.corrected', data: { what: 'name,about,helps,contact' }, words: null })
  expect(JSON.stringify(last)).not.toMatch(/Hanna|sound|coat/i)
  await day.corrects(id, { name: 'Hanna' })
  expect((await day.events(id)).at(-1)?.version).toBe(last?.version)
  await expect(day.corrects(id, { contact: 'by pigeon' })).rejects.toMatchObject({ details: { field: 'contact' } })
  expect(await day.undoes(id)).toMatchObject({ state: 'waiting', name: 'Hanna' })
})

test('what is said or becomes true after a move is no obstacle to taking it back, and stays', async () => {
  const id = await day.walksIn()
  await day.calls(id)
  await day.putsBack(id)
  day.passes(60.5)
  await app.get(DueService).becomeDue(day.here.bar)
  expect(await day.undoes(id, day.supervisor)).toMatchObject({ state: 'called', turn: { lane: 1 } })
})
