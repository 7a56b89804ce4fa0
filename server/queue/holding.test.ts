import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { DataSource } from 'typeorm'
import { BarDay, by } from '../testing/bar-day.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { BookingsService } from '../bookings/bookings.service.ts'
import { ComingService } from './coming.service.ts'
import { CorrectionsService } from './corrections.service.ts'
import { DesksService } from './desks.service.ts'
import { MergingService } from './merging.service.ts'
import { OwnTicketsService } from './own-tickets.service.ts'
import { PicturesService } from './pictures.service.ts'
import { TimersService } from './timers.service.ts'
import { UndoService } from './undo.service.ts'
import { verifyBar } from './verifying.ts'
import { WaitingService } from './waiting.service.ts'

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

test('while data copies the next is helped, and all minutes of a visit add up; a pause has no outcome', async () => {
  const [first, second] = [await day.walksIn(), await day.walksIn()]
  await day.helps(first)
  day.passes(10)
  expect(await day.holds(first)).toMatchObject({ state: 'held', heldFor: 'copying', deskId: day.desk(), staffId: day.who().id })
  await day.helps(second)
  day.passes(30)
  await day.finishes(second)
  expect(await day.resumes(first)).toMatchObject({ state: 'helping', heldFor: null, deskId: day.desk() })
  day.passes(5)
  expect(await day.finishes(first)).toMatchObject({ minutes: 5 })
  expect(await day.sessions(first)).toMatchObject([
    { minutes: 10, outcome: null },
    { minutes: 5, outcome: 'solved' },
  ])
})

test('several in hand: a second may be held while the first copies, and either goes on first', async () => {
  const [first, second] = [await day.walksIn(), await day.walksIn()]
  for (const id of [first, second]) {
    await day.helps(id)
    await day.holds(id)
  }
  await day.resumes(second)
  expect(await day.resumes(first)).toMatchObject({ state: 'helping' })
})

test('what stays with us is in nobody’s hands: any colleague goes on with it, at their own open desk', async () => {
  const id = await day.walksIn()
  await day.helps(id)
  expect(await day.holds(id, 'with_us')).toMatchObject({ state: 'held', heldFor: 'with_us', deskId: null, staffId: null })
  await day.closes(1)
  await expect(day.resumes(id, 1)).rejects.toEqual(refusal('no_desk'))
  await day.opens(1)
  expect(await day.resumes(id, 1)).toMatchObject({ state: 'helping', staffId: day.who(1).id })
})

test('only who helps, or a supervisor, lets help rest; nothing else than help can', async () => {
  const id = await day.walksIn()
  await expect(day.holds(id)).rejects.toEqual(refusal('move_not_legal'))
  await day.helps(id)
  await expect(day.holds(id, 'copying', 1)).rejects.toEqual(refusal('called_by_other'))
})

test('a desk on a break calls nobody and goes on with nobody', async () => {
  const [held] = [await day.walksIn(), await day.walksIn()]
  await day.helps(held)
  await day.holds(held)
  await app.get(DesksService).pause(by(day.who()), day.who(), day.here.bar, day.desk(), { why: 'lunch', until: '2026-03-10T11:00:00Z' })
  await expect(day.resumes(held)).rejects.toThrow('Desk 1 is on a break: come back to it first.')
  await expect(day.callsNext()).rejects.toEqual(refusal('desk_on_break'))
})

test('ready with a desk calls them there; who does not come for it has missed no turn: it goes on lying here', async () => {
  const id = await day.walksIn()
  await day.helps(id)
  await day.holds(id, 'with_us')
  expect(await day.ready(id, true)).toMatchObject({ state: 'called', deskId: day.desk(), calledAt: expect.any(String) })
  await day.walksIn()
  await expect(day.callsNext()).rejects.toEqual(refusal('desk_busy'))
  day.passes(4)
  expect(await day.noAnswer(id)).toMatchObject({ state: 'held', heldFor: 'with_us' })
  await day.ready(id, true)
  expect(await day.putsBack(id)).toMatchObject({ state: 'held' })
  await day.ready(id, true)
  expect(await day.starts(id)).toMatchObject({ state: 'helping', heldFor: null, readyAt: null })
})

test('ready without a desk is said once, and they may take other places meanwhile', async () => {
  const { who, id } = await day.joins()
  await day.helps(id)
  await day.holds(id, 'with_us')
  expect(await day.ready(id)).toMatchObject({ state: 'held', readyAt: expect.any(String) })
  await day.ready(id)
  expect((await day.kinds(id)).filter((kind) => kind === 'ticket.ready')).toHaveLength(1)
  const other = await day.joins({ who })
  expect(other.id).not.toBe(id)
  await expect(day.ready(id, true)).rejects.toThrow('This person has another place in that line.')
})

