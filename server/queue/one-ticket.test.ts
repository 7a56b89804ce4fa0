import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { DataSource } from 'typeorm'
import type { Events } from '../../shared/events.ts'
import type { StaffTicket } from '../../shared/line.ts'
import { aftercare } from '../aftercare.ts'
import type { StaffWho } from '../platform/access.ts'
import { AppLogger } from '../platform/logger.ts'
import { Refusal } from '../platform/refusal.ts'
import { CollectingService } from '../sessions/collecting.service.ts'
import { SessionsService } from '../sessions/sessions.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { by } from '../testing/bar-day.ts'
import { found, rounds } from '../testing/counts.ts'
import { everybody, type OneBar, type Pressed, type Process } from '../testing/one-ticket.ts'
import { randomFrom } from '../testing/random.ts'
import { customer, scene, staffMember } from '../testing/scene.ts'
import { CallingService } from './calling.service.ts'
import { ComingService } from './coming.service.ts'
import { DesksService } from './desks.service.ts'
import { HoldingService } from './holding.service.ts'
import { QueueService } from './queue.service.ts'
import { type Logged, nothingYet, replay } from './replay.ts'
import { verifyBar } from './verifying.ts'

/** A sample in npm test, the full count in npm run prove. */
const count = rounds(6, 500)
type Entry = Logged & { byId: string }

let app: TestApp
let second: Awaited<ReturnType<typeof aftercare>>
/** Each process has a line of its own: nothing but the database can decide between them. */
let processes: [Process, Process]
let bar: OneBar
/** Stands at the last desk and presses nothing: begins each round, and tidies up after it. */
let host: StaffWho
let hostsDesk: string
beforeAll(async () => {
  app = await testApp()
  second = await aftercare(app.config, app.clock, new AppLogger('silent'))
  processes = [app.get, (service) => second.get(service, { strict: false })]
  const { owner } = app.db
  const [here, there] = [await scene(owner, { desks: 14 }), await scene(owner, { desks: 0 })]
  await owner.query('INSERT INTO bar_topic SELECT $1, topic_id FROM bar_topic WHERE bar_id = $2', [there.bar, here.bar])
  const supervisors = await Promise.all(Array.from({ length: 29 }, (_, n) => staffMember(owner, [here.bar, there.bar], 'supervisor', `Supervisor ${n}`)))
  const customers = await Promise.all(Array.from({ length: 8 }, () => customer(owner)))
  bar = { here, there: there.bar, supervisors, customers, now: () => app.clock.now() }
  for (const [index, who] of here.staff.entries()) await app.get(DesksService).open(by(who), who, here.bar, here.desks[index] as string)
  host = here.staff.at(-1) as StaffWho
  hostsDesk = here.desks.at(-1) as string
})
afterAll(async () => {
  await second.close()
  await app.close()
})

async function walksIn(): Promise<string> {
  const wish = { topic: bar.here.topics.quick, name: 'Someone', about: '', contact: '', vouchedBecause: '', proof: 'at_desk' as const }
  return (await app.get(QueueService).walkIn(by(host), bar.here.bar, wish)).ticket.id
}

/** Where the visit stands when everybody presses: each round elsewhere. */
async function begins(round: number): Promise<string> {
  const ticket = await walksIn()
  const [calling, holding] = [app.get(CallingService), app.get(HoldingService)]
  const steps = [
    () => calling.call(by(host), host, bar.here.bar, hostsDesk, ticket, 'asked for'),
    () => calling.start(by(host), host, bar.here.bar, ticket),
    () => holding.hold(by(host), host, bar.here.bar, ticket, 'with_us'),
  ]
  for (const step of steps.slice(0, round % 4)) await step()
  return ticket
}

/** Whatever still lives ends, so that every desk is free again. */
async function tidiesUp(): Promise<void> {
  const { rows } = await app.db.owner.query(`SELECT id, bar_id, state FROM ticket WHERE state IN ('waiting', 'called', 'helping', 'held')`)
  const who = bar.supervisors[0] as StaffWho
  for (const { id, bar_id, state } of rows) {
    if (state === 'helping') await app.get(SessionsService).finish(by(who), who, bar_id, id, { outcome: 'solved', note: '', summary: '' })
    else if (state === 'held') await app.get(CollectingService).collect(by(who), who, bar_id, id, { how: 'sent', to: 'home', note: '', summary: '' })
    else await app.get(ComingService).leave(by(who), bar_id, id)
  }
}

