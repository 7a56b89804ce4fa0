import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { Line } from '../queue/line.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { CallingService } from '../queue/calling.service.ts'
import { ComingService } from '../queue/coming.service.ts'
import { CorrectionsService } from '../queue/corrections.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { QueueService } from '../queue/queue.service.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import { ClosingService } from '../queue/closing.service.ts'
import { DueService } from '../queue/due.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { customer, type Scene, scene } from '../testing/scene.ts'
import { secondBookings } from '../testing/second-server.ts'
import { BookingsService } from './bookings.service.ts'
import { CalendarService } from './calendar.service.ts'
import { FreeTimesService } from './free-times.service.ts'
import { holdSeat } from './seats.ts'

let app: TestApp
let here: Scene
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.travelTo('2026-03-10T10:00:00Z')
  here = await scene(app.db.owner, { seats: 1 })
})

const at = (time: string) => new Date(time.length === 5 ? `2026-03-11T${time}:00Z` : time)
const by = (id: string): By => ({ kind: 'customer', id })
const refusal = (code: string) => expect.objectContaining({ code })
type Wish = Partial<{ who: string; topic: string; bar: Scene; name: string; forSomebodyElse: boolean }>

async function books(time: string, wish: Wish = {}): Promise<{ who: string; ticket: string }> {
  const who = wish.who ?? (await customer(app.db.owner))
  const bar = wish.bar ?? here
  const request = {
    bar: bar.bar,
    way: 'store' as const,
    name: wish.name ?? 'Someone',
    about: '',
    contact: null,
    forSomebodyElse: wish.forSomebodyElse ?? false,
    here: true,
    start: at(time),
  }
  const { ticketId } = await app.get(BookingsService).book(by(who), { customerId: who, topicId: wish.topic ?? bar.topics.quick, proof: 'proven' }, request)
  return { who, ticket: ticketId }
}
async function joins(who?: string): Promise<{ who: string; ticket: string }> {
  who ??= await customer(app.db.owner)
  const request = { bar: here.bar, way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here: true }
  const { ticketId } = await app.get(QueueService).join(by(who), { customerId: who, topicId: here.topics.quick, proof: 'proven' }, request)
  return { who, ticket: ticketId }
}
const moves = (one: { who: string; ticket: string }, time: string, through = app.get(BookingsService)) =>
  through.change(by(one.who), here.bar, one.ticket, at(time))
const cancels = (one: { who: string; ticket: string }) => app.get(ComingService).cancel(by(one.who), here.bar, one.ticket)
const takesBack = (one: { who: string; ticket: string }) => app.get(UndoService).undo(by(one.who), here.bar, one.ticket)
async function seatOf(ticket: string): Promise<string | null> {
  const { rows } = await app.db.owner.query<{ from: string }>(
    `SELECT to_char(lower(during) AT TIME ZONE 'UTC', 'HH24:MI') AS from FROM reservation WHERE ticket_id = $1`,
    [ticket],
  )
  return rows[0]?.from ?? null
}
async function kinds(ticket: string): Promise<string[]> {
  const { rows } = await app.db.owner.query<{ kind: string }>('SELECT kind FROM event WHERE ticket_id = $1 ORDER BY version', [ticket])
  return rows.map(({ kind }) => kind)
}
const freeAt = async (topic = here.topics.quick) =>
  (await app.get(FreeTimesService).slots(here.bar, { topic, from: '2026-03-11', days: 1 })).days[0]?.slots.map(({ wall }) => wall) ?? []

test('a booked time is a ticket with a seat, and is offered to nobody else', async () => {
  const first = await books('09:00')
  const { rows } = await app.db.owner.query('SELECT state, came, here, booked_for, turn_at, due_at, lane FROM ticket WHERE id = $1', [first.ticket])
  expect(rows[0]).toEqual({ state: 'booked', came: 'booked', here: false, booked_for: at('09:00'), turn_at: at('09:00'), due_at: at('09:00'), lane: 2 })
  expect(await freeAt()).not.toContain('09:00')
  expect(await freeAt()).toContain('09:15')
  await expect(books('09:00')).rejects.toEqual(refusal('slot_taken'))
  await expect(books('09:07')).rejects.toEqual(refusal('slot_not_offered'))
  await expect(books('19:55')).rejects.toEqual(refusal('slot_not_offered'))
  await expect(books('2026-03-10T09:00:00Z')).rejects.toEqual(refusal('slot_not_offered'))
})

