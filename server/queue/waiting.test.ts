import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DateTime } from 'luxon'
import { DataSource, type QueryRunner } from 'typeorm'
import { MissedToday1700000000021 } from '../../migrations/0021-missed-today.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { customer, type Scene, scene } from '../testing/scene.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { CallingService } from './calling.service.ts'
import { ComingService } from './coming.service.ts'
import { CorrectionsService } from './corrections.service.ts'
import { DesksService } from './desks.service.ts'
import { OwnTicketsService } from './own-tickets.service.ts'
import { PicturesService } from './pictures.service.ts'
import { QueueService } from './queue.service.ts'
import { TimersService } from './timers.service.ts'
import { UndoService } from './undo.service.ts'
import { verifyBar } from './verifying.ts'
import { WaitingService } from './waiting.service.ts'

let app: TestApp
let bar: Scene
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

type Visit = { by: By & { id: string }; ticket: string }
const waiting = () => app.get(WaitingService)
const minutes = (count: number) => app.clock.advance(count * 60_000)
const tick = () => app.get(TimersService).tick()
const [desk, who] = [() => bar.desks[0] ?? '', () => bar.staff[0] as StaffWho]
const byStaff = (): By => ({ kind: 'staff', id: who().id })

/** Another day, a bar of its own with one desk open. */
async function opens(wish: { noAnswer?: number } = {}): Promise<void> {
  app.clock.travelTo('2026-03-10T10:00:00Z')
  bar = await scene(app.db.owner, { desks: 1, ...wish })
  await app.get(DesksService).open(byStaff(), who(), bar.bar, desk())
}
async function joins(here = true, topicId = bar.topics.quick): Promise<Visit> {
  const by = { kind: 'customer' as const, id: await customer(app.db.owner) }
  const request = { bar: bar.bar, way: 'store' as const, name: 'Someone', about: '', contact: null, forSomebodyElse: false, here }
  const { ticketId } = await app.get(QueueService).join(by, { customerId: by.id, topicId, proof: 'proven' }, request)
  app.clock.advance(1_000)
  return { by, ticket: ticketId }
}
const view = ({ by, ticket }: Visit) => app.get(OwnTicketsService).view(by.id, ticket)
const callNext = () => app.get(CallingService).callNext(byStaff(), who(), bar.bar, desk())
const noAnswer = ({ ticket }: Visit) => app.get(CallingService).noAnswer(byStaff(), who(), bar.bar, ticket)
const later = ({ by, ticket }: Visit) => waiting().later(by, bar.bar, ticket)
const back = ({ by, ticket }: Visit) => waiting().back(by, bar.bar, ticket)
const outFor = ({ by, ticket }: Visit, count: number) => waiting().stepOut(by, bar.bar, ticket, new Date(app.clock.now().getTime() + count * 60_000))
const onMyWay = ({ by, ticket }: Visit) => waiting().onMyWay(by, bar.bar, ticket)
const eventsOf = async ({ ticket }: Visit) =>
  (await app.db.owner.query('SELECT kind FROM event WHERE ticket_id = $1 ORDER BY version', [ticket])).rows.map(({ kind }) => kind)
const refusal = (code: string, details = {}) => expect.objectContaining({ code, details: expect.objectContaining(details) })

test('whoever waits says what else it is about: it stands in the same visit, in their own name, and they may take it back', async () => {
  await opens()
  const visit = await joins()
  const also = (topic: string) => app.get(CorrectionsService).addTopic(visit.by, bar.bar, visit.ticket, topic)
  const { turn } = await view(visit)
  await also(bar.topics.long)
  await also(bar.topics.quick)
  expect(await view(visit)).toMatchObject({ turn, topic: { id: bar.topics.quick }, moreTopics: [{ id: bar.topics.long, name: expect.any(String) }] })
  const { rows } = await app.db.owner.query("SELECT by_kind, by_id FROM event WHERE ticket_id = $1 AND kind = 'ticket.topicAdded'", [visit.ticket])
  expect(rows).toEqual([{ by_kind: 'customer', by_id: visit.by.id }])
  await app.get(UndoService).undo(visit.by, bar.bar, visit.ticket)
  expect((await view(visit)).moreTopics).toEqual([])
})