const versions = async (): Promise<Map<string, number>> =>
  new Map((await app.db.owner.query<{ id: string; version: number }>('SELECT id, version FROM bar')).rows.map(({ id, version }) => [id, version]))
async function logSince(barId: string, before: Map<string, number>): Promise<Entry[]> {
  const { rows } = await app.db.owner.query<Entry>(
    `SELECT version, kind, ticket_id AS "ticketId", desk_id AS "deskId", by_id AS "byId", data FROM event WHERE bar_id = $1 AND version > $2 ORDER BY version`,
    [barId, before.get(barId)],
  )
  return rows
}

type Outcome = { one: Pressed; answer: StaffTicket | null; refused: string | null }
/** In any order, half of them at each process. What is thrown and is no refusal is a fault. */
async function allAtOnce(pressed: Pressed[], dice: ReturnType<typeof randomFrom>): Promise<Outcome[]> {
  const shuffled = pressed.map((one) => ({ one, at: dice.next() })).sort((a, b) => a.at - b.at)
  return Promise.all(
    shuffled.map(async ({ one }, index) => {
      try {
        return { one, answer: await one.press(processes[index % 2] as Process), refused: null }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return { one, answer: null, refused: error.code }
      }
    }),
  )
}

/** Who was told "done" stands in the log, once, with what they were answered; or it was so already, as they were shown. Who was refused is not in it. */
function acceptedStandInTheLog(outcomes: Outcome[], log: Entry[]): void {
  for (const { one, answer } of outcomes) {
    const own = log.filter(({ byId }) => byId === one.by.id)
    const shown = log.find(({ ticketId, version }) => ticketId === answer?.id && version === answer?.version)
    const after = (shown?.data as Events['ticket.called'] | undefined)?.after
    const so = answer === null ? 'refused' : own.length > 0 ? 'written' : after && one.already?.(after) ? 'so already' : 'lost'
    const isOneMove = own.length < 2 || (own.length === 2 && moveOf(own[0]) !== undefined && moveOf(own[0]) === moveOf(own[1]))
    expect([one.what, so]).not.toContain('lost')
    expect([one.what, isOneMove]).toEqual([one.what, true])
    if (so === 'refused') expect([one.what, own]).toEqual([one.what, []])
    if (so === 'written') expect([one.what, shown?.byId, after?.state]).toEqual([one.what, one.by.id, answer?.state])
  }
}
const moveOf = (event: Entry | undefined) => (event?.data as { move?: string } | undefined)?.move

test(`fifty people press different things on one ticket: a legal history each time, and exactly what was accepted is in it (${count} rounds)`, async () => {
  const dice = randomFrom(Number(process.env.SEED ?? 7))
  let accepted = 0
  let called = 0
  const replayed = new Map([bar.here.bar, bar.there].map((id) => [id, nothingYet()]))
  let read = new Map([bar.here.bar, bar.there].map((id) => [id, 0]))
  for (let round = 0; round < count; round++) {
    const before = await versions()
    const [ticket, other] = [await begins(round), await walksIn()]
    const pressed = everybody(bar, ticket, other)
    expect(new Set(pressed.map(({ by }) => by.id)).size).toBe(50)
    const outcomes = await allAtOnce(pressed, dice)
    const log = await logSince(bar.here.bar, before)
    acceptedStandInTheLog(outcomes, log)
    const losers = outcomes.flatMap(({ one, refused }) => (one.what === 'call' && refused ? [refused] : []))
    expect(losers.filter((code) => !['called_by_other', 'move_not_legal'].includes(code))).toEqual([])
    for (const [barId, so] of replayed) {
      for (const event of await logSince(barId, read)) replay(so, event)
      expect([round, so.faults]).toEqual([round, []])
    }
    read = await versions()
    expect(replayed.get(bar.here.bar)?.version).toBe(read.get(bar.here.bar))
    accepted += outcomes.filter(({ answer }) => answer).length
    called += log.filter(({ kind }) => kind === 'ticket.called').length
    await tidiesUp()
    app.clock.advance(1_000)
  }
  for (const barId of [bar.here.bar, bar.there])
    expect((await app.get(DataSource).transaction('REPEATABLE READ', (em) => verifyBar(em, barId))).faults).toEqual([])
  expect(accepted).toBeGreaterThan(count * 5)
  found(
    `One ticket: ${count} rounds of 50 people and two processes; ${accepted} commands accepted (${called} calls), ${count * 50 - accepted} refused, each history legal.`,
  )
}, 1_800_000)
