import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { By, StaffWho } from '../platform/access.ts'
import { customer, type Scene, scene } from '../testing/scene.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { CallingService } from './calling.service.ts'
import { ComingService } from './coming.service.ts'
import { DesksService } from './desks.service.ts'
import { OwnTicketsService } from './own-tickets.service.ts'
import { QueueService } from './queue.service.ts'
import { UndoService } from './undo.service.ts'

let app: TestApp
let here: Scene
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const byStaff = (who: StaffWho): By => ({ kind: 'staff', id: who.id })
const byCustomer = (id: string): By => ({ kind: 'customer', id })

async function newScene(): Promise<Scene> {
  here = await scene(app.db.owner)
  const [first, second] = here.staff as [StaffWho, StaffWho]
  await app.get(DesksService).open(byStaff(first), first, here.bar, here.desks[0] ?? '')
  await app.get(DesksService).open(byStaff(second), second, here.bar, here.desks[1] ?? '')
  return here
}

type Wish = Partial<{ topic: string; here: boolean; name: string; who: string; forSomebodyElse: boolean }>
async function joins(wish: Wish = {}): Promise<{ who: string; ticket: string; already: boolean }> {
  const who = wish.who ?? (await customer(app.db.owner))
  const pass = { customerId: who, topicId: wish.topic ?? here.topics.quick, proof: 'proven' as const }
  const request = {
    bar: here.bar,
    way: 'store' as const,
    name: wish.name ?? 'Someone',
    about: '',
    contact: null,
    forSomebodyElse: wish.forSomebodyElse ?? false,
    here: wish.here ?? true,
  }
  const { ticketId, already } = await app.get(QueueService).join(byCustomer(who), pass, request)
  app.clock.advance(1_000)
  return { who, ticket: ticketId, already }
}
const callNext = (desk: 0 | 1) => {
  const who = here.staff[desk] as StaffWho
  return app.get(CallingService).callNext(byStaff(who), who, here.bar, here.desks[desk] ?? '')
}
const refusal = (code: string) => expect.objectContaining({ code })

test('people are called in the order in which they came, and only those who are here', async () => {
  await newScene()
  const away = await joins({ here: false })
  const present = await joins()
  expect(await callNext(0)).toMatchObject({ id: present.ticket, state: 'called', deskId: here.desks[0] })
  await expect(callNext(1)).rejects.toEqual(refusal('nobody_to_call'))
  await app.get(ComingService).arrive(byCustomer(away.who), here.bar, away.ticket)
  expect(await callNext(1)).toMatchObject({ id: away.ticket })
})

test('a desk is offered only what its specialist can do', async () => {
  await newScene()
  const repair = await joins({ topic: here.topics.special })
  const quick = await joins()
  expect(await callNext(0)).toMatchObject({ id: quick.ticket })
  expect(await callNext(1)).toMatchObject({ id: repair.ticket })
})

test('a person has one place: joining again leads to it, for somebody else there is another', async () => {
  await newScene()
  const first = await joins()
  expect(await joins({ who: first.who })).toMatchObject({ ticket: first.ticket, already: true })
  expect(await joins({ who: first.who, forSomebodyElse: true, name: 'My mother' })).toMatchObject({ already: false })
})

test('two desks that call the same person: one wins, the other is told who', async () => {
  await newScene()
  const { ticket } = await joins()
  const call = (desk: 0 | 1) =>
    app.get(CallingService).call(byStaff(here.staff[desk] as StaffWho), here.staff[desk] as StaffWho, here.bar, here.desks[desk] ?? '', ticket)
  const results = await Promise.allSettled([call(0), call(1)])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const lost = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(lost.reason.message).toMatch(/^Desk [12] called \w{4} a moment ago \(Specialist [12]\)\.$/)
})

test('whoever was called and not seen returns to the old turn', async () => {
  await newScene()
  const first = await joins()
  await joins()
  await callNext(0)
  await app.get(CallingService).noAnswer(byStaff(here.staff[0] as StaffWho), here.staff[0] as StaffWho, here.bar, first.ticket)
  await app.get(ComingService).return(byCustomer(first.who), here.bar, first.ticket)
  expect(await callNext(0)).toMatchObject({ id: first.ticket })
})

test('leaving can be taken back, to exactly the same turn; after ten minutes it cannot', async () => {
  await newScene()
  const first = await joins()
  await joins()
  await app.get(ComingService).leave(byCustomer(first.who), here.bar, first.ticket)
  expect(await app.get(OwnTicketsService).view(first.who, first.ticket)).toMatchObject({ state: 'left', undoUntil: expect.any(String) })
  await app.get(UndoService).undo(byCustomer(first.who), here.bar, first.ticket)
  expect(await callNext(0)).toMatchObject({ id: first.ticket })
  await app.get(CallingService).putBack(byStaff(here.staff[0] as StaffWho), here.staff[0] as StaffWho, here.bar, first.ticket)
  await app.get(ComingService).leave(byCustomer(first.who), here.bar, first.ticket)
  app.clock.advance(11 * 60_000)
  await expect(app.get(UndoService).undo(byCustomer(first.who), here.bar, first.ticket)).rejects.toEqual(refusal('undo_over'))
})

test('leaving cannot be taken back once the person has a place again', async () => {
  await newScene()
  const first = await joins()
  await app.get(ComingService).leave(byCustomer(first.who), here.bar, first.ticket)
  await joins({ who: first.who })
  await expect(app.get(UndoService).undo(byCustomer(first.who), here.bar, first.ticket)).rejects.toEqual(refusal('already_in_line'))
})