test('a long topic holds its seat for all of its minutes', async () => {
  await books('10:00', { topic: here.topics.long })
  const free = await freeAt()
  expect(['09:45', '11:00'].every((wall) => free.includes(wall))).toBe(true)
  expect(['10:00', '10:15', '10:30', '10:45'].some((wall) => free.includes(wall))).toBe(false)
  expect(await freeAt(here.topics.long)).not.toContain('09:15')
})

test('the database itself lets nobody hold a seat that somebody holds, whoever looked before', async () => {
  const [first, second] = [await books('09:00'), await books('09:15')]
  const steal = app
    .get(Line)
    .change(here.bar, by(second.who), (tx) => holdSeat(tx, second.ticket, 1, { start: at('09:05').getTime(), end: at('09:10').getTime() }))
  await expect(steal).rejects.toEqual(refusal('slot_taken'))
  expect([await seatOf(first.ticket), await seatOf(second.ticket)]).toEqual(['09:00', '09:15'])
})

test('cancelling frees the seat; taking it back takes the seat again, or is refused when somebody has it', async () => {
  const first = await books('09:00')
  await cancels(first)
  expect(await seatOf(first.ticket)).toBeNull()
  await takesBack(first)
  expect(await seatOf(first.ticket)).toBe('09:00')
  await cancels(first)
  const second = await books('09:00')
  await expect(takesBack(first)).rejects.toEqual(refusal('slot_taken'))
  expect([await seatOf(first.ticket), await seatOf(second.ticket)]).toEqual([null, '09:00'])
  expect(await kinds(first.ticket)).toEqual(['ticket.booked', 'ticket.cancelled', 'ticket.undone', 'ticket.cancelled'])
})

test('a cancellation that fails halfway frees nothing', async () => {
  const first = await books('09:00')
  const fails = app.get(Line).change(here.bar, by(first.who), async (tx) => {
    const { change, ticketOf } = await import('../queue/tickets.ts')
    const ticket = await ticketOf(tx, first.ticket)
    await change(tx, ticket, 'ticket.cancelled', () => ticket.end('cancel', tx.now), {})
    expect(await tx.em.query('SELECT 1 FROM reservation WHERE ticket_id = $1', [first.ticket])).toEqual([])
    throw new Error('the power went out')
  })
  await expect(fails).rejects.toThrow('the power went out')
  expect(await seatOf(first.ticket)).toBe('09:00')
})

test('whoever chooses another time keeps the old one until the new one is had', async () => {
  const [first, second] = [await books('09:00'), await books('10:00')]
  await expect(moves(first, '10:00')).rejects.toEqual(refusal('slot_taken'))
  expect(await seatOf(first.ticket)).toBe('09:00')
  await moves(first, '11:00')
  expect(await seatOf(first.ticket)).toBe('11:00')
  await moves(second, '09:00')
  expect(await kinds(first.ticket)).toEqual(['ticket.booked', 'ticket.rebooked'])
  await moves(first, '11:00')
  expect(await kinds(first.ticket)).toHaveLength(2)
})

test('another time taken back is the old one again, with its seat; not when somebody has it, or when they have a time then themselves', async () => {
  const first = await books('09:00')
  await moves(first, '11:00')
  expect((await app.get(OwnTicketsService).view(first.who, first.ticket)).undoUntil).toBe('2026-03-10T10:10:00.000Z')
  await takesBack(first)
  expect([await seatOf(first.ticket), await app.get(OwnTicketsService).view(first.who, first.ticket)]).toMatchObject([
    '09:00',
    { state: 'booked', bookedFor: at('09:00').toISOString(), graceUntil: at('09:15').toISOString(), undoUntil: null },
  ])
  await moves(first, '11:00')
  const other = await books('09:00')
  await expect(takesBack(first)).rejects.toEqual(refusal('slot_taken'))
  expect(await seatOf(first.ticket)).toBe('11:00')
  await cancels(other)
  await books('09:00', { who: first.who })
  await expect(takesBack(first)).rejects.toEqual(refusal('booked_already'))
  app.clock.advance(11 * 60_000)
  await expect(takesBack(first)).rejects.toEqual(refusal('undo_over'))
})

