import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { By, StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { Bar } from '../bars/bar.entity.ts'
import { Desk } from '../bars/desk.entity.ts'
import { Staff } from '../bars/staff.entity.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { found, rounds } from '../testing/counts.ts'
import { customer, type Scene, scene } from '../testing/scene.ts'
import { CallingService } from './calling.service.ts'
import { DesksService } from './desks.service.ts'
import { LineEvent } from './event.entity.ts'
import { Line } from './line.ts'
import { Ticket } from './ticket.entity.ts'
import { enter, freeCode } from './tickets.ts'

/** A sample in npm test, the full count in npm run prove. */
const count = rounds(5, 200)

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase({ entities: [Bar, Desk, Staff, Ticket, LineEvent] })
})
afterAll(() => db.close())

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return Math.round(performance.now() - began)
}
const by = (who: StaffWho): By => ({ kind: 'staff', id: who.id })
/** Each caller has a line of its own, as if it were another process: nothing but the database can decide between them. */
const lineOfAnotherProcess = () => new Line(db.desk, db.clock)

async function waiting(here: Scene, line = lineOfAnotherProcess()): Promise<string> {
  return line.change(here.bar, { kind: 'customer', id: null }, async (tx) => {
    const person = await customer(db.owner)
    const [id, now] = [newId(), tx.now]
    const nobody = {
      dueAt: null,
      bookedFor: null,
      deskId: null,
      staffId: null,
      contact: null,
      vouchedBecause: null,
      offeredFor: null,
      toldLow: null,
      toldHigh: null,
      toldAt: null,
      calledAt: null,
      startedAt: null,
      endedAt: null,
    }
    const ticket = tx.em.create(Ticket, {
      ...nobody,
      id,
      requestId: id,
      barId: here.bar,
      code: await freeCode(tx),
      place: 0,
      state: 'waiting',
      topicId: here.topics.quick,
      way: 'store',
      came: 'phone',
      lane: 2,
      turnAt: now,
      joinedAt: now,
      here: true,
      customerId: person,
      person,
      name: 'Someone',
      about: '',
      proof: 'proven',
      version: 0,
      demo: false,
    })
    await enter(tx, ticket, 'ticket.joined', { promise: null })
    return id
  })
}

test(`fifty desks call one person at once: one wins, forty-nine are told who (${count} rounds)`, async () => {
  const here = await scene(db.owner, { desks: 50 })
  for (const [index, who] of here.staff.entries()) await new DesksService(lineOfAnotherProcess()).open(by(who), who, here.bar, here.desks[index] ?? '')
  for (let round = 0; round < count; round++) {
    const ticket = await waiting(here)
    const results = await Promise.allSettled(
      here.staff.map((who, index) => new CallingService(lineOfAnotherProcess()).call(by(who), who, here.bar, here.desks[index] ?? '', ticket)),
    )
    const winner = results.findIndex(({ status }) => status === 'fulfilled')
    const losers = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason.message)] : []))
    expect(losers).toHaveLength(49)
    expect(new Set(losers).size).toBe(1)
    expect(losers[0]).toMatch(new RegExp(`^Desk ${winner + 1} called \\w{4} a moment ago \\(Specialist ${winner + 1}\\)\\.$`))
    const { rows } = await db.owner.query(`SELECT count(*)::int AS calls FROM event WHERE ticket_id = $1 AND kind = 'ticket.called'`, [ticket])
    expect(rows[0].calls).toBe(1)
    await db.owner.query(`UPDATE ticket SET state = 'done', desk_id = NULL, ended_at = now() WHERE id = $1`, [ticket])
  }
  found(`One winner: ${count} rounds of 50 desks that call one person at once; one each, 49 told who.`)
}, 600_000)

test('the call of next by many desks at once gives everybody somebody else, and the log has no gap', async () => {
  const here = await scene(db.owner, { desks: 12 })
  for (const [index, who] of here.staff.entries()) await new DesksService(lineOfAnotherProcess()).open(by(who), who, here.bar, here.desks[index] ?? '')
  for (let people = 0; people < 12; people++) await waiting(here)
  const called = await Promise.all(
    here.staff.map((who, index) => new CallingService(lineOfAnotherProcess()).callNext(by(who), who, here.bar, here.desks[index] ?? '')),
  )
  expect(new Set(called.map(({ id }) => id)).size).toBe(12)
  const { rows } = await db.owner.query('SELECT count(*)::int AS events, max(version)::int AS last FROM event WHERE bar_id = $1', [here.bar])
  expect(rows[0].events).toBe(rows[0].last)
})

test('a bar with five hundred commands queued leaves the connections to the others', async () => {
  const [busy, calm] = [await scene(db.owner), await scene(db.owner)]
  const line = new Line(db.desk, db.clock)
  const alone = await msOf(() => waiting(calm, line))
  let active = 0
  let most = 0
  const slow = Array.from({ length: 500 }, () =>
    line.change(busy.bar, { kind: 'system', id: null }, async (tx) => {
      most = Math.max(most, ++active)
      await tx.em.query('SELECT 1')
      active--
    }),
  )
  let left = 500
  for (const command of slow) void command.then(() => left--)
  const beside = await msOf(() => waiting(calm, line))
  const waited = left
  expect(waited).toBeGreaterThan(400)
  await Promise.all(slow)
  expect(most).toBe(1)
  found(`No bar slows another: a command took ${alone} ms alone and ${beside} ms beside 500 queued at another bar, of which ${waited} were left by then.`)
})

test('a command of a bar that is overrun is refused in words, and nothing is lost', async () => {
  const here = await scene(db.owner)
  const line = new Line(db.desk, db.clock)
  const commands = Array.from({ length: 2_005 }, () => line.change(here.bar, { kind: 'system', id: null }, async () => 1))
  const results = await Promise.allSettled(commands)
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(5)
  expect(results.at(-1)).toMatchObject({ reason: { code: 'line_busy' } })
})

test('the same key answers the same, even when both come at once; another body is refused; a refusal is computed again', async () => {
  const here = await scene(db.owner)
  const person = newId()
  const key = (text: string): By => ({ kind: 'customer', id: person, once: { key: 'one', hash: Buffer.from(text) } })
  const command = (by: By) =>
    lineOfAnotherProcess().change(here.bar, by, async (tx) => {
      await tx.append('joining.changed', { data: { joining: 'open' } })
      return { version: tx.bar.version }
    })
  const refused = lineOfAnotherProcess().change(here.bar, key('body'), async () => Promise.reject(new Error('not yet')))
  await expect(refused).rejects.toThrow('not yet')
  const [first, second] = await Promise.all([command(key('body')), command(key('body'))])
  expect(first).toEqual({ version: 1 })
  expect(second).toEqual(first)
  await expect(command(key('other'))).rejects.toMatchObject({ code: 'key_reused' })
})
