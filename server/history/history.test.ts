import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import type { LedgerView, VisitsPage, VisitView } from '../../shared/history.ts'
import type { StaffWho } from '../platform/access.ts'
import { httpServer } from '../platform/http.ts'
import { AppLogger } from '../platform/logger.ts'
import { PlatformModule } from '../platform/platform.module.ts'
import { configFor } from '../testing/app.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { pastVisit } from '../testing/past-visits.ts'
import { type Scene, scene, staffMember } from '../testing/scene.ts'
import { HistoryModule } from './history.module.ts'

let db: TestDatabase
let app: Awaited<ReturnType<typeof httpServer>>
let dublin: Scene
let tokyo: Scene
let supervisor: StaffWho
let asking: StaffWho | undefined

beforeAll(async () => {
  db = await testDatabase()
  const config = configFor(db)
  app = await httpServer({ module: HistoryModule, imports: [PlatformModule.with(config, db.clock)] }, config, new AppLogger('silent'))
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance
  fastify.addHook('onRequest', async (request) => {
    request.staff = asking
  })
  await fastify.ready()
  dublin = await scene(db.owner, { zone: 'Europe/Dublin' })
  tokyo = await scene(db.owner, { zone: 'Asia/Tokyo' })
  supervisor = await staffMember(db.owner, [dublin.bar], 'supervisor', 'Aoife')
})
afterAll(async () => {
  await app.close()
  await db.close()
})
beforeEach(async () => {
  asking = supervisor
  await db.owner.query('DELETE FROM session; DELETE FROM event; DELETE FROM ticket')
})

async function get<T>(url: string): Promise<{ status: number; body: T & { code?: string }; text: string; headers: Record<string, unknown> }> {
  const answer = await app.inject({ method: 'GET', url: `/api/history/${url}` })
  const json = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, body: json ? answer.json() : ({} as T & { code?: string }), text: answer.body, headers: answer.headers }
}
const visits = async (query = '') => (await get<VisitsPage>(`visits?${query}`)).body.visits.map(({ id }) => id)
const visit = (wish: Partial<Parameters<typeof pastVisit>[1]> = {}) =>
  pastVisit(db.owner, { bar: dublin.bar, topic: dublin.topics.quick, joinedAt: '2026-03-09T10:00:00Z', staff: dublin.staff[0]?.id ?? '', ...wish })

describe('who reads what', () => {
  test('a supervisor reads the own bars, an admin all, a specialist nothing', async () => {
    const here = await visit()
    const there = await visit({ bar: tokyo.bar, joinedAt: '2026-03-08T10:00:00Z' })
    expect(await visits()).toEqual([here])
    expect(await get(`visits?bar=${tokyo.bar}`)).toMatchObject({ status: 403, body: { code: 'not_your_bar' } })
    expect(await get(`visits.csv?bar=${tokyo.bar}`)).toMatchObject({ status: 403, body: { code: 'not_your_bar' } })
    expect(await get(`ledger?bar=${tokyo.bar}`)).toMatchObject({ status: 403, body: { code: 'not_your_bar' } })
    expect(await get(`visits/${there}`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await get(`visits/${here}`)).status).toBe(200)
    asking = { ...supervisor, role: 'admin', bars: [dublin.bar, tokyo.bar] }
    expect(await visits()).toEqual([here, there])
    expect((await get(`visits/${there}`)).status).toBe(200)
    asking = { ...supervisor, role: 'specialist' }
    for (const url of ['visits', `visits/${here}`, 'visits.csv', 'ledger', 'filters'])
      expect(await get(url)).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    asking = undefined
    for (const url of ['visits', `visits/${here}`, 'visits.csv', 'ledger', 'filters']) expect(await get(url)).toMatchObject({ status: 401 })
  })

  test('filters offer the own bars, who works there, and what is given there', async () => {
    const { body } = await get<{ bars: { id: string }[]; specialists: { name: string }[]; topics: { name: string }[] }>('filters')
    expect(body.bars.map(({ id }) => id)).toEqual([dublin.bar])
    expect(body.specialists.map(({ name }) => name)).toEqual(['Aoife', 'Specialist 1', 'Specialist 2'])
    expect(body.topics.map(({ name }) => name)).toEqual(['Data transfer', 'Quick help', 'Repair'])
  })
})

