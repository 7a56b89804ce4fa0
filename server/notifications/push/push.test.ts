import { createPublicKey, verify } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Asked } from '../../../shared/door.ts'
import type { FailedMessage, PushKey } from '../../../shared/push.ts'
import { aftercare } from '../../aftercare.ts'
import type { By, StaffWho } from '../../platform/access.ts'
import { Jobs } from '../../platform/jobs.ts'
import { AppLogger } from '../../platform/logger.ts'
import { CallingService } from '../../queue/calling.service.ts'
import { DesksService } from '../../queue/desks.service.ts'
import { Line } from '../../queue/line.ts'
import { change, ticketOf } from '../../queue/tickets.ts'
import { UndoService } from '../../queue/undo.service.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { Browser, mailsTo } from '../../testing/browser.ts'
import { pushService } from '../../testing/push-service.ts'
import { type Scene, scene } from '../../testing/scene.ts'
import { staffCookie } from '../../testing/sockets.ts'
import { TicketLinks } from '../ticket-links.ts'

let service: Awaited<ReturnType<typeof pushService>>
let app: TestApp
let second: Awaited<ReturnType<typeof aftercare>>
let here: Scene
let specialist: StaffWho
let desk: string
beforeAll(async () => {
  service = await pushService()
  app = await testApp({ TRUST_PROXY: true, PUSH_SERVICES: service.host })
  second = await aftercare(app.config, app.clock, new AppLogger('silent'))
})
beforeEach(async () => {
  app.clock.travelTo('2026-03-10T10:00:00Z')
  here = await scene(app.db.owner, { desks: 1 })
  ;[specialist, desk] = [here.staff[0] as StaffWho, here.desks[0] as string]
  await app.get(DesksService).open(by(specialist), specialist, here.bar, desk)
})
afterEach(() => {
  service.answers = 201
})
afterAll(async () => {
  await second.close()
  await app.close()
  service.close()
})

const by = (who: StaffWho): By => ({ kind: 'staff', id: who.id })
let people = 0
/** Somebody in the line with a page of their own; `told`: on this phone. */
async function comes({ told = true, here: isHere = true } = {}) {
  const name = `person${++people}`
  const who = new Browser(app, `203.0.113.${people}`)
  await who.post('/door/unproven')
  const wish = { bar: here.bar, topic: here.topics.quick, name: 'Ada', contact: `${name}@example.com`, here: isHere }
  const { ticket } = (await who.post<Asked>('/door/join', wish)).body
  if (told) await who.post('/my/push', service.browser(name))
  await app.jobs.drain()
  return { name, who, ticket, notices: () => service.of(name).map(({ title }) => title), mails: () => mailsTo(app, `${name}@example.com`) }
}
const call = (ticket: string) => app.get(CallingService).call(by(specialist), specialist, here.bar, desk, ticket)
const undo = (ticket: string) => app.get(UndoService).undo(by(specialist), here.bar, ticket)
/** As the timer does it. */
const isNear = (ticket: string) =>
  app.get(Line).change(here.bar, { kind: 'system', id: null }, async (tx) => change(tx, await ticketOf(tx, ticket), 'ticket.nearlyDue', () => undefined, {}))
const again = () => app.db.owner.query("UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'")

