import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { By, StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { customer, type Scene, scene } from '../testing/scene.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { BookingsService } from '../bookings/bookings.service.ts'
import { CallingService } from './calling.service.ts'
import { ComingService } from './coming.service.ts'
import { DesksService } from './desks.service.ts'
import { barByBar, everyTicket } from './every-ticket.ts'
import { HoldingService } from './holding.service.ts'
import { Line } from './line.ts'
import { OwnTicketsService } from './own-tickets.service.ts'
import { QueueService } from './queue.service.ts'
import { change } from './tickets.ts'
import { TimersService } from './timers.service.ts'
import { UndoService } from './undo.service.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const by = (who: StaffWho): By => ({ kind: 'staff', id: who.id })
async function joins(here: Scene, topic = here.topics.quick): Promise<{ who: string; ticket: string }> {
  const who = await customer(app.db.owner)
  const request = { bar: here.bar, way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here: true }
  const { ticketId } = await app.get(QueueService).join({ kind: 'customer', id: who }, { customerId: who, topicId: topic, proof: 'proven' }, request)
  app.clock.advance(1_000)
  return { who, ticket: ticketId }
}
const view = ({ who, ticket }: { who: string; ticket: string }) => app.get(OwnTicketsService).view(who, ticket)
const openDesk = (here: Scene, index = 0) =>
  app.get(DesksService).open(by(here.staff[index] as StaffWho), here.staff[index] as StaffWho, here.bar, here.desks[index] ?? '')
const eventsOf = async (here: Scene, kind: string) =>
  (await app.db.owner.query('SELECT data FROM event WHERE bar_id = $1 AND kind = $2 ORDER BY version', [here.bar, kind])).rows

test('an arrival that has waited past the limit of the bar becomes due, once', async () => {
  app.clock.travelTo('2026-03-10T10:00:00Z')
  const here = await scene(app.db.owner)
  const early = await joins(here)
  app.clock.advance(61 * 60_000)
  await app.get(TimersService).tick()
  await app.get(TimersService).tick()
  expect((await view(early)).turn).toMatchObject({ lane: 1, at: Date.parse('2026-03-10T11:00:00Z') })
  expect(await eventsOf(here, 'ticket.becameDue')).toHaveLength(1)
})

test('what a person was told is kept, shown as it was told, and told anew when the line moved', async () => {
  app.clock.travelTo('2026-03-11T10:00:00Z')
  const here = await scene(app.db.owner)
  await openDesk(here)
  await joins(here, here.topics.long)
  const second = await joins(here)
  const first = (await view(second)).told
  expect(first).toMatchObject({ low: 40, high: 105 })
  expect((await eventsOf(here, 'ticket.joined')).at(-1)?.data.promise).toMatchObject({
    ticket: second.ticket,
    low: 40,
    high: 105,
    rule: 'work-ahead-1',
    ahead: 1,
    work: 60,
    desks: 1,
  })
  await openDesk(here, 1)
  app.clock.advance(20_000)
  await app.get(TimersService).tick()
  expect((await view(second)).told).toMatchObject({ low: 20, high: 55 })
  const told = await eventsOf(here, 'promises.told')
  expect(told.at(-1)?.data.told).toContainEqual(expect.objectContaining({ ticket: second.ticket, low: 20, high: 55 }))
})

test('at closing everybody who waits is offered a time, and half an hour later the rest end as closed, not as leavers', async () => {
  app.clock.travelTo('2026-03-12T19:00:00Z')
  const here = await scene(app.db.owner)
  await openDesk(here)
  const waits = await joins(here)
  const called = await joins(here)
  await app
    .get(CallingService)
    .call(by(here.staff[0] as StaffWho), here.staff[0] as StaffWho, here.bar, here.desks[0] ?? '', called.ticket, 'Their train leaves.')
  app.clock.travelTo('2026-03-12T20:00:30Z')
  await app.get(TimersService).tick()
  const offered = await view(waits)
  expect(offered.state).toBe('waiting')
  expect(await eventsOf(here, 'ticket.offered')).toHaveLength(1)
  expect(offered.offeredFor).toMatch(/^2026-03-13T08:/)
  app.clock.travelTo('2026-03-12T20:20:00Z')
  await app.get(TimersService).tick()
  expect((await view(waits)).state).toBe('waiting')
  app.clock.travelTo('2026-03-12T20:31:00Z')
  await app.get(TimersService).tick()
  expect((await view(waits)).state).toBe('closed')
  await expect(app.get(UndoService).undo(by(here.staff[0] as StaffWho), here.bar, waits.ticket, true)).rejects.toThrow('The bar has closed')
  expect((await view(called)).state).toBe('missed')
  expect(await eventsOf(here, 'ticket.left')).toHaveLength(0)
})

test('a lunch break is no closing: people keep their places over it', async () => {
  app.clock.travelTo('2026-03-16T11:50:00Z')
  const here = await scene(app.db.owner, { hours: ['08:00', '12:00'] })
  for (let weekday = 1; weekday <= 7; weekday++) await app.db.owner.query(`INSERT INTO bar_hours VALUES ($1, $2, '13:00', '18:00')`, [here.bar, weekday])
  app.clock.travelTo('2026-03-16T10:00:00Z')
  const waits = await joins(here)
  app.clock.travelTo('2026-03-16T12:45:00Z')
  await app.get(TimersService).tick()
  expect(await eventsOf(here, 'ticket.offered')).toHaveLength(0)
  expect((await view(waits)).state).toBe('waiting')
})

test('whoever is to be rung at their time while they stand in that line stops nobody: they stay booked until that place ends, or the grace is over', async () => {
  app.clock.travelTo('2026-03-17T08:00:00Z')
  const [here, elsewhere] = [await scene(app.db.owner), await scene(app.db.owner)]
  const rung = async (one: { who: string }) => {
    const request = { bar: here.bar, way: 'phone' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here: false }
    const pass = { customerId: one.who, topicId: here.topics.quick, proof: 'proven' as const }
    const { ticketId } = await app.get(BookingsService).book({ kind: 'customer', id: one.who }, pass, { ...request, start: new Date('2026-03-17T09:30:00Z') })
    return { who: one.who, ticket: ticketId }
  }
  const [stays, goes] = [await joins(here), await joins(here)]
  const [ofStays, ofGoes] = [await rung(stays), await rung(goes)]
  app.clock.travelTo('2026-03-17T08:31:00Z')
  const due = await joins(elsewhere)
  app.clock.travelTo('2026-03-17T09:31:30Z')
  await app.get(TimersService).tick()
  expect([(await view(ofStays)).state, (await view(ofGoes)).state, (await view(due)).turn.lane]).toEqual(['booked', 'booked', 1])
  await app.get(ComingService).leave({ kind: 'customer', id: goes.who }, here.bar, goes.ticket)
  await app.get(TimersService).tick()
  expect([(await view(ofStays)).state, (await view(ofGoes)).state]).toEqual(['booked', 'waiting'])
  app.clock.travelTo('2026-03-17T10:00:00Z')
  await app.get(TimersService).tick()
  expect((await view(ofStays)).state).toBe('missed')
  const supervisor = here.staff[0] as StaffWho
  await expect(app.get(UndoService).undo(by(supervisor), here.bar, ofStays.ticket, true)).rejects.toThrow('bring them back to their turn instead')
})

test('what goes wrong with one ticket keeps neither the others of its bar nor another bar from theirs, and leaves no gap in the log', async () => {
  app.clock.travelTo('2026-03-18T10:00:00Z')
  const here = await scene(app.db.owner)
  const [broken, second] = [await joins(here), await joins(here)]
  const seen: string[] = []
  await barByBar([here.bar, 'another'], async (barId) => {
    seen.push(barId)
    await everyTicket(app.get(Line), here.bar, `state = 'waiting'`, [], async (tx, ticket) => {
      await change(tx, ticket, 'ticket.nearlyDue', () => (ticket.nearAt = tx.now), {})
      if (ticket.id === broken.ticket) await tx.em.query('SELECT 1 / 0')
    })
  })
  expect(seen).toEqual([here.bar, 'another'])
  expect([(await view(broken)).nearAt, (await view(second)).nearAt]).toEqual([null, expect.any(String)])
  const { rows } = await app.db.owner.query('SELECT version::int FROM event WHERE bar_id = $1 ORDER BY version', [here.bar])
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1))
})