describe('finding visits', () => {
  test('by specialist, topic, outcome and state', async () => {
    const [one, two] = dublin.staff.map(({ id }) => id) as [string, string]
    const solved = await visit({ outcome: 'solved', staff: one, joinedAt: '2026-03-09T12:00:00Z' })
    const not = await visit({ outcome: 'not_solved', staff: two, topic: dublin.topics.long, joinedAt: '2026-03-09T11:00:00Z' })
    const left = await visit({ joinedAt: '2026-03-09T10:00:00Z' })
    expect(await visits()).toEqual([solved, not, left])
    expect(await visits(`specialist=${two}`)).toEqual([not])
    expect(await visits(`topic=${dublin.topics.quick}`)).toEqual([solved, left])
    expect(await visits('outcome=solved')).toEqual([solved])
    expect(await visits('state=left')).toEqual([left])
    expect(await visits(`state=done&outcome=not_solved&specialist=${one}`)).toEqual([])
  })

  test("days are those of the bar, not of the server: 23:30 in Dublin's summer is 22:30 UTC", async () => {
    asking = { ...supervisor, bars: [dublin.bar, tokyo.bar] }
    const lateInDublin = await visit({ joinedAt: '2026-07-01T22:30:00Z' })
    const nextInDublin = await visit({ joinedAt: '2026-07-01T23:30:00Z' })
    const nextInTokyo = await visit({ bar: tokyo.bar, joinedAt: '2026-07-01T15:00:00Z' })
    expect(await visits('from=2026-07-01&to=2026-07-01')).toEqual([lateInDublin])
    expect(await visits('from=2026-07-02')).toEqual([nextInDublin, nextInTokyo])
  })

  test('every word has to be somewhere: about, name, note, summary, or as the code', async () => {
    const id = await visit({ outcome: 'solved', name: 'Bríd', about: 'Laptop, 100% battery', note: 'swapped the cable', summary: 'All_good now', code: 'XY23' })
    await visit({ name: 'Kim', about: 'Printer' })
    for (const q of ['bríd', 'laptop bríd', 'cable', 'all_good', '100%', 'xy23', 'battery cable now', 'ap'])
      expect({ q, found: await visits(`q=${encodeURIComponent(q)}`) }).toEqual({ q, found: [id] })
    for (const q of ['bríd printer', 'laptop_', '%%%', 'all%good', 'XY2', "'; DROP TABLE ticket; --", '\\'])
      expect({ q, found: await visits(`q=${encodeURIComponent(q)}`) }).toEqual({ q, found: [] })
  })

  test('what nobody would ask is answered in words', async () => {
    for (const query of [
      'bar=1',
      'from=yesterday',
      'limit=0',
      'limit=1e9',
      'state=dead',
      'q=%00',
      'after=nonsense',
      `after=${Buffer.from('2026-03-09T10:00:00.000000Z x').toString('base64url')}`,
      `q=${'x'.repeat(101)}`,
    ])
      expect({ query, ...(await get(`visits?${query}`)) }).toMatchObject({ query, status: 422, body: { code: 'not_valid' } })
    for (const query of [
      'from=0000-01-01',
      'to=9999-12-31',
      'q=%25',
      'q=%F0%9F%98%80',
      `after=${Buffer.from(`0000-01-01T00:00:00.000000Z ${randomUUID()}`).toString('base64url')}`,
    ])
      for (const list of ['visits', 'visits.csv', 'ledger']) expect((await get(`${list}?${query}`)).status).toBeLessThan(500)
  })
})

test('pages by key hold every visit once, also while others join', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 7 }), async (minutes, limit) => {
      await db.owner.query('DELETE FROM ticket')
      // Many in the same minute: only the id tells them apart.
      const there = await Promise.all(minutes.map((minute) => visit({ joinedAt: new Date(Date.UTC(2026, 2, 9, 10, minute)).toISOString() })))
      const seen: string[] = []
      for (let after: string | null = ''; after !== null; ) {
        const { body }: { body: VisitsPage } = await get<VisitsPage>(`visits?limit=${limit}${after ? `&after=${after}` : ''}`)
        expect(body.visits.length).toBeLessThanOrEqual(limit)
        seen.push(...body.visits.map(({ id }) => id))
        after = body.next
        await visit({ joinedAt: new Date(Date.UTC(2026, 2, 9, 11, seen.length)).toISOString() })
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect([...seen].sort()).toEqual([...there].sort())
    }),
    { numRuns: 15, seed: 5 },
  )
})