describe('whoever asked to be told on their phone', () => {
  test('is told that it is nearly their turn, and where to go when it is; the newer one takes the place of the older', async () => {
    const { name, ticket, notices, mails } = await comes()
    await isNear(ticket.id)
    await app.jobs.drain()
    await call(ticket.id)
    await app.jobs.drain()
    expect(notices()).toEqual(['It is nearly your turn', 'It is your turn: desk 1'])
    const [near, turn] = service.pushed.filter(({ browser }) => browser === name)
    expect(turn?.notice).toEqual({ ...turn?.notice, tag: near?.notice.tag, url: `/t/${ticket.id}`, body: expect.stringContaining(ticket.code) })
    expect(turn?.headers).toMatchObject({ ttl: '900', urgency: 'high', topic: near?.headers.topic, 'content-encoding': 'aes128gcm' })
    expect(String(turn?.headers.topic)).toMatch(/^[\w-]{32}$/)
    expect((await mails()).map(({ subject }) => subject)).toHaveLength(1)
  })

  test('is told by a server that shows who it is: the token is signed with the key that the browser was given', async () => {
    const { name, who, ticket } = await comes()
    await call(ticket.id)
    await app.jobs.drain()
    const { key } = (await who.get<PushKey>('/push/key')).body
    const headers = service.pushed.find(({ browser }) => browser === name)?.headers ?? {}
    const [, token = '', told] = /^vapid t=([^,]+), ?k=(.+)$/.exec(String(headers.authorization)) ?? []
    expect(told).toBe(key)
    const [head, body, signature] = token.split('.')
    const point = Buffer.from(key, 'base64url')
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    expect(verify('sha256', Buffer.from(`${head}.${body}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature ?? '', 'base64url'))).toBe(
      true,
    )
    expect(JSON.parse(Buffer.from(body ?? '', 'base64url').toString())).toMatchObject({ aud: `http://${service.host}` })
  })

  test('is told once, although two servers find the same job many times', async () => {
    const { ticket, notices } = await comes()
    await call(ticket.id)
    await app.db.owner.query(
      `INSERT INTO pgboss.job (name, data, retry_limit, expire_in, keep_until)
       SELECT j.name, j.data, 5, j.expire_in, j.keep_until FROM pgboss.job j, generate_series(1, 15) WHERE j.name = 'push' AND j.data->>'ticket' = $1`,
      [ticket.id],
    )
    await Promise.all([app.jobs.drain(), second.get(Jobs, { strict: false }).drain()])
    await again()
    await Promise.all([app.jobs.drain(), second.get(Jobs, { strict: false }).drain()])
    expect(notices()).toEqual(['It is your turn: desk 1'])
  })

  test('may be a guest, who came by the link in a message', async () => {
    const { ticket } = await comes({ told: false })
    const guest = new Browser(app, '203.0.113.200')
    await guest.post('/door/open', { ticket: ticket.id, token: (await app.get(TicketLinks).make(ticket.id)).split('#k=')[1] })
    await guest.post('/my/push', service.browser('guest'))
    await call(ticket.id)
    await app.jobs.drain()
    expect(service.of('guest')).toHaveLength(1)
  })

  test('is not told on a device that has forgotten them', async () => {
    const { who, ticket, notices } = await comes()
    await who.post('/door/forget')
    await call(ticket.id)
    await app.jobs.drain()
    expect(notices()).toEqual([])
  })

  test('is told what staff tell everybody who waits, apart from their turn, and not what was taken back', async () => {
    const { name, ticket } = await comes()
    const tell = async (words: string) => {
      await app.db.owner.query('UPDATE bar SET notice = $2 WHERE id = $1', [here.bar, words])
      await app.get(Line).change(here.bar, by(specialist), (tx) => tx.append('bar.told', { words, data: { shown: true } }))
    }
    await call(ticket.id)
    await tell('We close at six today.')
    await app.jobs.drain()
    // Two jobs of one moment: either may be the first.
    const [told, turn] = service.of(name).sort((one, other) => Number(/^News/.test(other.title)) - Number(/^News/.test(one.title)))
    expect(told).toMatchObject({ title: expect.stringMatching(/^News from/), body: expect.stringContaining('We close at six today.') })
    expect(told?.tag).not.toBe(turn?.tag)
    await tell('')
    await app.jobs.drain()
    expect(service.of(name)).toHaveLength(2)
  })
})

describe('a call that was taken back', () => {
  test('is corrected where it was told, and told again when it comes', async () => {
    const { name, ticket, notices, mails } = await comes()
    await call(ticket.id)
    await app.jobs.drain()
    await undo(ticket.id)
    await app.jobs.drain()
    expect(notices()).toEqual(['It is your turn: desk 1', 'Please disregard our last message: not your turn yet'])
    expect(new Set(service.of(name).map(({ tag }) => tag)).size).toBe(1)
    await call(ticket.id)
    await app.jobs.drain()
    expect(notices()).toHaveLength(3)
    expect(await mails()).toHaveLength(1)
  })

  test('before anybody was told is not told at all, and so is nothing corrected', async () => {
    const { ticket, notices } = await comes()
    await call(ticket.id)
    await undo(ticket.id)
    await app.jobs.drain()
    expect(notices()).toEqual([])
  })

  test('while a server is telling it is corrected as soon as that is done', async () => {
    // Jobs wait by PostgreSQL's own clock: far in the future of it.
    app.clock.travelTo('2136-03-10T10:00:00Z')
    const { ticket, notices } = await comes()
    await call(ticket.id)
    const sent = "UPDATE message SET claimed_until = $2 WHERE ticket_id = $1 AND kind = 'turn'"
    await app.db.owner.query(sent, [ticket.id, new Date(app.clock.now().getTime() + 50_000)])
    await undo(ticket.id)
    await app.jobs.drain()
    expect(notices()).toEqual([])
    await app.db.owner.query("UPDATE message SET sent_at = made_at, claimed_until = NULL WHERE ticket_id = $1 AND kind = 'turn'", [ticket.id])
    await app.db.owner.query("UPDATE pgboss.job SET start_after = now() WHERE name = 'push'")
    await app.jobs.drain()
    expect(notices()).toEqual(['Please disregard our last message: not your turn yet'])
  })

  test('and given again before the first could be told is told once', async () => {
    const { ticket, notices } = await comes()
    service.answers = 503
    await call(ticket.id)
    await app.jobs.drain()
    await undo(ticket.id)
    await call(ticket.id)
    service.answers = 201
    await again()
    await app.jobs.drain()
    expect(notices()).toEqual(['It is your turn: desk 1'])
  })
})

describe('a push service', () => {
  test('that knows a browser no more has it forgotten, and a mail goes instead to whoever is not here', async () => {
    const { ticket, mails } = await comes({ here: false })
    service.answers = 410
    await isNear(ticket.id)
    await app.jobs.drain()
    expect((await mails()).at(-1)?.subject).toBe('It is nearly your turn')
    const { rows } = await app.db.owner.query(
      'SELECT count(*)::int AS n FROM push_subscription p JOIN customer_login l ON l.id = p.login_id JOIN ticket t USING (customer_id) WHERE t.id = $1',
      [ticket.id],
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  test('that fails is tried again; after three times in vain staff are shown, until it has arrived', async () => {
    const { name, ticket, notices } = await comes()
    const shown = async () => {
      const answer = await fetch(`${app.url}/api/bars/${here.bar}/messages/failed`, { headers: { cookie: await staffCookie(app, specialist.id) } })
      return (await answer.json()) as FailedMessage[]
    }
    const logged = jest.spyOn(AppLogger.prototype, 'warn')
    service.answers = 503
    await call(ticket.id)
    for (const expected of [0, 0, 1]) {
      await app.jobs.drain()
      expect(await shown()).toHaveLength(expected)
      await again()
    }
    expect(await shown()).toEqual([expect.objectContaining({ code: ticket.code, kind: 'turn', channel: 'push', why: 'unreachable', over: false })])
    service.answers = 201
    await app.jobs.drain()
    expect(notices()).toHaveLength(1)
    expect(await shown()).toEqual([])
    const said = JSON.stringify(logged.mock.calls)
    expect(said).toContain('503')
    for (const secret of [service.host, name, ticket.code]) expect(said).not.toContain(secret)
    logged.mockRestore()
  })
})

test('a person may have ten browsers; a browser that says so twice is one', async () => {
  const { who, name, ticket } = await comes()
  for (let one = 0; one < 11; one++) {
    app.clock.advance(1000)
    await who.post('/my/push', service.browser(`${name} ${one}`.replace(' ', '-')))
  }
  const last = service.browser(`${name}-last`)
  await who.post('/my/push', last)
  await who.post('/my/push', last)
  await call(ticket.id)
  await app.jobs.drain()
  expect(service.pushed.filter(({ notice }) => notice.url === `/t/${ticket.id}`)).toHaveLength(10)
  await who.post('/my/push/remove', { endpoint: last.endpoint })
  await undo(ticket.id)
  await app.jobs.drain()
  expect(service.of(`${name}-last`)).toHaveLength(1)
  expect(service.of(`${name}-10`)).toHaveLength(2)
})

test('an address elsewhere, or keys that nothing can be encrypted for, are refused in words', async () => {
  const { who } = await comes({ told: false })
  const { keys, endpoint } = service.browser('x')
  const refused = async (body: object) => (await who.post('/my/push', body)).body
  expect(await refused({ endpoint: 'https://example.org/', keys })).toMatchObject({ code: 'push_not_known' })
  expect(await refused({ endpoint, keys: { ...keys, p256dh: `B${'A'.repeat(86)}` } })).toMatchObject({ code: 'not_valid', field: 'keys' })
  expect(await refused({ endpoint: 'nowhere', keys })).toMatchObject({ code: 'not_valid', field: 'endpoint' })
})
