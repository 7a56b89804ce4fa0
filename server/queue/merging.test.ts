import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { BookingsService } from '../bookings/bookings.service.ts'
import { VisitService } from '../history/visit.service.ts'
import { newId } from '../platform/ids.ts'
import { BarDay } from '../testing/bar-day.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { customer } from '../testing/scene.ts'
import { OwnTicketsService } from './own-tickets.service.ts'

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
const row = async (id: string) => (await app.db.owner.query('SELECT * FROM ticket WHERE id = $1', [id])).rows[0]

/** A time that somebody booked for today. */
async function booked(start: string): Promise<{ who: string; id: string }> {
  const who = await customer(app.db.owner)
  const pass = { customerId: who, topicId: day.here.topics.quick, proof: 'proven' as const }
  const request = { bar: day.here.bar, way: 'store' as const, name: 'Ada', about: 'screen flickers', contact: null, forSomebodyElse: false, here: false }
  const { ticketId } = await app.get(BookingsService).book({ kind: 'customer', id: who }, pass, { ...request, start: new Date(start) })
  return { who, id: ticketId }
}

test('of two that are one person one goes on: with the better turn, all topics, and whatever it lacked', async () => {
  const { who, id: phone } = await day.joins({ here: false })
  await day.corrects(phone, { contact: 'ada@example.com', about: 'screen flickers', language: 'de', comforts: ['quiet'], people: 3 })
  await day.walksIn()
  const desk = await day.walksIn({ name: 'Ada', topic: day.here.topics.long })
  const turn = (await row(phone)).turn_at
  const survivor = await day.merges(phone, desk)
  expect(survivor).toMatchObject({ id: desk, state: 'waiting', here: true, name: 'Ada', contact: 'ada@example.com', about: 'screen flickers', proof: 'proven' })
  expect(survivor).toMatchObject({ language: 'de', comforts: ['quiet'], people: 3, topicId: day.here.topics.long, moreTopics: [day.here.topics.quick] })
  expect(await row(desk)).toMatchObject({ turn_at: turn, customer_id: who, person: who })
  expect(await row(phone)).toMatchObject({ state: 'merged', goes_on_as: desk })
  expect(await app.get(OwnTicketsService).view(who, desk)).toMatchObject({ id: desk, state: 'waiting' })
  expect(await day.joins({ who })).toMatchObject({ id: desk })
  expect(JSON.stringify(await day.events(desk))).not.toMatch(/flickers|example\.com/)
})

test('what the one that goes on has already, it keeps, and a better turn of its own', async () => {
  const first = await day.walksIn({ about: 'loud fan', contact: 'a@example.com' })
  const second = await day.walksIn({ about: 'hot', contact: 'b@example.com' })
  const { turn } = await day.corrects(first, {})
  expect(await day.merges(second, first)).toMatchObject({ about: 'loud fan', contact: 'a@example.com', turn, moreTopics: [] })
})