test('over night nobody stays called or in help, and what people left here rests with us; the morning begins anew', async () => {
  app.clock.travelTo('2026-03-19T19:00:00Z')
  const here = await scene(app.db.owner, { desks: 3 })
  for (const desk of [0, 1, 2]) await openDesk(here, desk)
  const at = (index: number) => [by(here.staff[index] as StaffWho), here.staff[index] as StaffWho, here.bar] as const
  const calls = (one: { ticket: string }, index: number) => app.get(CallingService).call(...at(index), here.desks[index] ?? '', one.ticket, 'asked for')
  const [helped, left, late, ready] = [await joins(here), await joins(here), await joins(here), await joins(here)]
  const takeIn = (ticket: string) =>
    app.db.owner.query(`INSERT INTO device (id, bar_id, ticket_id, kind, taken_at) VALUES ($1, $2, $3, 'laptop', $4)`, [
      newId(),
      here.bar,
      ticket,
      app.clock.now(),
    ])
  await takeIn(left.ticket)
  await takeIn(late.ticket)
  await calls(ready, 1)
  await app.get(CallingService).start(...at(1), ready.ticket)
  await app.get(HoldingService).hold(...at(1), ready.ticket, 'with_us')
  await app.get(HoldingService).ready(...at(1), ready.ticket, here.desks[1])
  app.clock.travelTo('2026-03-19T19:40:00Z')
  await calls(helped, 0)
  await app.get(CallingService).start(...at(0), helped.ticket)
  app.clock.travelTo('2026-03-19T20:20:00Z')
  await calls(late, 2)
  const states = async () => Promise.all([helped, left, late, ready].map(async (one) => (await view(one)).state))
  app.clock.travelTo('2026-03-19T20:31:00Z')
  await app.get(TimersService).tick()
  expect(await states()).toEqual(['helping', 'held', 'called', 'held'])
  expect(await view(left)).toMatchObject({ heldFor: 'with_us', here: false })
  app.clock.travelTo('2026-03-19T20:51:00Z')
  await app.get(TimersService).tick()
  expect(await states()).toEqual(['helping', 'held', 'missed', 'held'])
  app.clock.travelTo('2026-03-20T00:01:00Z')
  await app.get(TimersService).tick()
  expect(await states()).toEqual(['held', 'held', 'held', 'held'])
  const { rows } = await app.db.owner.query('SELECT minutes::float8, outcome FROM session WHERE ticket_id = $1', [helped.ticket])
  expect(rows).toEqual([{ minutes: 20, outcome: null }])
  const again = await app.get(QueueService).walkIn(by(here.staff[0] as StaffWho), here.bar, {
    ...{ topic: here.topics.quick, name: 'Someone', about: '', contact: '', vouchedBecause: '', proof: 'at_desk', customer: helped.who },
  })
  expect(again.already).toBe(false)
  app.clock.travelTo('2026-03-20T09:00:00Z')
  await calls({ ticket: again.ticket.id }, 0)
  await app.get(CallingService).start(...at(0), again.ticket.id)
  app.clock.travelTo('2026-03-20T14:00:00Z')
  await app.get(TimersService).tick()
  expect((await app.db.owner.query('SELECT state FROM ticket WHERE id = $1', [again.ticket.id])).rows).toEqual([{ state: 'helping' }])
})