test('who leaves something has gone home; whoever comes for it is here, until it is looked after or the bar has closed', async () => {
  const { who, id } = await day.joins()
  await day.helps(id)
  expect(await day.holds(id, 'with_us')).toMatchObject({ here: false })
  const comes = () => app.get(ComingService).arrive({ kind: 'customer', id: who }, day.here.bar, id)
  expect(await comes()).toMatchObject({ state: 'held', heldFor: 'with_us', here: true })
  await comes()
  expect((await day.kinds(id)).filter((kind) => kind === 'ticket.arrived')).toHaveLength(1)
  app.clock.travelTo('2026-03-10T20:29:00Z')
  await app.get(TimersService).tick()
  expect(await day.standing(id)).toMatchObject({ here: true })
  app.clock.travelTo('2026-03-10T20:31:00Z')
  await app.get(TimersService).tick()
  expect(await day.standing(id)).toMatchObject({ state: 'held', held_for: 'with_us', here: false })
  app.clock.travelTo('2026-03-11T10:00:00Z')
  expect(await day.resumes(id)).toMatchObject({ state: 'helping', here: true })
})

test('collected: to whom stands beside the log, minutes of the whole visit are known, and handing over counts for whoever did it', async () => {
  const id = await day.walksIn()
  await day.helps(id)
  day.passes(20)
  await day.holds(id, 'with_us')
  day.passes(3 * 24 * 60)
  expect(await day.collects(id, { outcome: 'improved', note: 'new fan', minutes: 4 }, 1)).toMatchObject({ state: 'done' })
  expect((await day.events(id)).at(-1)).toMatchObject({ kind: 'ticket.collected', data: { how: 'collected', minutes: 24 }, words: 'their sister' })
  expect(await day.sessions(id)).toMatchObject([
    { minutes: 20, outcome: null },
    { minutes: 4, outcome: 'improved', note: 'new fan', staff_id: day.who(1).id },
  ])
  await expect(day.collects(id)).rejects.toEqual(refusal('move_not_legal'))
})

test('the customer reads everything that was written for them, also before a pause', async () => {
  const { who, id } = await day.joins()
  await day.helps(id)
  await app.db.owner.query(`UPDATE session SET summary = 'The fan is new.' WHERE ticket_id = $1`, [id])
  await day.holds(id, 'with_us')
  day.passes(60)
  await day.collects(id, { outcome: 'solved', summary: 'It runs cool.' }, 1)
  expect((await app.get(OwnTicketsService).view(who, id)).help).toMatchObject({
    by: 'Specialist 2',
    outcome: 'solved',
    summary: 'The fan is new.\nIt runs cool.',
  })
})

test('each of these is taken back exactly, with its session; what was written meanwhile is kept', async () => {
  const id = await day.walksIn()
  await day.helps(id)
  const undone = async (move: () => Promise<unknown>) => {
    day.passes(0.2)
    const before = await day.standing(id)
    await move()
    await day.undoes(id)
    expect(await day.standing(id)).toEqual(before)
    await move()
  }
  await undone(() => day.holds(id, 'with_us'))
  await undone(() => day.resumes(id))
  await undone(() => day.holds(id, 'copying'))
  await undone(() => day.ready(id))
  await undone(() => day.ready(id, true))
  await day.starts(id)
  await day.holds(id, 'with_us')
  await undone(() => day.collects(id))
  await day.reopens(id)
  await day.helps(id)
  await day.holds(id)
  await day.resumes(id)
  await app.db.owner.query(`UPDATE session SET note = 'cable is loose' WHERE ticket_id = $1 AND ended_at IS NULL`, [id])
  await day.undoes(id)
  expect((await day.sessions(id)).at(-1)).toMatchObject({ ended: true, note: 'cable is loose' })
})

test('undo is for whoever did it for a minute, for a supervisor all day, and not when the desk was taken since', async () => {
  const id = await day.walksIn()
  await day.helps(id)
  await day.holds(id)
  await expect(day.undoes(id, day.who(1))).rejects.toEqual(refusal('undo_over'))
  const next = await day.walksIn()
  await day.calls(next)
  await expect(day.undoes(id)).rejects.toEqual(refusal('desk_busy'))
  await day.putsBack(next)
  day.passes(2)
  await expect(day.undoes(id)).rejects.toEqual(refusal('undo_over'))
  await day.undoes(id, day.supervisor)
  await day.holds(id)
  app.clock.travelTo('2026-03-11T08:30:00Z')
  await expect(day.undoes(id, day.supervisor)).rejects.toEqual(refusal('undo_over'))
})