test('every change of a bar is one more version, without a gap, and events say what was before and after', async () => {
  await newScene()
  const first = await joins()
  await callNext(0)
  const { rows } = await app.db.owner.query('SELECT version, kind, data FROM event WHERE bar_id = $1 ORDER BY version', [here.bar])
  expect(rows.map(({ version }) => Number(version))).toEqual(rows.map((_, index) => index + 1))
  expect(rows.at(-1)).toMatchObject({
    kind: 'ticket.called',
    data: { before: { state: 'waiting', deskId: null }, after: { state: 'called', deskId: here.desks[0] } },
  })
  expect((await app.db.owner.query('SELECT version FROM bar WHERE id = $1', [here.bar])).rows[0].version).toBe(rows.length)
  expect(first.already).toBe(false)
})

test('the line takes nobody when it is closed, or when the waiting work fills the hours that are left', async () => {
  await newScene()
  app.clock.travelTo('2026-03-10T21:00:00Z')
  await expect(joins()).rejects.toEqual(refusal('bar_closed'))
  app.clock.travelTo('2026-03-10T18:30:00Z')
  for (let people = 0; people < 3; people++) await joins({ topic: here.topics.long })
  await expect(joins()).rejects.toEqual(refusal('line_full'))
})

test('whoever was not seen and joins again comes back to the old turn, not to the end', async () => {
  await newScene()
  const first = await joins()
  const second = await joins()
  await callNext(0)
  await app.get(CallingService).noAnswer(byStaff(here.staff[0] as StaffWho), here.staff[0] as StaffWho, here.bar, first.ticket)
  expect(await joins({ who: first.who })).toMatchObject({ ticket: first.ticket, already: true })
  expect(await callNext(0)).toMatchObject({ id: first.ticket })
  expect(await callNext(1)).toMatchObject({ id: second.ticket })
})

test('leaving a call is taken back into the line when the desk went on to the next', async () => {
  await newScene()
  const first = await joins()
  await joins()
  await callNext(0)
  await app.get(ComingService).leave(byCustomer(first.who), here.bar, first.ticket)
  const next = await callNext(0)
  expect(await app.get(UndoService).undo(byCustomer(first.who), here.bar, first.ticket)).toMatchObject({ state: 'waiting', deskId: null, calledAt: null })
  const [maya] = here.staff as [StaffWho]
  await app.get(CallingService).start(byStaff(maya), maya, here.bar, next.id)
  expect(await callNext(1)).toMatchObject({ id: first.ticket })
})

test('the contact of a walk-in is kept the way it is found again, and what is none is refused', async () => {
  await newScene()
  const [maya] = here.staff as [StaffWho]
  const walkIn = (contact: string) =>
    app.get(QueueService).walkIn(byStaff(maya), here.bar, { topic: here.topics.quick, name: 'Ada', about: '', contact, vouchedBecause: '', proof: 'at_desk' })
  expect((await walkIn(' ADA@Example.COM')).ticket.contact).toBe('ada@example.com')
  expect((await walkIn('(312) 555-0143')).ticket.contact).toBe('+13125550143')
  await expect(walkIn('by pigeon')).rejects.toEqual(expect.objectContaining({ code: 'not_valid', details: expect.objectContaining({ field: 'contact' }) }))
})

test('whoever is added at the desk a second time, by name and contact, has their place already; a family shares a contact', async () => {
  await newScene()
  const [maya] = here.staff as [StaffWho]
  const walkIn = (name: string, contact: string) =>
    app.get(QueueService).walkIn(byStaff(maya), here.bar, { topic: here.topics.quick, name, about: '', contact, vouchedBecause: '', proof: 'at_desk' })
  const { ticket } = await walkIn('Ada', 'ada@example.com')
  expect(await walkIn('ADA', ' Ada@Example.com')).toMatchObject({ already: true, ticket: { id: ticket.id } })
  expect(await walkIn('Bea', 'ada@example.com')).toMatchObject({ already: false })
  expect(await walkIn('Ada', '')).toMatchObject({ already: false })
  await app.get(ComingService).leave(byStaff(maya), here.bar, ticket.id)
  expect(await walkIn('Ada', 'ada@example.com')).toMatchObject({ already: false })
})

test('a known customer who was missed today and is added at the desk comes back to the old turn', async () => {
  await newScene()
  const [maya] = here.staff as [StaffWho]
  const first = await joins()
  await joins()
  await callNext(0)
  await app.get(CallingService).noAnswer(byStaff(maya), maya, here.bar, first.ticket)
  const body = { topic: here.topics.long, name: 'Someone', about: '', contact: '', vouchedBecause: '', proof: 'at_desk' as const, customer: first.who }
  expect(await app.get(QueueService).walkIn(byStaff(maya), here.bar, body)).toMatchObject({ already: true, ticket: { id: first.ticket, here: true } })
  expect(await callNext(0)).toMatchObject({ id: first.ticket })
})

test('a specialist has one desk, and is told so in words', async () => {
  await newScene()
  const [maya] = here.staff as [StaffWho]
  await app.db.owner.query('UPDATE desk SET staff_id = NULL, opened_at = NULL WHERE id = $1', [here.desks[1]])
  await expect(app.get(DesksService).open(byStaff(maya), maya, here.bar, here.desks[1] ?? '')).rejects.toThrow('You are at desk 1 already: close it first.')
})