describe('ten more minutes', () => {
  test('twice at most; the line goes on around them, and afterwards they are called first', async () => {
    await opens()
    const [first, second] = [await joins(), await joins()]
    await later(first)
    await later(first)
    await expect(later(first)).rejects.toThrow('Ten more minutes can be asked for twice.')
    expect(await view(first)).toMatchObject({ here: true, laterLeft: 0, awayUntil: '2026-03-10T10:20:02.000Z' })
    expect(await callNext()).toMatchObject({ id: second.ticket })
    await app.get(CallingService).putBack(byStaff(), who(), bar.bar, second.ticket)
    minutes(21)
    await tick()
    await tick()
    expect((await eventsOf(first)).filter((kind) => kind === 'ticket.cameBack')).toHaveLength(1)
    expect(await callNext()).toMatchObject({ id: first.ticket })
  })

  test('also after a call: the desk is free again, and the turn is kept', async () => {
    await opens()
    const [first, second] = [await joins(), await joins()]
    await callNext()
    expect(await later(first)).toMatchObject({ state: 'waiting', deskId: null, calledAt: null })
    expect(await callNext()).toMatchObject({ id: second.ticket })
  })
})

describe('stepping out', () => {
  test('who stepped out is not there when the time is over, until they say so; the turn was theirs all along', async () => {
    await opens()
    const [first, second] = [await joins(), await joins()]
    await outFor(first, 30)
    minutes(31)
    await tick()
    expect(await view(first)).toMatchObject({ awayUntil: null, here: false })
    expect(await callNext()).toMatchObject({ id: second.ticket })
    await app.get(CallingService).putBack(byStaff(), who(), bar.bar, second.ticket)
    await back(first)
    expect(await callNext()).toMatchObject({ id: first.ticket })
  })

  test('said twice it is one step out, and taken back once they are in the line as before', async () => {
    await opens()
    const visit = await joins()
    await outFor(visit, 30)
    await outFor(visit, 30)
    expect((await eventsOf(visit)).filter((kind) => kind === 'ticket.steppedOut')).toHaveLength(1)
    await app.get(UndoService).undo(visit.by, bar.bar, visit.ticket)
    expect(await callNext()).toMatchObject({ id: visit.ticket })
  })

  test('for three hours at most, not beyond closing, not into the past', async () => {
    await opens()
    const visit = await joins()
    await expect(outFor(visit, 181)).rejects.toEqual(refusal('not_valid', { field: 'until' }))
    await expect(outFor(visit, -1)).rejects.toThrow('That time has passed already.')
    app.clock.travelTo('2026-03-10T18:30:00Z')
    expect(await view(visit)).toMatchObject({ mayBeOutUntil: '2026-03-10T20:00:00.000Z', closesAt: '2026-03-10T20:00:00.000Z' })
    await expect(outFor(visit, 91)).rejects.toThrow('We can keep your turn until 20:00.')
    await outFor(visit, 90)
  })
})