test('help, notes, minutes and devices of a held visit go along, and come back when the merge is taken back', async () => {
  const held = await day.walksIn({ about: 'no sound' })
  await day.helps(held)
  day.passes(12)
  await day.holds(held, 'with_us')
  await app.db.owner.query(`INSERT INTO device (id, bar_id, ticket_id, kind, taken_at) VALUES ($1, $2, $3, 'laptop', now())`, [newId(), day.here.bar, held])
  const again = await day.walksIn()
  const before = [await day.standing(held), await day.standing(again)]
  await day.merges(held, again)
  expect(await day.sessions(again)).toMatchObject([{ minutes: 12 }])
  expect((await app.db.owner.query('SELECT ticket_id FROM device')).rows).toContainEqual({ ticket_id: again })
  const visit = await app.get(VisitService).open(day.supervisor, again)
  expect(visit.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ticket.started', 'ticket.held', 'ticket.merged', 'ticket.took']))
  await day.undoes(held)
  const after = [await day.standing(held), await day.standing(again)]
  expect(after).toEqual(before)
  expect((await app.db.owner.query('SELECT ticket_id FROM device WHERE bar_id = $1', [day.here.bar])).rows).toEqual([{ ticket_id: held }])
})

test('a merge is taken back at both tickets, from either of them: words that were given are given back, words that were corrected since stay', async () => {
  const { who, id: phone } = await day.joins()
  await day.corrects(phone, { about: 'no sound', seat: 'blue coat' })
  const desk = await day.walksIn()
  const person = (await row(desk)).person
  const before = [await day.standing(phone), await day.standing(desk)]
  await day.merges(phone, desk)
  await day.corrects(desk, { seat: 'by the door' })
  expect(await day.undoes(desk)).toMatchObject({ id: desk, about: '', seat: 'by the door', contact: null, moreTopics: [] })
  expect(await day.standing(phone)).toEqual(before[0])
  expect(await day.standing(desk)).toEqual({ ...before[1], seat: 'by the door', person: expect.not.stringContaining(who) })
  expect((await row(desk)).person).not.toBe(person)
  expect((await day.events(phone)).at(-1)?.data.move).toBe((await day.events(desk)).at(-1)?.data.move)
  await day.merges(phone, desk)
  await day.helps(desk)
  await expect(day.undoes(phone)).rejects.toEqual(refusal('undo_over'))
})

test('a booking that somebody joins without is merged into their place: its time counts once it has come, and its seat is free', async () => {
  const { id: booking } = await booked('2026-03-10T11:30:00Z')
  const early = await day.walksIn()
  await expect(day.merges(early, booking)).rejects.toThrow(/stands in the line: merge the booking/)
  await day.merges(booking, early)
  expect((await app.db.owner.query('SELECT 1 FROM reservation WHERE ticket_id = $1', [booking])).rows).toEqual([])
  expect(await row(early)).toMatchObject({ lane: 2, due_at: new Date('2026-03-10T11:00:00Z') })
  await booked('2026-03-10T11:30:00Z')
  await expect(day.undoes(booking)).rejects.toEqual(refusal('slot_taken'))
  const { id: past } = await booked('2026-03-10T10:30:00Z')
  app.clock.travelTo('2026-03-10T10:40:00Z')
  const late = await day.walksIn()
  await day.merges(past, late)
  expect(await row(late)).toMatchObject({ lane: 1, turn_at: new Date('2026-03-10T10:30:00Z') })
})

test('whoever is being helped goes on; two who are helped cannot be merged, nor one with themselves or with who has ended', async () => {
  const [first, second, third] = [await day.walksIn(), await day.walksIn(), await day.walksIn()]
  await day.helps(first)
  await expect(day.merges(first, second)).rejects.toThrow(/is being helped: merge \w{4} into it\./)
  await day.helps(second, 1)
  await expect(day.merges(first, second)).rejects.toThrow(/are both being helped/)
  await expect(day.merges(third, third)).rejects.toEqual(refusal('not_valid'))
  await expect(day.merges(third, newId())).rejects.toEqual(refusal('not_found'))
  expect(await day.merges(third, first)).toMatchObject({ id: first, state: 'helping', deskId: day.desk() })
  const later = await day.walksIn()
  await expect(day.merges(later, third)).rejects.toEqual(refusal('move_not_legal'))
})

test('wrong person: the right one is being helped at that desk, with notes and minutes; the other is back at the old turn', async () => {
  const [wrong, right] = [await day.walksIn({ name: 'Ann' }), await day.walksIn({ name: 'Anne', topic: day.here.topics.long })]
  const turn = (await row(wrong)).turn_at
  await day.helps(wrong)
  day.passes(8)
  await app.db.owner.query(`UPDATE session SET note = 'fan replaced' WHERE ticket_id = $1`, [wrong])
  expect(await day.wrongPerson(wrong, right)).toMatchObject({ id: right, state: 'helping', deskId: day.desk(), staffId: day.who().id })
  expect(await row(wrong)).toMatchObject({ state: 'waiting', desk_id: null, turn_at: turn })
  day.passes(2)
  expect(await day.finishes(right)).toMatchObject({ minutes: 10 })
  expect(await day.sessions(right)).toMatchObject([{ note: 'fan replaced', minutes: 10, topic_id: day.here.topics.long }])
  expect(await day.sessions(wrong)).toEqual([])
  const [one, two] = [(await day.events(wrong)).at(-1), (await day.events(right)).find(({ kind }) => kind === 'ticket.recognised')]
  expect([one?.kind, one?.data.move]).toEqual(['ticket.mistaken', two?.data.move])
  await expect(day.wrongPerson(right, wrong)).rejects.toEqual(refusal('move_not_legal'))
})

test('wrong person also takes along the pauses of today, and is taken back at both, also when the right one had been called to the same desk', async () => {
  const [wrong, right] = [await day.walksIn(), await day.walksIn()]
  await day.helps(wrong)
  day.passes(3)
  await day.holds(wrong)
  await day.resumes(wrong)
  await day.calls(right)
  day.passes(1)
  const before = [await day.standing(wrong), await day.standing(right)]
  await day.wrongPerson(wrong, right)
  expect(await day.sessions(right)).toHaveLength(2)
  await day.undoes(wrong)
  expect([await day.standing(wrong), await day.standing(right)]).toEqual(before)
})

test('what was taken in during the help goes to the right person, and comes back when it is taken back; what lay here before stays', async () => {
  const [wrong, right] = [await day.walksIn(), await day.walksIn()]
  const takes = async (ticket: string) => {
    const id = newId()
    const sql = `INSERT INTO device (id, bar_id, ticket_id, kind, taken_at) VALUES ($1, $2, $3, 'laptop', $4)`
    await app.db.owner.query(sql, [id, day.here.bar, ticket, app.clock.now()])
    return id
  }
  const owners = async () =>
    Object.fromEntries(
      (await app.db.owner.query('SELECT id, ticket_id FROM device WHERE bar_id = $1', [day.here.bar])).rows.map((one) => [one.id, one.ticket_id]),
    )
  const before = await takes(wrong)
  day.passes(1)
  await day.helps(wrong)
  day.passes(2)
  const during = await takes(wrong)
  await day.wrongPerson(wrong, right)
  expect(await owners()).toEqual({ [before]: wrong, [during]: right })
  await day.undoes(right)
  expect(await owners()).toEqual({ [before]: wrong, [during]: wrong })
})

test('the right person cannot be one whom another desk called or helps, and the wrong one only who is in one’s own hands', async () => {
  const [wrong, right, free] = [await day.walksIn(), await day.walksIn(), await day.walksIn()]
  await day.helps(wrong)
  await day.calls(right, 1)
  await expect(day.wrongPerson(wrong, right)).rejects.toThrow(/^Desk 2 called/)
  await day.starts(right, 1)
  await expect(day.wrongPerson(wrong, right)).rejects.toEqual(refusal('called_by_other'))
  await expect(day.wrongPerson(wrong, free, 1)).rejects.toEqual(refusal('called_by_other'))
  await expect(day.wrongPerson(wrong, wrong)).rejects.toEqual(refusal('not_valid'))
  const second = await day.walksIn()
  await day.holds(wrong)
  await day.helps(second)
  await day.resumes(wrong)
  await expect(day.wrongPerson(wrong, second)).rejects.toThrow('is being helped as well, by the same specialist.')
})