test('a late undo takes back what its screen knew, and never the newer move of somebody else; what was only said since is no obstacle', async () => {
  const id = await day.walksIn()
  const { version } = await day.calls(id)
  await day.putsBack(id)
  const { version: now } = await day.calls(id, 1)
  await expect(day.undoes(id, day.supervisor, version)).rejects.toMatchObject({
    code: 'undo_over',
    message: expect.stringMatching(/has been moved since by Specialist 2: look at it again/),
  })
  await day.corrects(id, { name: 'Hanna' })
  expect(await day.undoes(id, day.supervisor, now)).toMatchObject({ state: 'waiting' })
})

test('whatever is pressed on an old picture is refused once the ticket has moved, and says who moved it', async () => {
  const [id, other] = [await day.walksIn(), await day.walksIn()]
  const { version: seen } = await day.corrects(id, { name: 'Hanna' })
  expect(await day.corrects(id, { about: 'no sound', seen })).toMatchObject({ about: 'no sound' })
  await day.helps(id)
  const stale = { code: 'moved_since', message: expect.stringMatching(/^\w{4} has been moved since by Specialist 1\. Please look/) }
  const [corrections, merging] = [app.get(CorrectionsService), app.get(MergingService)]
  const at = [by(day.who()), day.who(), day.here.bar] as const
  await expect(day.transfers(id, { topic: day.here.topics.long, seen })).rejects.toMatchObject(stale)
  await expect(day.corrects(id, { about: 'loud', seen })).rejects.toMatchObject(stale)
  await expect(merging.wrongPerson(...at, id, other, seen)).rejects.toMatchObject(stale)
  await expect(merging.merge(...at, id, other, seen)).rejects.toMatchObject(stale)
  await expect(corrections.topic(by(day.who()), day.here.bar, id, day.here.topics.long, seen)).rejects.toMatchObject(stale)
  await expect(corrections.addTopic(by(day.who()), day.here.bar, id, day.here.topics.long, seen)).rejects.toMatchObject(stale)
  await expect(corrections.urgent(by(day.who()), day.here.bar, id, { why: 'danger', because: 'smoke', seen })).rejects.toMatchObject(stale)
  const pressed = [by(day.who()), day.here.bar, id] as const
  const [coming, waiting] = [app.get(ComingService), app.get(WaitingService)]
  const inAnHour = new Date(app.clock.now().getTime() + 60 * 60_000)
  await expect(coming.leave(...pressed, { who: day.who(), seen })).rejects.toMatchObject(stale)
  await expect(coming.cancel(...pressed, { who: day.who(), seen })).rejects.toMatchObject(stale)
  await expect(waiting.later(...pressed, { who: day.who(), seen })).rejects.toMatchObject(stale)
  await expect(waiting.stepOut(...pressed, inAnHour, { who: day.who(), seen })).rejects.toMatchObject(stale)
  await expect(app.get(BookingsService).change(...pressed, inAnHour, seen)).rejects.toMatchObject(stale)
})

test('whom a colleague has called is sent away or put off by nobody else than a supervisor; who pressed is told who called', async () => {
  const id = await day.walksIn()
  const { version: seen } = await day.calls(id, 1)
  const [coming, waiting] = [app.get(ComingService), app.get(WaitingService)]
  const inAnHour = new Date(app.clock.now().getTime() + 60 * 60_000)
  const press = (who = day.who()) => [
    () => waiting.later(by(who), day.here.bar, id, { who, seen }),
    () => waiting.stepOut(by(who), day.here.bar, id, inAnHour, { who, seen }),
    () => coming.leave(by(who), day.here.bar, id, { who, seen }),
  ]
  for (const goes of press()) await expect(goes()).rejects.toThrow(/^Desk 2 called \w{4} a moment ago \(Specialist 2\)\.$/)
  expect(await day.standing(id)).toMatchObject({ state: 'called', staff_id: day.who(1).id })
  expect(await press(day.who(1))[0]?.()).toMatchObject({ state: 'waiting', laterCount: 1 })
  await day.calls(id, 1)
  expect(await coming.leave(by(day.supervisor), day.here.bar, id, { who: day.supervisor })).toMatchObject({ state: 'left' })
})

