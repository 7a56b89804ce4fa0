import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { By } from '../platform/access.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { customer, type Scene, scene } from '../testing/scene.ts'
import { JoiningService } from './joining.service.ts'
import { PicturesService } from './pictures.service.ts'
import { PlacesService } from './places.service.ts'
import { QueueService } from './queue.service.ts'
import { TimersService } from './timers.service.ts'

let app: TestApp
let here: Scene
let supervisor: By
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.travelTo('2026-03-28T10:00:00Z')
  here = await scene(app.db.owner, { zone: 'Europe/Dublin' })
  supervisor = { kind: 'staff', id: here.staff[0]?.id ?? null }
})

const service = () => app.get(JoiningService)
const atTheDoor = async () => (await app.get(PlacesService).all()).find(({ id }) => id === here.bar)
const kinds = async () => (await app.db.owner.query('SELECT kind FROM event WHERE bar_id = $1 ORDER BY version', [here.bar])).rows.map(({ kind }) => kind)
async function joins(): Promise<string> {
  const who = await customer(app.db.owner)
  const request = { bar: here.bar, way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here: true }
  return (await app.get(QueueService).join({ kind: 'customer', id: who }, { customerId: who, topicId: here.topics.quick, proof: 'proven' }, request)).ticketId
}

test('a paused line takes nobody new and says why at the door; resumed, it does again, and says nothing', async () => {
  await service().set(supervisor, here.bar, { joining: 'paused', words: 'A power cut: back at eleven.' })
  expect(await atTheDoor()).toMatchObject({ joining: 'paused', joiningWords: 'A power cut: back at eleven.' })
  expect((await atTheDoor())?.hours).toContainEqual({ weekday: 7, opens: '08:00', closes: '20:00' })
  // A board asks for its own place alone, and reads the same.
  expect((await fetch(`${app.url}/api/bars/${here.bar}`).then((answer) => answer.json())) as unknown).toEqual(await atTheDoor())
  await expect(joins()).rejects.toMatchObject({ code: 'joining_paused' })
  await service().set(supervisor, here.bar, { joining: 'open', words: 'left over' })
  expect(await atTheDoor()).toMatchObject({ joining: 'open', joiningWords: '' })
  await joins()
})

test('pressed twice, a line is paused once; other words are said anew', async () => {
  for (let press = 0; press < 2; press++) await service().set(supervisor, here.bar, { joining: 'paused', words: 'Soon.' })
  expect(await kinds()).toEqual(['joining.changed'])
  await service().set(supervisor, here.bar, { joining: 'paused', words: 'Later.' })
  expect(await kinds()).toEqual(['joining.changed', 'joining.changed'])
})

test('a line that was closed for the day opens by itself on the next day of the bar, and not before', async () => {
  await service().set(supervisor, here.bar, { joining: 'closed', words: '' })
  // The clocks go forward in that night: midnight there is midnight here, and an hour later it is not.
  app.clock.travelTo('2026-03-28T23:59:00Z')
  await app.get(TimersService).tick()
  expect((await app.get(PicturesService).of('staff', here.bar)).line.joining).toBe('closed')
  app.clock.travelTo('2026-03-29T00:00:30Z')
  await Promise.all([app.get(TimersService).tick(), app.get(TimersService).tick()])
  expect((await app.get(PicturesService).of('staff', here.bar)).line.joining).toBe('open')
  expect(await kinds()).toEqual(['joining.changed', 'joining.changed'])
})

test('whoever waits is told something until it is taken back or the day is over; a paused line stays paused over night', async () => {
  await service().tell(supervisor, here.bar, 'We are twenty minutes late.')
  await service().tell(supervisor, here.bar, 'We are twenty minutes late.')
  const { notice } = (await app.get(PicturesService).of('phone', here.bar)).line
  expect(notice).toEqual({ words: 'We are twenty minutes late.', at: '2026-03-28T10:00:00.000Z' })
  await service().tell(supervisor, here.bar, '')
  await service().tell(supervisor, here.bar, '')
  expect((await app.get(PicturesService).of('board', here.bar)).line.notice).toBeNull()
  await service().tell(supervisor, here.bar, 'The lift is out of order.')
  await service().set(supervisor, here.bar, { joining: 'paused', words: '' })
  app.clock.travelTo('2026-03-29T09:00:00Z')
  await app.get(TimersService).tick()
  const { notice: next, joining } = (await app.get(PicturesService).of('staff', here.bar)).line
  expect({ next, joining }).toEqual({ next: null, joining: 'paused' })
  expect((await kinds()).filter((kind) => kind === 'bar.told')).toHaveLength(4)
})
