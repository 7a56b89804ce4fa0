import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { Logger } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { FailedMessage } from '../../shared/push.ts'
import { readConfig } from '../platform/config.ts'
import type { StaffWho } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { CallingService } from '../queue/calling.service.ts'
import { DesksService } from '../queue/desks.service.ts'
import { QueueService } from '../queue/queue.service.ts'
import { UndoService } from '../queue/undo.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { customer, type Scene, scene } from '../testing/scene.ts'
import { staffCookie } from '../testing/sockets.ts'
import { letter } from './letter.ts'
import { Messages } from './messages.service.ts'
import { Outbox } from './outbox.ts'
import { Senders } from './senders.ts'

/** A gateway as Twilio's is asked. `+4930000…` does not exist there. */
const texts: { type: string | undefined; authorization: string | undefined; to: string | null; from: string | null; body: string }[] = []
const gateway = createServer(async (request, answer) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const form = new URLSearchParams(Buffer.concat(chunks).toString())
  const { 'content-type': type, authorization } = request.headers
  if (form.get('To')?.startsWith('+4930000')) return answer.writeHead(400).end('{"message":"The number +4930000 is not valid."}')
  texts.push({ type, authorization, to: form.get('To'), from: form.get('From'), body: form.get('Body') ?? '' })
  answer.writeHead(201).end('{}')
})

let app: TestApp
let here: Scene
let messages: Messages
beforeAll(async () => {
  gateway.listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  const { port } = gateway.address() as AddressInfo
  app = await testApp({
    ...{ SMS_URL: `http://AC1:token@127.0.0.1:${port}/Messages.json`, SMS_FORM: 'form', SMS_FROM: '+4930123456' },
    ...{ SMS_DAILY_CAP: 12, SMS_DAILY_CAP_PER_NUMBER: 5 },
  })
  messages = app.get(Messages)
})
beforeEach(async () => {
  // A day of its own, so that what the test before has spent is spent no more.
  app.clock.advance(25 * 3_600_000)
  app.clock.travelTo(`${app.clock.now().toISOString().slice(0, 10)}T10:00:00Z`)
  texts.length = 0
  here = await scene(app.db.owner, { desks: 1 })
})
afterAll(async () => {
  await app.close()
  gateway.close()
})

const words = letter({ shop: 'The Shop', subject: 'A subject', paragraphs: ['A few words.'], short: 'Short & plain: 100 %.' })
const note = () => app.db.desk.transaction((tx) => messages.note(tx, { once: newId(), kind: 'test', ticketId: null, channel: 'phone' })) as Promise<string>
const to = (number: number) => ({ kind: 'phone', address: `+49301111${number}` }) as const
const skipped = async () =>
  (await app.db.owner.query<{ n: number }>("SELECT count(*)::int AS n FROM message WHERE trouble = 'over_cap' AND made_at = $1", [app.clock.now()])).rows[0]?.n

test('a text message goes as the field does it: a form of From, To and Body, with basic authorisation', async () => {
  await messages.deliver(await note(), to(1), words)
  const authorization = `Basic ${Buffer.from('AC1:token').toString('base64')}`
  expect(texts).toEqual([{ type: 'application/x-www-form-urlencoded', authorization, to: '+493011111', from: '+4930123456', body: 'Short & plain: 100 %.' }])
  expect(() => readConfig({ SMS_URL: 'https://example.org', SMS_FORM: 'form' }, () => 'x')).toThrow('SMS_FROM is missing')
})

test('without a gateway it is a line of the log, to a number that cannot be read there; elsewhere and for mails nothing changes', async () => {
  const log = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => {})
  const production = { NODE_ENV: 'production', APP_SECRET: 'a secret of a shop that is open to everybody' }
  const senders = (SMS_URL: string) =>
    new Senders(
      readConfig({ ...production, SMS_URL }, () => ''),
      app.clock,
      app.get(DataSource),
    )
  await senders('console:')
    .for({ kind: 'phone' })
    ?.send({ id: newId(), to: to(1), letter: words })
  expect(log.mock.calls).toEqual([['To …1111: Short & plain: 100 %.']])
  log.mockRestore()
  expect(senders('').for({ kind: 'phone' })).toBeNull()
  expect(senders('console:').for({ kind: 'email' })).toBeInstanceOf(Outbox)
  expect(() => senders('syslog:')).toThrow('SMS_URL wants an http(s) address, or console:')
})