test('nobody is put back as called or helped at a desk that is on a break: a customer waits at the old turn, staff are told', async () => {
  const { who, id } = await day.joins()
  const pause = () => app.get(DesksService).pause(by(day.who()), day.who(), day.here.bar, day.desk(), { why: 'lunch', until: '2026-03-10T11:00:00Z' })
  await day.calls(id)
  await app.get(ComingService).leave({ kind: 'customer', id: who }, day.here.bar, id)
  await pause()
  expect(await app.get(UndoService).undo({ kind: 'customer', id: who }, day.here.bar, id)).toMatchObject({ state: 'waiting', deskId: null })
  await app.get(DesksService).back(by(day.who()), day.who(), day.here.bar, day.desk())
  await day.calls(id)
  await day.putsBack(id)
  await pause()
  await expect(day.undoes(id)).rejects.toThrow('Desk 1 is on a break: come back to it first.')
})

test('whoever left a call to something ready and comes back after the desk went on, comes back to what lies here', async () => {
  const { who, id } = await day.joins()
  await day.helps(id)
  await day.holds(id, 'with_us')
  await day.ready(id, true)
  await app.get(ComingService).leave({ kind: 'customer', id: who }, day.here.bar, id)
  await day.calls(await day.walksIn())
  expect(await app.get(UndoService).undo({ kind: 'customer', id: who }, day.here.bar, id)).toMatchObject({ state: 'held', heldFor: 'with_us', deskId: null })
})

test('whoever is missed has the day of it to come back, also to a turn of the day before: on every screen and by every way', async () => {
  const { who, id } = await day.joins()
  const customer = { kind: 'customer' as const, id: who }
  await day.helps(id)
  await day.holds(id, 'with_us')
  app.clock.travelTo('2026-03-11T19:50:00Z')
  await day.resumes(id)
  await day.transfers(id, { staff: day.who(1).id })
  const missed = async () => {
    await day.calls(id, 1)
    expect(await day.noAnswer(id, 1)).toMatchObject({ state: 'missed', keptUntil: '2026-03-12T00:00:00.000Z' })
    const { line } = await app.get(PicturesService).of('staff', day.here.bar)
    expect(line.tickets.map((ticket) => ticket.id)).toEqual([id])
    expect(await app.get(OwnTicketsService).all(who)).toMatchObject([{ id, keptUntil: '2026-03-12T00:00:00.000Z' }])
  }
  await missed()
  expect((await verifyBar(app.get(DataSource).manager, day.here.bar)).faults).toEqual([])
  app.clock.travelTo('2026-03-11T23:55:00Z')
  expect(await app.get(ComingService).return(customer, day.here.bar, id)).toMatchObject({ state: 'waiting', keptUntil: null })
  await missed()
  expect((await day.joins({ who })).id).toBe(id)
  app.clock.travelTo('2026-03-11T23:58:00Z')
  await missed()
  app.clock.travelTo('2026-03-12T00:00:00Z')
  expect((await app.get(PicturesService).of('staff', day.here.bar)).line.tickets).toEqual([])
  await expect(app.get(ComingService).return(customer, day.here.bar, id)).rejects.toThrow('That was on another day.')
})

test('the end of being away by the clock is no obstacle to taking back what was before', async () => {
  const { who, id } = await day.joins()
  const customer = { kind: 'customer' as const, id: who }
  await app.get(WaitingService).stepOut(customer, day.here.bar, id, new Date(app.clock.now().getTime() + 5 * 60_000))
  day.passes(6)
  await app.get(TimersService).tick()
  expect(await day.kinds(id)).toContain('ticket.cameBack')
  expect(await app.get(UndoService).undo(customer, day.here.bar, id)).toMatchObject({ here: true, awayUntil: null })
})

test('whoever is called because something is ready and needs time, or is out, leaves it lying here, ready; no turn is missed', async () => {
  const { who, id } = await day.joins()
  const customer = { kind: 'customer' as const, id: who }
  await day.helps(id)
  await day.holds(id, 'with_us')
  const waiting = app.get(WaitingService)
  const inHalfAnHour = () => new Date(app.clock.now().getTime() + 30 * 60_000)
  const ways = [
    () => waiting.later(customer, day.here.bar, id),
    () => waiting.later(customer, day.here.bar, id),
    () => waiting.later(customer, day.here.bar, id),
    () => waiting.stepOut(customer, day.here.bar, id, inHalfAnHour()),
  ]
  for (const goes of ways) {
    await day.ready(id, true)
    expect(await goes()).toMatchObject({ state: 'held', heldFor: 'with_us', readyAt: expect.any(String), deskId: null, awayUntil: null, laterCount: 0 })
  }
  await expect(waiting.later(customer, day.here.bar, id)).rejects.toEqual(refusal('move_not_legal'))
  await day.ready(id, true)
  expect(await day.starts(id)).toMatchObject({ state: 'helping' })
})
