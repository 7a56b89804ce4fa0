import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { deviceBody } from '../../shared/devices.ts'
import type { Asked } from '../../shared/door.ts'
import type { TicketView } from '../../shared/queue.ts'
import { DevicesService } from '../devices/devices.service.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { CallingService } from '../queue/calling.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { HoldingService } from '../queue/holding.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { SessionsService } from '../sessions/sessions.service.ts'
import { TimersService } from '../queue/timers.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser, mailsTo } from '../testing/browser.ts'
import { type Scene, scene } from '../testing/scene.ts'

let app: TestApp
let here: Scene
const start = '2026-03-10T10:00:00Z'
beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
})
beforeEach(async () => {
  app.clock.travelTo(start)
  here = await scene(app.db.owner)
})
afterAll(() => app.close())

let people = 0
async function asked(path: 'join' | 'book', more: object = {}) {
  const email = `person${++people}@example.com`
  const who = new Browser(app, `203.0.113.${people}`)
  await who.post('/door/unproven')
  const { ticket } = (await who.post<Asked>(`/door/${path}`, { bar: here.bar, topic: here.topics.quick, name: 'Ada', contact: email, ...more })).body
  const mails = () => mailsTo(app, email)
  const tap = (what: string, body: object = {}) => who.post<TicketView>(`/my/tickets/${ticket.id}/${what}`, body)
  return { who, email, ticket, mails, tap }
}
const as = (who: StaffWho): By => ({ kind: 'staff', id: who.id })

test('a place in the line is written with its code and a link; without a contact nothing is', async () => {
  const { ticket, mails } = await asked('join')
  const [mail, ...more] = await mails()
  expect(more).toEqual([])
  expect(mail?.subject).toContain(ticket.code)
  expect(mail?.text).toContain(`/t/${ticket.id}#k=`)
  const before = await app.db.owner.query('SELECT count(*)::int AS n FROM message')
  await asked('join', { contact: '' })
  expect((await app.db.owner.query('SELECT count(*)::int AS n FROM message')).rows).toEqual(before.rows)
})

test('a command that is rolled back writes nothing, and one that is repeated writes once', async () => {
  const { mails, tap } = await asked('book', { start: '2026-03-11T09:00:00Z' })
  await mails()
  expect((await tap('change', { start: '2026-03-11T03:00:00Z' })).status).toBe(409)
  expect(await mails()).toHaveLength(1)
})

test('a booked time comes with its calendar; changing and cancelling reach the same entry', async () => {
  const { ticket, mails, tap } = await asked('book', { start: '2026-03-11T09:00:00Z' })
  await mails()
  await tap('change', { start: '2026-03-11T10:00:00Z' })
  await mails()
  await tap('cancel')
  await mails()
  await tap('undo')
  const all = await mails()
  expect(all.map(({ subject }) => subject.replace(/ at Bar \w+/, ''))).toEqual([
    'Your time: Wednesday 11 March, 09:00 (UTC time)',
    'Your time is now Wednesday 11 March, 10:00 (UTC time)',
    'Your time is cancelled',
    'Your time is now Wednesday 11 March, 10:00 (UTC time)',
  ])
  const files = all.map(({ attachments }) => attachments[0]?.content ?? '')
  const of = (name: string) => files.map((file) => new RegExp(`^${name}:(.*)$`, 'm').exec(file)?.[1]?.trim())
  expect(new Set(of('UID'))).toEqual(new Set([expect.stringContaining(ticket.id)]))
  expect(of('METHOD')).toEqual(['PUBLISH', 'PUBLISH', 'CANCEL', 'PUBLISH'])
  const sequence = of('SEQUENCE').map(Number)
  expect(sequence).toEqual([...sequence].sort((a, b) => a - b))
  expect(new Set(sequence).size).toBe(4)
})

test('what was overtaken before it could be written is not sent', async () => {
  const { ticket, mails, tap } = await asked('join')
  await tap('leave')
  expect(await mails()).toEqual([])
  expect((await app.db.owner.query('SELECT skipped FROM message WHERE ticket_id = $1', [ticket.id])).rows).toEqual([{ skipped: 'overtaken: left' }])
})

test('whoever still waits at closing gets a letter with the way to a time', async () => {
  const { mails } = await asked('join')
  await mails()
  app.clock.travelTo('2026-03-10T20:00:30Z')
  await app.get(TimersService).tick()
  expect((await mails()).at(-1)?.text).toContain('closed for today before we got to you')
})