describe('what is spent on text messages', () => {
  test('has a limit for one number, and one for all; whoever comes at once cannot pass it', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, note))
    await Promise.all(ids.slice(0, 8).map((id) => messages.deliver(id, to(1), words)))
    expect(texts).toHaveLength(5)
    await Promise.all(ids.slice(8).map((id, one) => messages.deliver(id, to(10 + one), words)))
    expect(texts).toHaveLength(12)
    expect(await skipped()).toBe(8)
  })

  test('counts a message once, however often it is tried, and begins anew a day later', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, note))
    for (const id of [...ids, ...ids]) await messages.deliver(id, to(1), words)
    await app.db.owner.query('UPDATE message SET sent_at = NULL WHERE id = ANY($1)', [ids])
    for (const id of ids) await messages.deliver(id, to(1), words)
    expect(texts).toHaveLength(10)
    app.clock.advance(24 * 3_600_000)
    await messages.deliver(await note(), to(1), words)
    expect(texts).toHaveLength(11)
  })
})

describe('somebody whose contact is a phone', () => {
  const joins = async (contact: string) => {
    const [who] = here.staff as [StaffWho]
    const [desk] = here.desks as [string]
    const by = { kind: 'staff', id: who.id } as const
    await app.get(DesksService).open(by, who, here.bar, desk)
    const id = await customer(app.db.owner)
    const wish = { bar: here.bar, way: 'store' as const, name: 'Ada', about: '', contact, forSomebodyElse: false, here: true }
    const { ticketId } = await app.get(QueueService).join({ kind: 'customer', id }, { customerId: id, topicId: here.topics.quick, proof: 'proven' }, wish)
    await app.jobs.drain()
    app.clock.advance(60_000)
    const call = () => app.get(CallingService).call(by, who, here.bar, desk, ticketId)
    const undo = () => app.get(UndoService).undo(by, here.bar, ticketId)
    const failed = async () => {
      const headers = { cookie: await staffCookie(app, who.id) }
      return (await (await fetch(`${app.url}/api/bars/${here.bar}/messages/failed`, { headers })).json()) as FailedMessage[]
    }
    return { call, undo, failed }
  }

  test('is told the desk in a few words, and is told again when that was too early', async () => {
    const { call, undo } = await joins('+4930901820')
    await call()
    await app.jobs.drain()
    await undo()
    await app.jobs.drain()
    expect(texts.map(({ body }) => body.replace(/code \w+/i, 'code'))).toEqual([
      expect.stringContaining('your place at'),
      'Aftercare: it is your turn: desk 1, code.',
      'Aftercare: please disregard our last message, it is not your turn yet. You keep your place; we tell you again. code.',
    ])
  })

  test('who cannot be reached by it is shown to staff at once: a number that does not exist, or a limit that is reached', async () => {
    const { call, failed } = await joins('+493000012345')
    await call()
    await app.jobs.drain()
    expect((await failed()).map(({ kind, why, over, name }) => ({ kind, why, over, name }))).toEqual([
      { kind: 'turn', why: 'refused', over: true, name: 'Ada' },
      { kind: 'placeTaken', why: 'refused', over: true, name: 'Ada' },
    ])
    for (let one = 0; one < 12; one++) await messages.deliver(await note(), to(one), words)
    here = await scene(app.db.owner, { desks: 1 })
    const late = await joins('+4930901821')
    expect(await late.failed()).toMatchObject([{ kind: 'placeTaken', why: 'over_cap', over: true }])
  })
})