test('the night belongs to the day before: whoever was called shortly before midnight, or whose booked time was then, comes back after it', async () => {
  app.clock.travelTo('2026-03-22T22:00:00Z')
  const here = await scene(app.db.owner, { hours: ['08:00', '23:59'] })
  const [desk, staff] = [here.desks[0] ?? '', here.staff[0] as StaffWho]
  await openDesk(here)
  const called = await joins(here)
  const late = await customer(app.db.owner)
  const request = { bar: here.bar, way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here: false }
  const pass = { customerId: late, topicId: here.topics.quick, proof: 'proven' as const }
  const booked = await app.get(BookingsService).book({ kind: 'customer', id: late }, pass, { ...request, start: new Date('2026-03-22T23:30:00Z') })
  app.clock.travelTo('2026-03-22T23:50:00Z')
  await app.get(CallingService).callNext(by(staff), staff, here.bar, desk)
  await app.get(CallingService).noAnswer(by(staff), staff, here.bar, called.ticket)
  expect(await view(called)).toMatchObject({ state: 'missed', opensUntil: '2026-03-22T23:59:00.000Z' })
  await app.get(TimersService).tick()
  app.clock.travelTo('2026-03-23T00:10:00Z')
  expect(await view({ who: late, ticket: booked.ticketId })).toMatchObject({ state: 'missed', keptUntil: '2026-03-23T03:59:00.000Z', opensUntil: null })
  for (const id of [called.ticket, booked.ticketId]) expect(await app.get(ComingService).return(by(staff), here.bar, id)).toMatchObject({ state: 'waiting' })
})

test('a bar that closes at midnight closes its line as well', async () => {
  app.clock.travelTo('2026-03-21T23:00:00Z')
  const here = await scene(app.db.owner, { hours: ['08:00', '23:59'] })
  const waits = await joins(here)
  app.clock.travelTo('2026-03-22T00:00:30Z')
  await app.get(TimersService).tick()
  app.clock.travelTo('2026-03-22T00:31:00Z')
  await app.get(TimersService).tick()
  expect((await view(waits)).state).toBe('closed')
})