test('a long booking moves by a quarter of an hour over itself', async () => {
  const first = await books('10:00', { topic: here.topics.long })
  await moves(first, '10:15')
  expect(await seatOf(first.ticket)).toBe('10:15')
})

test('two changes that cross, from two processes, lose nothing and wait for nobody', async () => {
  const other = secondBookings(app)
  for (let round = 0; round < 10; round++) {
    here = await scene(app.db.owner, { seats: 1 })
    const [a, b] = [await books('09:00'), await books('10:00')]
    const answers = await Promise.allSettled([moves(a, '10:00'), moves(b, '09:00', other), moves(a, '10:00', other), moves(b, '09:00')])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
    expect([await seatOf(a.ticket), await seatOf(b.ticket)]).toEqual(['09:00', '10:00'])
    const race = await Promise.allSettled([moves(a, '11:00'), moves(b, '11:00', other)])
    expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect([await seatOf(a.ticket), await seatOf(b.ticket)].filter((from) => from === '11:00')).toHaveLength(1)
  }
})

test('a checked-in person keeps the seat, also when put back in the line; leaving, missing and finishing free it', async () => {
  const [staff] = here.staff as [StaffWho]
  const [first, late] = [await books('09:00'), await books('09:15')]
  await app.get(DesksService).open({ kind: 'staff', id: staff.id }, staff, here.bar, here.desks[0] ?? '')
  app.clock.travelTo(at('08:55'))
  await app.get(ComingService).checkIn({ kind: 'staff', id: staff.id }, here.bar, first.ticket)
  expect(await seatOf(first.ticket)).toBe('09:00')
  const call = () => app.get(CallingService).callNext({ kind: 'staff', id: staff.id }, staff, here.bar, here.desks[0] ?? '')
  await call()
  await app.get(CallingService).putBack({ kind: 'staff', id: staff.id }, staff, here.bar, first.ticket)
  expect(await seatOf(first.ticket)).toBe('09:00')
  await call()
  await app.get(CallingService).noAnswer({ kind: 'staff', id: staff.id }, staff, here.bar, first.ticket)
  expect(await seatOf(first.ticket)).toBeNull()
  await app.get(UndoService).undo({ kind: 'staff', id: staff.id }, here.bar, first.ticket)
  expect(await seatOf(first.ticket)).toBe('09:00')
  app.clock.travelTo(at('09:31'))
  await app.get(DueService).bookedTimesCome(here.bar)
  expect(await seatOf(late.ticket)).toBeNull()
})

test('whoever is late for a booked time, but within the grace, has the turn of that time: before all who only came', async () => {
  const [staff] = here.staff as [StaffWho]
  await app.get(DesksService).open({ kind: 'staff', id: staff.id }, staff, here.bar, here.desks[0] ?? '')
  const late = await books('09:00')
  app.clock.travelTo(at('08:30'))
  await joins()
  app.clock.travelTo(at('09:14'))
  await app.get(DueService).bookedTimesCome(here.bar)
  await app.get(ComingService).checkIn({ kind: 'staff', id: staff.id }, here.bar, late.ticket)
  const called = await app.get(CallingService).callNext({ kind: 'staff', id: staff.id }, staff, here.bar, here.desks[0] ?? '')
  expect(called).toMatchObject({ id: late.ticket, turn: { lane: 1, at: at('09:00').getTime() } })
})

test('a check-in that was pressed for the wrong person is taken back: booked again, with its seat, its time and its turn', async () => {
  const first = await books('09:00')
  app.clock.travelTo(at('08:50'))
  const standing = async () =>
    (
      await app.db.owner.query(
        `SELECT to_jsonb(t) - 'version' AS ticket, r.seat, r.during FROM ticket t JOIN reservation r ON r.ticket_id = t.id WHERE t.id = $1`,
        [first.ticket],
      )
    ).rows
  const before = await standing()
  const staff: By = { kind: 'staff', id: here.staff[0]?.id ?? null }
  expect(await app.get(ComingService).checkIn(staff, here.bar, first.ticket)).toMatchObject({ state: 'waiting', here: true })
  expect(await app.get(UndoService).undo(staff, here.bar, first.ticket)).toMatchObject({ state: 'booked', here: false, bookedFor: at('09:00').toISOString() })
  expect(await standing()).toEqual(before)
  expect(await kinds(first.ticket)).toEqual(['ticket.booked', 'ticket.checkedIn', 'ticket.undone'])
  app.clock.travelTo(at('09:31'))
  await app.get(DueService).bookedTimesCome(here.bar)
  expect((await kinds(first.ticket)).at(-1)).toBe('ticket.graceOver')
})

