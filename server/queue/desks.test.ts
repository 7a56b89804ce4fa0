import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { EventKind } from '../../shared/events.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser } from '../testing/browser.ts'
import { type Scene, scene, staffMember } from '../testing/scene.ts'
import { staffCookie } from '../testing/sockets.ts'
import { CallingService } from './calling.service.ts'
import { DesksService } from './desks.service.ts'
import { DueService } from './due.service.ts'
import { PicturesService } from './pictures.service.ts'
import { QueueService } from './queue.service.ts'

let app: TestApp
let here: Scene
let who: StaffWho
let other: StaffWho
let desk: string
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.travelTo('2026-03-10T10:00:00Z')
  here = await scene(app.db.owner)
  who = here.staff[0] as StaffWho
  other = here.staff[1] as StaffWho
  desk = here.desks[0] ?? ''
  await app.get(DesksService).open(by(who), who, here.bar, desk)
})

const by = ({ id }: StaffWho): By => ({ kind: 'staff', id })
const refusal = (code: string) => expect.objectContaining({ code })
const pauses = (until: string, one = who, why: 'lunch' | 'short' = 'lunch') => app.get(DesksService).pause(by(one), one, here.bar, desk, { why, until })
const back = (one = who) => app.get(DesksService).back(by(one), one, here.bar, desk)
const asks = (wanted: boolean, one = who) => app.get(DesksService).wantSupervisor(by(one), one, here.bar, desk, wanted)
const openDesks = async () => (await app.get(PicturesService).of('phone', here.bar)).line.openDesks
const supervisor = () => staffMember(app.db.owner, [here.bar], 'supervisor', 'Floor')
async function walksIn(): Promise<string> {
  const wish = { topic: here.topics.quick, name: 'Someone', about: '', contact: '', vouchedBecause: '', proof: 'at_desk' as const }
  return (await app.get(QueueService).walkIn(by(who), here.bar, wish)).ticket.id
}
async function events(): Promise<{ kind: EventKind; data: object; by_id: string }[]> {
  const { rows } = await app.db.owner.query(`SELECT kind, data, by_id FROM event WHERE bar_id = $1 AND kind LIKE 'desk.%' ORDER BY version`, [here.bar])
  return rows
}
const kinds = async () => (await events()).map(({ kind }) => kind)

describe('a break', () => {
  test('has a reason and a time back, counts the desk as open for nobody, and stands in the log with its skills', async () => {
    expect(await openDesks()).toBe(1)
    expect(await pauses('2026-03-10T12:30:00+02:00')).toMatchObject({ staffId: who.id, breakWhy: 'lunch', breakUntil: '2026-03-10T10:30:00.000Z' })
    expect(await openDesks()).toBe(0)
    expect(await back()).toMatchObject({ staffId: who.id, breakWhy: null, breakUntil: null })
    expect(await openDesks()).toBe(1)
    expect(await kinds()).toEqual(['desk.opened', 'desk.paused', 'desk.resumed'])
    expect((await events())[1]).toMatchObject({ data: { why: 'lunch', until: '2026-03-10T10:30:00.000Z', skills: [] }, by_id: who.id })
  })

  test('said twice is one break; another time ends it and begins it, so that counts stay right', async () => {
    await pauses('2026-03-10T10:30:00Z')
    await pauses('2026-03-10T10:30:00Z')
    await pauses('2026-03-10T10:45:00Z')
    expect(await kinds()).toEqual(['desk.opened', 'desk.paused', 'desk.resumed', 'desk.paused'])
    await back()
    await back()
    expect((await kinds()).slice(4)).toEqual(['desk.resumed'])
  })

  test('waits for whoever is on their way to the desk', async () => {
    await walksIn()
    await app.get(CallingService).callNext(by(who), who, here.bar, desk)
    await expect(pauses('2026-03-10T10:30:00Z')).rejects.toEqual(refusal('desk_busy'))
    expect(await kinds()).toEqual(['desk.opened'])
  })

  test('ends later than now, within half a day', async () => {
    for (const until of ['2026-03-10T10:00:00Z', '2026-03-10T09:00:00Z', '2026-03-10T22:00:01Z', '9999-12-31T23:59:59Z'])
      await expect(pauses(until)).rejects.toMatchObject({ code: 'not_valid', details: { field: 'until' } })
  })

  test('is one’s own, or given by a supervisor; a closed desk has none, and closing ends it', async () => {
    await expect(pauses('2026-03-10T10:30:00Z', other)).rejects.toEqual(refusal('desk_taken'))
    await pauses('2026-03-10T10:30:00Z', await supervisor())
    await app.get(DesksService).close(by(who), who, here.bar, desk)
    expect((await events()).at(-1)).toMatchObject({ kind: 'desk.closed', data: { onBreak: true } })
    await expect(pauses('2026-03-10T10:30:00Z')).rejects.toEqual(refusal('no_desk'))
    await expect(back()).rejects.toEqual(refusal('no_desk'))
    expect(await app.get(DesksService).open(by(who), who, here.bar, desk)).toMatchObject({ breakWhy: null })
  })
})