describe('as a file', () => {
  test("a byte order mark, CRLF, the shop's clock, and nothing that a spreadsheet would run", async () => {
    await visit({ outcome: 'solved', name: '=HYPERLINK("http://evil.example")', about: 'one, two\nthree', note: '@SUM(1)', joinedAt: '2026-07-01T22:30:00Z' })
    const { text, headers } = await get('visits.csv?from=2026-07-01&to=2026-07-01')
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="visits-2026-07-01-to-2026-07-01.csv"',
    })
    const [titles, row] = text.split('\r\n')
    expect(titles).toMatch(/^\ufeffcode,bar,came,/)
    expect(row).toContain(',2026-07-01 23:30,,Europe/Dublin,"\'=HYPERLINK(""http://evil.example"")"')
    expect(row).toContain('"one, two\nthree"')
    expect(row).toContain(",'@SUM(1)")
  })

  test('is read and sent piece by piece, all of it in the order of the list', async () => {
    await db.owner.query(
      `INSERT INTO ticket (id, bar_id, request_id, code, place, state, topic_id, came, turn_at, person, name, proof, joined_at)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), 'C' || i, i, 'left', $2, 'phone', now(), i::text, 'Kim', 'proven', '2026-03-01T00:00:00Z'::timestamptz + i * interval '1 s' FROM generate_series(1, 1201) i`,
      [dublin.bar, dublin.topics.quick],
    )
    const codes = (await get('visits.csv')).text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0])
    expect(codes).toEqual(Array.from({ length: 1201 }, (_, index) => `C${1201 - index}`))
  })
})

test('the ledger counts people, not visits, in each group and altogether', async () => {
  const helped = { outcome: 'solved', minutes: 12.5 } as const
  await visit({ ...helped, person: 'ann', day: '2026-02-28' })
  await visit({ ...helped, person: 'ann', day: '2026-03-01' })
  await visit({ ...helped, person: 'ann', day: '2026-03-02', outcome: 'improved', topic: dublin.topics.long })
  await visit({ ...helped, person: 'bob', day: '2026-03-03' })
  await visit({ person: 'left' })
  await visit({ ...helped, bar: tokyo.bar })
  const { body } = await get<LedgerView>('ledger')
  expect(body.total).toEqual({ people: 2, visits: 4, minutes: 50 })
  expect(body.months).toEqual([
    { month: '2026-02', people: 1, visits: 1, minutes: 12.5, outcomes: { solved: 1 } },
    { month: '2026-03', people: 2, visits: 3, minutes: 37.5, outcomes: { solved: 2, improved: 1 } },
  ])
  expect(body.rows).toHaveLength(3)
  expect(body.rows.find(({ topicId, month }) => month === '2026-03' && topicId === dublin.topics.quick)).toMatchObject({
    barId: dublin.bar,
    topic: 'Quick help',
    people: 2,
    visits: 2,
    outcomes: { solved: 2 },
  })
  expect((await get<LedgerView>(`ledger?from=2026-03-02&topic=${dublin.topics.quick}`)).body.total).toEqual({ people: 1, visits: 1, minutes: 12.5 })
  expect((await get<LedgerView>('ledger?from=2030-01-01')).body).toEqual({ rows: [], months: [], total: { people: 0, visits: 0, minutes: 0 } })
})

test('what was written to the customer, by which way, and whether it arrived', async () => {
  const id = await visit()
  const message = (kind: string, minutes: number, more: string) =>
    db.owner.query(
      `INSERT INTO message (id, once, kind, ticket_id, made_at, channel, sent_at, skipped, trouble)
       VALUES ($1::uuid, $1::text, $2, $3, '2026-03-09T10:00:00Z'::timestamptz + $4 * interval '1 min', ${more})`,
      [randomUUID(), kind, id, minutes],
    )
  await message('summary', 40, `'email', NULL, NULL, 'unreachable'`)
  await message('turn', 20, `'phone', NULL, 'enough', 'over_cap'`)
  await message('nearlyDue', 10, `'push', NULL, 'overtaken', NULL`)
  await message('placeTaken', 0, `'email', '2026-03-09T10:01:00Z', NULL, 'unreachable'`)
  expect((await get<VisitView>(`visits/${id}`)).body.messages.map(({ kind, channel, fate, why }) => [kind, channel, fate, why])).toEqual([
    ['placeTaken', 'email', 'sent', null],
    ['nearlyDue', 'push', 'unneeded', null],
    ['turn', 'phone', 'failed', 'over_cap'],
    ['summary', 'email', 'trying', 'unreachable'],
  ])
})

