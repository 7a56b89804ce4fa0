import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { BarView } from '../../shared/bars.ts'
import type { StaffWho } from '../platform/access.ts'
import { follow } from '../../shared/line.ts'
import { LogService } from '../realtime/log.service.ts'
import { present } from '../realtime/presenters.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { customer, type Scene, scene } from '../testing/scene.ts'
import { DesksService } from './desks.service.ts'
import { PicturesService } from './pictures.service.ts'
import { QueueService } from './queue.service.ts'
import { TimersService } from './timers.service.ts'

let app: TestApp
let here: Scene
beforeAll(async () => {
  app = await testApp()
  app.clock.travelTo('2026-03-11T10:00:00Z')
  here = await scene(app.db.owner)
})
afterAll(() => app.close())

const door = async () => ((await (await fetch(`${app.url}/api/bars`)).json()) as BarView[]).find(({ id }) => id === here.bar)?.wait
const shown = async () =>
  (await app.db.owner.query(`SELECT data FROM event WHERE bar_id = $1 AND kind = 'wait.shown' ORDER BY version`, [here.bar])).rows.map(({ data }) => data)
const staff = () => here.staff[0] as StaffWho
const open = () => app.get(DesksService).open({ kind: 'staff', id: staff().id }, staff(), here.bar, here.desks[0] ?? '')
async function joins() {
  const who = await customer(app.db.owner)
  const request = { bar: here.bar, way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here: true }
  await app.get(QueueService).join({ kind: 'customer', id: who }, { customerId: who, topicId: here.topics.long, proof: 'proven' }, request)
}

test('what the door shows to somebody who has not joined stands in the log, with its rule and inputs, once', async () => {
  expect(await door()).toBeNull()
  expect(await shown()).toEqual([])
  await open()
  const range = await door()
  expect(await Promise.all([door(), door(), door()])).toEqual([range, range, range])
  expect(await shown()).toEqual([{ range, rule: 'work-ahead-1', ahead: 0, work: 0, desks: 1 }])
})

test('a longer line is shown after it is written, also when only the board looks, and the board follows', async () => {
  const before = await app.get(PicturesService).of('board', here.bar)
  await joins()
  app.clock.advance(20_000)
  await app.get(TimersService).tick()
  const range = await door()
  expect(range).not.toEqual(before.line.wait)
  expect((await shown()).at(-1)).toMatchObject({ range, ahead: 1, work: 60 })
  const entries = await app.get(LogService).after(here.bar, before.version)
  const changes = entries.map((entry) => present('board', entry))
  expect(follow('board', before, changes).picture.line).toEqual((await app.get(PicturesService).of('board', here.bar)).line)
})

test('a closed place shows none, and the log says so', async () => {
  app.clock.travelTo('2026-03-11T23:30:00Z')
  expect(await door()).toBeNull()
  expect((await shown()).at(-1)).toMatchObject({ range: null })
})