test('"supervisor, please" is seen by staff alone, until one came', async () => {
  expect(await asks(true)).toMatchObject({ wantsSupervisorAt: '2026-03-10T10:00:00.000Z' })
  app.clock.advance(60_000)
  expect(await asks(true)).toMatchObject({ wantsSupervisorAt: '2026-03-10T10:00:00.000Z' })
  await expect(asks(false, other)).rejects.toEqual(refusal('desk_taken'))
  expect(await asks(false, await supervisor())).toMatchObject({ wantsSupervisorAt: null })
  expect(await kinds()).toEqual(['desk.opened', 'desk.wantsSupervisor', 'desk.sawSupervisor'])
})

test('whoever greets people needs no desk: adds them, checks them in, brings them back, vouches and lets them go', async () => {
  const greeter = new Browser(app)
  greeter.cookies.set('aftercare_staff', (await staffCookie(app, other.id)).split('=')[1] ?? '')
  const says = async (path: string, body = {}) => {
    const answer = await greeter.post<{ id: string; state: string; ticket: { id: string } }>(`/bars/${here.bar}${path}`, body)
    expect([path, answer.status, answer.body]).toEqual([path, 200, expect.anything()])
    return answer.body
  }
  const { ticket } = await says('/walk-ins', { topic: here.topics.quick, name: 'Someone' })
  const its = `/tickets/${ticket.id}`
  await says(`${its}/vouch`, { because: 'Known here.' })
  await says(`${its}/arrive`)
  await says(`${its}/on-my-way`)
  await says(`${its}/pre-call`)
  await says(`${its}/later`)
  await says(`${its}/back`)
  await says(`${its}/step-out`, { until: '2026-03-10T10:20:00Z' })
  await says(`${its}/back`)
  await says(`${its}/correct`, { about: 'The screen is cracked.', seat: 'blue coat' })
  expect(await says(`${its}/leave`)).toMatchObject({ state: 'left' })
  expect(await says(`${its}/undo`)).toMatchObject({ state: 'waiting' })
  const booked = `/tickets/${(await says('/bookings', { start: '2026-03-10T10:30:00Z', topic: here.topics.quick, name: 'Someone else' })).id}`
  expect(await says(`${booked}/check-in`)).toMatchObject({ state: 'waiting' })
  expect(await says(`${booked}/undo`)).toMatchObject({ state: 'booked' })
  app.clock.travelTo('2026-03-10T11:00:00Z')
  await app.get(DueService).bookedTimesCome(here.bar)
  expect(await says(`${booked}/return`)).toMatchObject({ state: 'waiting' })
  // But not past what a colleague has done meanwhile.
  const refused = async (body: object) => {
    const all = { leave: {}, later: {}, 'step-out': { until: '2026-03-10T11:20:00Z' }, 'take-time': { start: '2026-03-10T12:00:00Z' }, cancel: {} }
    const post = ([path, its]: [string, object]) => greeter.post<{ code: string }>(`/bars/${here.bar}${booked}/${path}`, { ...its, ...body })
    return Promise.all(Object.entries(all).map(async (one) => (await post(one)).body.code))
  }
  expect(await refused({ seen: 0 })).toEqual(Array(5).fill('moved_since'))
  await app.get(CallingService).call(by(who), who, here.bar, desk, booked.split('/').at(-1) ?? '', 'asked for')
  expect(await refused({})).toEqual([...Array(3).fill('called_by_other'), 'move_not_legal', 'called_by_other'])
  const { rows } = await app.db.owner.query('SELECT count(*)::int AS desks FROM desk WHERE staff_id = $1', [other.id])
  expect(rows).toEqual([{ desks: 0 }])
})
