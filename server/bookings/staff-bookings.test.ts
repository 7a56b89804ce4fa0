import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { bookForBody } from '../../shared/bookings.ts'
import { newId } from '../platform/ids.ts'
import { ComingService } from '../queue/coming.service.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { BarDay, by } from '../testing/bar-day.ts'
import { customer } from '../testing/scene.ts'
import { BookingsService } from './bookings.service.ts'
import { StaffBookingsService } from './staff-bookings.service.ts'

let app: TestApp
let day: BarDay
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  day = await BarDay.begin(app, 1)
})

const refusal = (code: string, more = {}) => expect.objectContaining({ code, ...more })
const at = (time: string) => `2026-03-11T${time}:00.000Z`
const books = (time: string, more: object = {}) =>
  app
    .get(StaffBookingsService)
    .book(by(day.who()), day.here.bar, bookForBody.parse({ start: at(time), topic: day.here.topics.quick, name: 'Someone', ...more }))
const takes = (id: string, time: string) => app.get(BookingsService).change(by(day.who()), day.here.bar, id, new Date(at(time)))
const cancels = (id: string) => app.get(ComingService).cancel(by(day.who()), day.here.bar, id)
const letters = async (id: string) =>
  (await app.db.owner.query('SELECT kind FROM message WHERE ticket_id = $1 ORDER BY version', [id])).rows.map(({ kind }) => kind as string)
async function known(address = `${newId()}@example.com`): Promise<{ id: string; address: string }> {
  const id = await customer(app.db.owner)
  await app.db.owner.query('INSERT INTO contact VALUES ($1, $2, $3, $4, now())', [newId(), id, address.startsWith('+') ? 'phone' : 'email', address])
  return { id, address }
}

test('somebody rings up: booked, told, moved and cancelled by staff, with one seat that is never held twice', async () => {
  const booked = await books('09:00', { contact: 'Rings.Up@example.com' })
  expect(booked).toMatchObject({ state: 'booked', came: 'booked', bookedFor: at('09:00'), proof: 'at_desk', contact: 'rings.up@example.com', here: false })
  await expect(books('09:00')).rejects.toEqual(refusal('slot_taken'))
  await expect(books('09:07')).rejects.toEqual(refusal('slot_not_offered'))
  expect(await takes(booked.id, '10:00')).toMatchObject({ state: 'booked', bookedFor: at('10:00') })
  await books('09:00')
  expect(await cancels(booked.id)).toMatchObject({ state: 'cancelled' })
  await books('10:00')
  expect(await letters(booked.id)).toEqual(['booked', 'bookingChanged', 'bookingCancelled'])
  const { rows } = await app.db.owner.query('SELECT DISTINCT by_kind, by_id FROM event WHERE ticket_id = $1', [booked.id])
  expect(rows).toEqual([{ by_kind: 'staff', by_id: day.who().id }])
  await expect(cancels(booked.id)).rejects.toEqual(refusal('move_not_legal'))
})

test('whoever waits without a phone takes a time instead; whoever is being helped does not', async () => {
  const waits = await day.walksIn()
  expect(await takes(waits, '09:00')).toMatchObject({ id: waits, state: 'booked', bookedFor: at('09:00') })
  expect(await day.kinds(waits)).toEqual(['ticket.joined', 'ticket.tookTime'])
  const helped = await day.walksIn()
  await day.helps(helped)
  await expect(takes(helped, '10:00')).rejects.toEqual(refusal('move_not_legal'))
})

test('a customer whom we know keeps their proof and hears at their own address, and may have many times, but not two at once', async () => {
  const { id, address } = await known()
  await app.db.owner.query('UPDATE bar SET seats = 2 WHERE id = $1', [day.here.bar])
  const times = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00']
  const tickets = []
  for (const time of times) tickets.push(await books(time, { customer: id }))
  expect(tickets.at(-1)).toMatchObject({ proof: 'proven', contact: address })
  await expect(books('09:00', { customer: id })).rejects.toEqual(refusal('booked_already'))
  const waits = await day.walksIn({ customer: id })
  expect(await takes(waits, '15:00')).toMatchObject({ state: 'booked' })
  await expect(books('16:00', { customer: newId() })).rejects.toEqual(refusal('not_found'))
})

test('whoever is to be rung needs a number: the typed one, or a verified one', async () => {
  const [mail, phone] = [await known(), await known('+4930901820')]
  await expect(books('09:00', { way: 'phone', customer: mail.id })).rejects.toEqual(
    refusal('not_valid', { details: expect.objectContaining({ field: 'contact' }) }),
  )
  expect(await books('09:00', { way: 'phone', customer: phone.id })).toMatchObject({ way: 'phone', contact: '+4930901820' })
})

test('what staff cancelled is theirs to take back: the customer’s page does not offer it', async () => {
  const { id } = await known()
  const [theirs, own] = [await books('09:00', { customer: id }), await books('10:00', { customer: id })]
  await cancels(theirs.id)
  await app.get(ComingService).cancel({ kind: 'customer', id }, day.here.bar, own.id)
  const until = async (ticket: string) => (await app.get(OwnTicketsService).view(id, ticket)).undoUntil
  expect([await until(theirs.id), await until(own.id)]).toEqual([null, '2026-03-10T10:10:00.000Z'])
  expect(await day.undoes(theirs.id)).toMatchObject({ state: 'booked', bookedFor: at('09:00') })
})