describe('nearly due', () => {
  test('told once, and not to whoever has just come or has much before them', async () => {
    await opens()
    const [first, second, third] = [await joins(), await joins(true, bar.topics.long), await joins()]
    await tick()
    expect(await view(first)).toMatchObject({ nearAt: null })
    minutes(4)
    await tick()
    minutes(1)
    await tick()
    expect(await Promise.all([first, second, third].map(eventsOf))).toEqual([
      ['ticket.joined', 'ticket.nearlyDue'],
      ['ticket.joined', 'ticket.nearlyDue'],
      ['ticket.joined'],
    ])
  })

  test('a specialist may say it before; pressed twice it is said once', async () => {
    await opens()
    await joins(true, bar.topics.long)
    const visit = await joins(true, bar.topics.long)
    const preCall = () => waiting().preCall(byStaff(), bar.bar, visit.ticket)
    expect((await preCall()).nearAt).toBe((await preCall()).nearAt)
    expect(await eventsOf(visit)).toEqual(['ticket.joined', 'ticket.nearlyDue'])
  })

  test('who is not there and does not answer in five minutes stops counting for those behind, keeps the turn, and counts again with an answer', async () => {
    await opens()
    const [silent, behind] = [await joins(false), await joins()]
    minutes(4)
    await tick()
    minutes(4)
    await tick()
    expect(await view(silent)).toMatchObject({ silent: false, nearAt: expect.any(String) })
    expect((await view(behind)).told).toMatchObject({ low: 5, high: 25 })
    minutes(2)
    await tick()
    minutes(1)
    await tick()
    expect(await view(silent)).toMatchObject({ silent: true, state: 'waiting' })
    expect((await eventsOf(silent)).filter((kind) => kind === 'ticket.wentSilent')).toHaveLength(1)
    expect((await view(behind)).told).toMatchObject({ low: 0, high: 5 })
    const { line } = await app.get(PicturesService).of('phone', bar.bar)
    expect(line.places.map(({ silent }) => silent ?? false)).toEqual([true, false])
    await onMyWay(silent)
    expect(await view(silent)).toMatchObject({ silent: false, onWayAt: expect.any(String) })
    await app.get(ComingService).arrive(silent.by, bar.bar, silent.ticket)
    expect(await callNext()).toMatchObject({ id: silent.ticket })
  })

  test('"on my way" is an answer for half an hour; then it is silence too', async () => {
    await opens()
    const visit = await joins(false)
    minutes(4)
    await tick()
    await onMyWay(visit)
    minutes(29)
    await tick()
    expect(await view(visit)).toMatchObject({ silent: false })
    minutes(2)
    await tick()
    expect(await view(visit)).toMatchObject({ silent: true })
    expect(await back(visit)).toMatchObject({ silent: false, here: true })
  })

  test('whoever was told while they were away is told anew when they are back, and not taken for silent at once', async () => {
    await opens()
    const [visit, back] = [await joins(), await joins()]
    for (const one of [visit, back]) {
      await outFor(one, 10)
      await waiting().preCall(byStaff(), bar.bar, one.ticket)
    }
    minutes(5)
    expect(await onMyWay(back)).toMatchObject({ nearAt: null })
    minutes(6)
    await tick()
    const { awayUntil, silent, nearAt } = await view(visit)
    expect({ awayUntil, silent }).toEqual({ awayUntil: null, silent: false })
    expect(nearAt).toBe(app.clock.now().toISOString())
  })

  test('nobody who is in the store, or away for a time that they said, is taken for silent', async () => {
    await opens()
    const [present, out] = [await joins(), await joins()]
    await outFor(out, 60)
    for (let look = 0; look < 5; look++) {
      minutes(6)
      await tick()
    }
    expect([(await view(present)).silent, (await view(out)).silent]).toEqual([false, false])
  })
})

test('"no answer" opens after the wait of the bar, and says when', async () => {
  await opens({ noAnswer: 180 })
  const visit = await joins()
  await callNext()
  app.clock.advance(100_000)
  await expect(noAnswer(visit)).rejects.toThrow('People need time to come: "no answer" opens in 80 seconds.')
  await expect(noAnswer(visit)).rejects.toEqual(refusal('too_early', { opensAt: '2026-03-10T10:03:01.000Z' }))
  app.clock.advance(80_000)
  expect(await noAnswer(visit)).toMatchObject({ state: 'missed' })
})