test('whoever is in the line already gets the place back also when the seat is gone', async () => {
  const first = await books('09:00')
  app.clock.travelTo(at('08:50'))
  await app.get(ComingService).checkIn({ kind: 'staff', id: here.staff[0]?.id ?? null }, here.bar, first.ticket)
  await app.get(ComingService).leave(by(first.who), here.bar, first.ticket)
  const second = await books('09:00')
  expect(await takesBack(first)).toMatchObject({ state: 'waiting' })
  expect([await seatOf(first.ticket), await seatOf(second.ticket)]).toEqual([null, '09:00'])
})

test('nobody hoards: five booked times a person, over all bars, and none that overlap at one', async () => {
  const who = await customer(app.db.owner)
  const elsewhere = await scene(app.db.owner, { seats: 1 })
  const first = await books('09:00', { who, topic: here.topics.long })
  await app.db.owner.query('UPDATE bar SET seats = 3 WHERE id = $1', [here.bar])
  await expect(books('09:30', { who })).rejects.toEqual(refusal('booked_already'))
  await books('09:30', { who, forSomebodyElse: true, name: 'Mum' })
  for (const time of ['11:00', '12:00', '13:00']) await books(time, { who })
  await expect(books('14:00', { who, bar: elsewhere })).rejects.toEqual(refusal('too_many_bookings'))
  await moves(first, '15:00')
  await cancels(first)
  const both = await Promise.allSettled([books('14:00', { who, bar: elsewhere }), books('16:00', { who })])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('whoever waits takes a time instead, and stays the same request', async () => {
  const waiting = await joins()
  await moves(waiting, '09:00')
  expect(await kinds(waiting.ticket)).toEqual(['ticket.joined', 'ticket.tookTime'])
  const { rows } = await app.db.owner.query('SELECT state, here, request_id = id AS same FROM ticket WHERE id = $1', [waiting.ticket])
  expect(rows[0]).toEqual({ state: 'booked', here: false, same: true })
  expect(await seatOf(waiting.ticket)).toBe('09:00')
})

test('a time that was taken instead of waiting can be given back: the turn is the one from before, the seat is free, and the calendar forgets it', async () => {
  const waiting = await joins()
  const turn = async () => {
    const { rows } = await app.db.owner.query('SELECT state, lane, turn_at, due_at, here, booked_for FROM ticket WHERE id = $1', [waiting.ticket])
    return rows[0]
  }
  const before = await turn()
  app.clock.advance(60_000)
  await moves(waiting, '09:00')
  app.clock.advance(60_000)
  await takesBack(waiting)
  expect([await turn(), await seatOf(waiting.ticket)]).toEqual([before, null])
  const { content } = await app.get(CalendarService).ics(waiting.ticket)
  expect(content).toMatch(/METHOD:CANCEL[\s\S]*DTSTART:20260311T090000Z/)
  // Whoever has taken a new place meanwhile keeps that one.
  await moves(waiting, '09:00')
  await joins(waiting.who)
  await expect(takesBack(waiting)).rejects.toEqual(refusal('already_in_line'))
})

test('who was before all others, and takes a time, is not any more; taken back, they are, with the reason', async () => {
  const waiting = await joins()
  await app.get(CorrectionsService).urgent(by(waiting.who), here.bar, waiting.ticket, { why: 'medical', because: 'insulin pump' })
  const how = async () =>
    (await app.db.owner.query('SELECT state, lane, urgent, urgent_because AS because FROM ticket WHERE id = $1', [waiting.ticket])).rows[0]
  await moves(waiting, '09:00')
  expect(await how()).toEqual({ state: 'booked', lane: 2, urgent: null, because: null })
  await takesBack(waiting)
  expect(await how()).toEqual({ state: 'waiting', lane: 0, urgent: 'medical', because: 'insulin pump' })
})

test('whoever gives back the time that was offered at closing is offered it again', async () => {
  const waiting = await joins()
  app.clock.travelTo('2026-03-10T20:00:00Z')
  await app.get(ClosingService).close(here.bar)
  const offered = async () => (await app.get(OwnTicketsService).view(waiting.who, waiting.ticket)).offeredFor ?? ''
  const time = await offered()
  app.clock.advance(31 * 60_000)
  await app.get(ClosingService).close(here.bar)
  await moves(waiting, time)
  app.clock.advance(60_000)
  expect([await takesBack(waiting), await offered()]).toMatchObject([{ state: 'closed' }, time])
  const { rows } = await app.db.owner.query('SELECT ended_at FROM ticket WHERE id = $1', [waiting.ticket])
  expect(rows[0].ended_at).toEqual(new Date('2026-03-10T20:31:00Z'))
})

test('at closing everybody who waits is offered a first time that they can really take, also half an hour later', async () => {
  await app.db.owner.query('INSERT INTO closure (id, bar_id, first_day, last_day) VALUES (gen_random_uuid(), $1, $2, $2)', [here.bar, '2026-03-11'])
  await books('2026-03-12T08:15:00Z')
  app.clock.travelTo('2026-03-10T19:00:00Z')
  const people = [await joins(), await joins(), await joins()]
  app.clock.travelTo('2026-03-10T20:00:00Z')
  await app.get(ClosingService).close(here.bar)
  const { rows } = await app.db.owner.query<{ offered_for: Date }>('SELECT offered_for FROM ticket WHERE id = ANY($1) ORDER BY place', [
    people.map(({ ticket }) => ticket),
  ])
  expect(rows.map(({ offered_for }) => offered_for.toISOString().slice(0, 16))).toEqual(['2026-03-12T08:00', '2026-03-12T08:30', '2026-03-12T08:45'])
  await moves(people[0] as { who: string; ticket: string }, '2026-03-12T08:00:00Z')
  app.clock.travelTo('2026-03-10T20:31:00Z')
  await app.get(ClosingService).close(here.bar)
  await moves(people[1] as { who: string; ticket: string }, '2026-03-12T08:30:00Z')
  app.clock.travelTo('2026-03-12T09:00:00Z')
  await expect(moves(people[2] as { who: string; ticket: string }, '2026-03-12T10:00:00Z')).rejects.toEqual(refusal('move_not_legal'))
  const { rows: states } = await app.db.owner.query<{ state: string; ended_at: Date | null }>(
    'SELECT state, ended_at FROM ticket WHERE id = ANY($1) ORDER BY place',
    [people.map(({ ticket }) => ticket)],
  )
  expect(states.map(({ state, ended_at }) => [state, ended_at !== null])).toEqual([
    ['booked', false],
    ['booked', false],
    ['closed', true],
  ])
})

test('one calendar entry follows a booking through every change and out again', async () => {
  const one = await books('09:00')
  const entry = async () => {
    const { content, method } = await app.get(CalendarService).ics(one.ticket)
    const field = (name: string) =>
      content
        .split('\r\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1) ?? ''
    return { method, uid: field('UID'), sequence: Number(field('SEQUENCE')), start: field('DTSTART') }
  }
  const booked = await entry()
  expect(booked).toMatchObject({ method: 'PUBLISH', sequence: 0, start: '20260311T090000Z' })
  await moves(one, '10:00')
  const moved = await entry()
  await cancels(one)
  const cancelled = await entry()
  await takesBack(one)
  const back = await entry()
  expect([moved, cancelled, back]).toMatchObject([
    { method: 'PUBLISH', start: '20260311T100000Z' },
    { method: 'CANCEL' },
    { method: 'PUBLISH', start: '20260311T100000Z' },
  ])
  expect(new Set([booked, moved, cancelled, back].map(({ uid }) => uid)).size).toBe(1)
  expect([booked, moved, cancelled, back].map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3])
  await expect(app.get(CalendarService).ics((await joins()).ticket)).rejects.toEqual(refusal('not_found'))
})
