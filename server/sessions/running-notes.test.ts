import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { RunningNotes } from '../../shared/beside.ts'
import type { StaffWho } from '../platform/access.ts'
import { CallingService } from '../queue/calling.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { QueueService } from '../queue/queue.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { type Scene, scene, staffMember } from '../testing/scene.ts'
import { RunningNotesService } from './running-notes.service.ts'
import { SessionsService } from './sessions.service.ts'

let app: TestApp
let here: Scene
let who: StaffWho
let supervisor: StaffWho
let ticket: string
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.travelTo('2026-03-10T10:00:00Z')
  here = await scene(app.db.owner)
  who = here.staff[0] as StaffWho
  supervisor = await staffMember(app.db.owner, [here.bar], 'supervisor', 'Floor')
  await app.get(DesksService).open(by(who), who, here.bar, here.desks[0] ?? '')
  const wish = { topic: here.topics.quick, name: 'Someone', about: '', contact: '', vouchedBecause: '', proof: 'at_desk' as const }
  ticket = (await app.get(QueueService).walkIn(by(who), here.bar, wish)).ticket.id
  await app.get(CallingService).callNext(by(who), who, here.bar, here.desks[0] ?? '')
  await app.get(CallingService).start(by(who), who, here.bar, ticket)
})

const by = ({ id }: StaffWho) => ({ kind: 'staff' as const, id })
const writes = (note: string, seen: number, { one = who, summary = '' } = {}): Promise<RunningNotes> =>
  app.get(RunningNotesService).write(one, here.bar, ticket, { note, summary, seen })
const notes = async () => (await app.get(RunningNotesService).of(who, here.bar, ticket)).notes
const finishes = (note = '') => app.get(SessionsService).finish(by(who), who, here.bar, ticket, { outcome: 'solved', note, summary: '' })
const version = async () => (await app.db.owner.query('SELECT version::int FROM bar WHERE id = $1', [here.bar])).rows[0].version as number

test('are saved as typed, to the letter, with who wrote when; the line does not move', async () => {
  const before = await version()
  expect(await notes()).toEqual({ note: '', summary: '', revision: 0, writtenAt: null, writtenBy: null })
  app.clock.advance(60_000)
  const typed = '  Fan is loud \n\t– “dust”? 王 \u202e '
  expect(await writes(typed, 0)).toEqual({ note: typed, summary: '', revision: 1, writtenAt: '2026-03-10T10:01:00.000Z', writtenBy: who.name })
  expect(await writes(`${typed}!`, 1, { summary: 'Clean it.' })).toMatchObject({ summary: 'Clean it.', revision: 2 })
  expect(await version()).toBe(before)
})

test('a save whose answer was lost may be sent again', async () => {
  await writes('once', 0)
  expect(await writes('once', 0)).toMatchObject({ note: 'once', revision: 1 })
})

test('two who write at once: one is kept, the other is shown both, and nothing is overwritten', async () => {
  await writes('Ours.', 0)
  await writes('The supervisor’s.', 1, { one: supervisor })
  await expect(writes('Ours, longer.', 1)).rejects.toMatchObject({
    code: 'notes_changed',
    details: { note: 'The supervisor’s.', summary: '', revision: 2, writtenBy: 'Floor' },
  })
  expect(await writes('Both.', 2)).toMatchObject({ revision: 3 })
  const racing = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => writes(`racer ${n}`, 3)))
  const won = racing.filter(({ status }) => status === 'fulfilled')
  expect(won).toHaveLength(1)
  expect(await notes()).toMatchObject({ note: (won[0] as PromiseFulfilledResult<RunningNotes>).value.note, revision: 4 })
})

test('only who helps, or a supervisor, and only while it goes on; afterwards it is told where they belong', async () => {
  await expect(writes('x', 0, { one: here.staff[1] as StaffWho })).rejects.toMatchObject({ code: 'not_allowed' })
  await writes('while helping', 0)
  const { sessionId } = await finishes()
  await expect(writes('too late', 1)).rejects.toMatchObject({ code: 'move_not_legal', details: { session: sessionId } })
  const kept = await app.db.owner.query('SELECT note FROM session WHERE id = $1', [sessionId])
  expect(kept.rows).toEqual([{ note: 'while helping' }])
})

test('late notes raise the revision too, and overwrite nobody who wrote since', async () => {
  await writes('while helping', 0)
  const { sessionId } = await finishes('at the end')
  const late = (note: string, seen?: number, one = who) =>
    app.get(SessionsService).note(by(one), one, here.bar, sessionId, { note, ...(seen === undefined ? {} : { seen }) })
  expect(await late('the supervisor’s', 2, supervisor)).toMatchObject({ revision: 3 })
  await expect(late('mine', 2)).rejects.toMatchObject({ code: 'notes_changed', details: { note: 'the supervisor’s', writtenBy: 'Floor', revision: 3 } })
  expect(await late('mine, with both', 3)).toMatchObject({ note: 'mine, with both', revision: 4 })
  expect(await late('as ever, without looking')).toMatchObject({ revision: 5 })
})

test('what was written is not lost when the start is taken back: no minutes, but the words stay with the visit', async () => {
  await writes('A loose cable.', 0)
  const undone = await app.get(UndoService).undo(by(who), here.bar, ticket)
  expect(undone.state).toBe('called')
  const sessions = async () =>
    (await app.db.owner.query('SELECT note, minutes::float8, outcome, ended_at IS NULL AS running FROM session WHERE ticket_id = $1 ORDER BY id', [ticket]))
      .rows
  expect(await sessions()).toEqual([{ note: 'A loose cable.', minutes: 0, outcome: null, running: false }])
  await app.get(CallingService).start(by(who), who, here.bar, ticket)
  await app.get(UndoService).undo(by(who), here.bar, ticket)
  expect(await sessions()).toHaveLength(1)
})