describe('what helps', () => {
  const helps = { language: 'de', comforts: ['quiet' as const], seat: 'Blue coat', people: 3 }

  test('staff see it at once; boards, other phones and the log never do, and saying it again is no event', async () => {
    await opens()
    const visit = await joins()
    const said = await waiting().helps(visit.by, bar.bar, visit.ticket, helps)
    expect(said).toMatchObject(helps)
    expect((await waiting().helps(visit.by, bar.bar, visit.ticket, { seat: 'Blue coat' })).version).toBe(said.version)
    expect((await app.get(PicturesService).of('staff', bar.bar)).line.tickets).toEqual([expect.objectContaining(helps)])
    const log = (await app.db.owner.query('SELECT data FROM event WHERE bar_id = $1', [bar.bar])).rows
    const others = [log, await app.get(PicturesService).of('board', bar.bar), await app.get(PicturesService).of('phone', bar.bar)]
    for (const words of ['Blue', 'quiet', '"de"']) expect(JSON.stringify(others)).not.toContain(words)
  })

  test('where somebody sits is forgotten at closing, also of who was helped and went', async () => {
    await opens()
    const [stays, went] = [await joins(), await joins()]
    for (const visit of [stays, went]) await waiting().helps(visit.by, bar.bar, visit.ticket, helps)
    await app.get(ComingService).leave(went.by, bar.bar, went.ticket)
    await tick()
    expect((await view(stays)).helps).toEqual(helps)
    app.clock.travelTo('2026-03-10T20:00:30Z')
    await tick()
    expect([(await view(stays)).helps, (await view(went)).helps]).toEqual([
      { ...helps, seat: '' },
      { ...helps, seat: '' },
    ])
  })
})

test('what was joined with another visit leads on to it, also for who only opened its link; no stranger gets there', async () => {
  await opens()
  const [one, other, stranger] = [await joins(), await joins(), await joins()]
  await app.db.owner.query(`UPDATE ticket SET state = 'merged', goes_on_as = $2, ended_at = now() WHERE id = $1`, [one.ticket, other.ticket])
  const guest = await customer(app.db.owner)
  await app.db.owner.query('INSERT INTO ticket_guest (ticket_id, customer_id, created_at) VALUES ($1, $2, now())', [one.ticket, guest])
  const own = app.get(OwnTicketsService)
  expect(await view(one)).toMatchObject({ state: 'merged', goesOnAs: other.ticket })
  for (const reader of [one.by.id, guest]) expect(await own.view(reader, other.ticket)).toMatchObject({ id: other.ticket, goesOnAs: null })
  await expect(own.view(stranger.by.id, other.ticket)).rejects.toEqual(expect.objectContaining({ code: 'not_found' }))
})

test('who was missed on the day of the upgrade can come back that day, on the wall of their bar; who was missed the day before cannot', async () => {
  await opens()
  const visits = [await joins(), await joins(), await joins()] as [Visit, Visit, Visit]
  for (const visit of visits) {
    await callNext()
    await noAnswer(visit)
  }
  // As it was before a turn was kept until an instant. It is about noon where the bar is.
  const ahead = 12 - new Date().getUTCHours()
  const zone = ahead < 0 ? `Etc/GMT+${-ahead}` : `Etc/GMT-${ahead}`
  const { owner } = app.db
  await owner.query('UPDATE bar SET zone = $2 WHERE id = $1', [bar.bar, zone])
  await owner.query('UPDATE ticket SET kept_until = NULL WHERE bar_id = $1', [bar.bar])
  const missing = `UPDATE event SET data = data #- '{after,keptUntil}', happened_at = now() - $2::interval WHERE ticket_id = $1 AND kind = 'ticket.noAnswer'`
  for (const [index, before] of ['0', '1 day', '3 hours'].entries()) await owner.query(missing, [visits[index]?.ticket, before])

  const runner = { query: (sql: string) => owner.query(sql) } as unknown as QueryRunner
  for (let runs = 0; runs < 2; runs++) await new MissedToday1700000000021().up(runner)
  const midnight = DateTime.now().setZone(zone).plus({ days: 1 }).startOf('day').toUTC().toISO()
  const kept = async () => Promise.all(visits.map(async (visit) => (await view(visit)).keptUntil))
  expect(await kept()).toEqual([midnight, null, midnight])
  const faults = async () => (await app.get(DataSource).transaction('REPEATABLE READ', (em) => verifyBar(em, bar.bar))).faults
  expect(await faults()).toEqual([])
  const [today, yesterday] = visits
  expect(await app.get(ComingService).return(today.by, bar.bar, today.ticket)).toMatchObject({ state: 'waiting' })
  await expect(app.get(ComingService).return(yesterday.by, bar.bar, yesterday.ticket)).rejects.toThrow()
  expect(await faults()).toEqual([])
})