test('what was brought stands in the visit with all that was noted, where it lies or who has it; also what came in at another bar before', async () => {
  const [specialist] = dublin.staff as [StaffWho]
  const id = await visit()
  const before = await visit({ bar: tokyo.bar, topic: tokyo.topics.quick, state: 'sent' })
  await db.owner.query('UPDATE ticket SET goes_on_as = $1 WHERE id = $2', [id, before])
  const device = (ticket: string, bar: string, kind: string, hour: number, more: string) =>
    db.owner.query(
      `INSERT INTO device (id, bar_id, ticket_id, kind, taken_at, taken_by, serial, condition, accessories, agreed, promised_day, may_collect, kept_at, handed_over_at, handed_over_by, handed_to, handed_how)
       VALUES ($1, $2, $3, $4, '2026-03-09T00:00:00Z'::timestamptz + $5 * interval '1 hour', $6, ${more})`,
      [randomUUID(), bar, ticket, kind, hour, specialist.id],
    )
  await device(id, dublin.bar, 'laptop', 10, `'C02X', 'a dent', 'charger', 'new battery', '2026-03-12', 'his sister', 'shelf 4', NULL, NULL, NULL, NULL`)
  await device(before, tokyo.bar, 'phone', 9, `'', '', '', '', NULL, '', '', '2026-03-09T12:00:00Z', '${specialist.id}', 'María José', 'collected'`)
  expect((await get<VisitView>(`visits/${id}`)).body.devices).toMatchObject([
    { kind: 'phone', bar: expect.any(String), handedOver: { to: 'María José', by: 'Specialist 1', at: '2026-03-09T12:00:00.000Z', how: 'collected' } },
    {
      ...{ kind: 'laptop', bar: null, serial: 'C02X', condition: 'a dent', accessories: 'charger', agreed: 'new battery', promisedDay: '2026-03-12' },
      ...{ mayCollect: 'his sister', keptAt: 'shelf 4', takenAt: '2026-03-09T10:00:00.000Z', takenBy: 'Specialist 1', handedOver: null },
    },
  ])
  expect((await get<VisitView>(`visits/${await visit()}`)).body.devices).toEqual([])
})

test('one visit opened: events with who and when, and each promise with what became of it', async () => {
  const [specialist] = dublin.staff as [StaffWho]
  const id = await visit({ outcome: 'solved', note: 'inside', summary: 'outside', name: 'Bríd' })
  const event = (version: number, kind: string, minutes: number, by: [string, string | null], data: object, ticket: string | null = id) =>
    db.owner.query(
      `INSERT INTO event VALUES ($1, $2, $3, $4, $5, $6, $7, '2026-03-09T10:00:00Z'::timestamptz + $8 * interval '1 min', '2026-03-09T10:00:00Z'::timestamptz + $8 * interval '1 min', $9)`,
      [dublin.bar, version, kind, ticket, kind === 'ticket.called' ? dublin.desks[1] : null, ...by, minutes, JSON.stringify(data)],
    )
  const promise = (ticket: string, low: number, high: number) => ({ ticket, low, high, rule: 'r', ahead: 2, work: 20, desks: 1 })
  await event(1, 'ticket.joined', 0, ['customer', randomUUID()], { promise: promise(id, 5, 15) })
  await event(2, 'promises.told', 10, ['system', null], { told: [promise(randomUUID(), 1, 2), promise(id, 10, 30)] }, null)
  await event(3, 'ticket.called', 12, ['staff', specialist.id], {})
  await event(4, 'ticket.undone', 12, ['staff', specialist.id], { undoes: 3 })
  await event(5, 'ticket.called', 30, ['staff', specialist.id], {})
  const { body } = await get<VisitView>(`visits/${id}`)
  expect(body).toMatchObject({ id, state: 'done', outcome: 'solved', specialist: 'Specialist 1', minutes: 10, proof: 'proven', contact: null })
  expect(body.events.map(({ kind, by, desk }) => [kind, by.kind, by.name, desk])).toEqual([
    ['ticket.joined', 'customer', 'Bríd', null],
    ['ticket.called', 'staff', 'Specialist 1', 2],
    ['ticket.undone', 'staff', 'Specialist 1', null],
    ['ticket.called', 'staff', 'Specialist 1', 2],
  ])
  expect(body.sessions).toEqual([expect.objectContaining({ specialist: 'Specialist 1', note: 'inside', summary: 'outside', minutes: 10 })])
  expect(body.promises.map(({ low, high, waited, kept }) => ({ low, high, waited, kept }))).toEqual([
    { low: 5, high: 15, waited: 30, kept: false },
    { low: 10, high: 30, waited: 20, kept: true },
  ])
})