test('after the visit the summary goes out at once; where there is none, a quarter of an hour is left to write it', async () => {
  // Jobs wait by PostgreSQL's own clock: far in the future of it.
  app.clock.travelTo('2136-03-10T10:00:00Z')
  const [specialist] = here.staff as [StaffWho, StaffWho]
  const [desk] = here.desks as [string, string]
  await app.get(DesksService).open(as(specialist), specialist, here.bar, desk)
  const helped = async (summary: string) => {
    const visit = await asked('join', { here: true })
    await visit.mails()
    await app.get(CallingService).callNext(as(specialist), specialist, here.bar, desk)
    await app.get(CallingService).start(as(specialist), specialist, here.bar, visit.ticket.id)
    await app.get(SessionsService).finish(as(specialist), specialist, here.bar, visit.ticket.id, { outcome: 'solved', note: 'internal: cracked', summary })
    return visit
  }
  const told = (await (await helped('We changed the bulb.')).mails()).at(-1)
  expect(told?.text).toContain('We changed the bulb.')
  expect(told?.text).not.toContain('cracked')
  const later = await helped('')
  expect(await later.mails()).toHaveLength(1)
  const { rows } = await app.db.owner.query("SELECT start_after FROM pgboss.job WHERE name = 'mail' AND data->>'patient' = 'true'")
  expect(rows).toEqual([{ start_after: new Date('2136-03-10T10:15:00Z') }])
  await app.db.owner.query("UPDATE session SET summary = 'Written after lunch.' WHERE ticket_id = $1", [later.ticket.id])
  await app.db.owner.query("UPDATE pgboss.job SET start_after = now() WHERE name = 'mail'")
  expect((await later.mails()).at(-1)?.text).toContain('Written after lunch.')
})

test('who leaves something has it in writing, and who can collect it reads what that takes; what was taken back is corrected', async () => {
  const [specialist] = here.staff as [StaffWho, StaffWho]
  const [desk] = here.desks as [string, string]
  await app.db.owner.query("UPDATE bar SET bring = 'The device with its charger' WHERE id = $1", [here.bar])
  await app.db.owner.query("INSERT INTO closure VALUES ($1, $2, '2026-03-11', '2026-03-11')", [newId(), here.bar])
  await app.get(DesksService).open(as(specialist), specialist, here.bar, desk)
  const { ticket, mails } = await asked('join', { here: true })
  await app.get(CallingService).callNext(as(specialist), specialist, here.bar, desk)
  await app.get(CallingService).start(as(specialist), specialist, here.bar, ticket.id)
  const laptop = deviceBody.parse({
    kind: 'Laptop',
    accessories: 'charger',
    mayCollect: 'his sister',
    keptAt: 'shelf 4',
    agreed: 'new hinge',
    promisedDay: '2026-03-12',
  })
  await app.get(DevicesService).take(as(specialist), here.bar, ticket.id, laptop)
  const stays = () => app.get(HoldingService).hold(as(specialist), specialist, here.bar, ticket.id, 'with_us')
  await stays()
  const left = (await mails()).at(-1)
  expect(left?.subject).toBe('What you left with us')
  expect(left?.text).toContain('Laptop, with charger: Agreed: new hinge\nReady by Thursday 12 March')
  expect(left?.text).toContain(`/t/${ticket.id}#k=`)
  await app.get(UndoService).undo(as(specialist), here.bar, ticket.id)
  expect((await mails()).at(-1)?.subject).toContain('it does not stay with us')
  await stays()
  await app.get(HoldingService).ready(as(specialist), specialist, here.bar, ticket.id)
  const ready = (await mails()).at(-1)?.text
  expect(ready).toContain('Laptop, with charger')
  expect(ready).toContain(`Please bring: The code ${ticket.code}, or the claim slip`)
  expect(ready).toContain('Who may collect: You, or his sister')
  expect(ready).toContain('Tuesday 10 March: 08:00 to 20:00\nThursday 12 March: 08:00 to 20:00')
  const subjects = (await mails()).map(({ subject }) => subject)
  expect(subjects.filter((subject) => subject === 'What you left with us')).toHaveLength(1)
  expect(ready).not.toMatch(/The device with its charger|shelf/)
  await app.get(UndoService).undo(as(specialist), here.bar, ticket.id)
  const tooEarly = (await mails()).at(-1)?.text
  expect(tooEarly).toContain('not ready yet')
  expect(tooEarly).not.toContain('bring')
})

test('an address stands in no event and in no job', async () => {
  const { email, ticket } = await asked('join')
  const { rows } = await app.db.owner.query('SELECT data::text FROM event WHERE ticket_id = $1 UNION ALL SELECT data::text FROM pgboss.job', [ticket.id])
  expect(JSON.stringify(rows)).not.toContain(email)
})
