import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { SMTPServer } from 'smtp-server'
import { newId } from '../platform/ids.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser } from '../testing/browser.ts'
import { letter } from './letter.ts'
import { Messages } from './messages.service.ts'

/** A mail server that takes mails, or refuses while `down`. */
const mails: string[] = []
let down = false
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      if (down) return done(Object.assign(new Error('Come back later'), { responseCode: 451 }))
      mails.push(Buffer.concat(chunks).toString())
      done()
    })
  },
})
const texts: { headers: IncomingHttpHeaders; body: unknown }[] = []
const gateway = createServer(async (request, answer) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  texts.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) })
  answer.writeHead(down ? 503 : 202).end()
})

let app: TestApp
const others: TestApp[] = []
/** Closed at the end, whatever happens: a server that goes on would keep the tests from ending. */
const another = async (settings: Parameters<typeof testApp>[0]): Promise<TestApp> => {
  const other = await testApp(settings)
  others.push(other)
  return other
}
let messages: Messages
beforeAll(async () => {
  await new Promise<void>((resolve) => void mailServer.listen(0, '127.0.0.1', resolve))
  gateway.listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port
  app = await testApp({
    SMTP_URL: `smtp://127.0.0.1:${port(mailServer.server)}`,
    SMS_URL: `http://shop:secret@127.0.0.1:${port(gateway)}/send`,
    MAIL_FROM: 'The Shop <help@example.org>',
  })
  messages = app.get(Messages)
})
afterAll(async () => {
  await Promise.all([app, ...others].map((server) => server.close()))
  gateway.close()
  await new Promise<void>((resolve) => mailServer.close(resolve))
})

const words = letter({ shop: 'The Shop', subject: 'Grüße', paragraphs: ['A few words.'], short: 'Short words.' })
const to = (name: string) => ({ kind: 'email', address: `${name}@example.com` }) as const
const note = () => app.db.desk.transaction((tx) => messages.note(tx, { once: newId(), kind: 'test', ticketId: null })) as Promise<string>
const row = async (id: string) => (await app.db.owner.query('SELECT tries, sent_at, skipped FROM message WHERE id = $1', [id])).rows[0]
const mailsTo = (name: string) => mails.filter((mail) => mail.includes(`${name}@example.com`))

test('a message goes out once, as text and HTML, from the shop', async () => {
  const id = await note()
  await messages.deliver(id, to('ada'), words)
  await messages.deliver(id, to('ada'), words)
  const [mail, ...more] = mailsTo('ada')
  expect(more).toEqual([])
  expect(mail).toMatch(/^From: The Shop <help@example\.org>/m)
  expect(mail).toContain(`Message-ID: <${id}@localhost>`)
  expect(mail).toMatch(/text\/plain[\s\S]*text\/html/)
  expect(await row(id)).toMatchObject({ tries: 1, skipped: null, sent_at: app.clock.now() })
})

test('fifty processes at once send it once', async () => {
  const id = await note()
  await Promise.allSettled(Array.from({ length: 50 }, () => messages.deliver(id, to('raced'), words)))
  expect(mailsTo('raced')).toHaveLength(1)
})

test('the same event is noted once', async () => {
  const twice = await app.db.desk.transaction(async (tx) => [
    await messages.note(tx, { once: 'x', kind: 'test', ticketId: null }),
    await messages.note(tx, { once: 'x', kind: 'test', ticketId: null }),
  ])
  expect(twice).toEqual([expect.any(String), null])
})

test('what could not be sent is free to be tried again at once, and arrives', async () => {
  const id = await note()
  down = true
  await expect(messages.deliver(id, to('patient'), words)).rejects.toThrow(/could not be sent: .*451/)
  down = false
  await messages.deliver(id, to('patient'), words)
  expect(mailsTo('patient')).toHaveLength(1)
  expect(await row(id)).toMatchObject({ tries: 2, sent_at: expect.any(Date) })
})

test('a process that dies after sending leaves a repetition that mailboxes know as the same mail', async () => {
  const id = await note()
  await messages.deliver(id, to('twice'), words)
  // It died before the mark: claimed, never marked, and the claim runs out.
  await app.db.owner.query("UPDATE message SET sent_at = NULL, claimed_until = $2::timestamptz + interval '50 s' WHERE id = $1", [id, app.clock.now()])
  await expect(messages.deliver(id, to('twice'), words)).rejects.toThrow('being sent by another process')
  app.clock.advance(50_000)
  await messages.deliver(id, to('twice'), words)
  const ids = mailsTo('twice').map((mail) => /^Message-ID: (.*)$/m.exec(mail)?.[1])
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('news of last week is not sent', async () => {
  const id = await note()
  app.clock.advance(5 * 24 * 3_600_000)
  await messages.deliver(id, to('late'), words)
  expect(mailsTo('late')).toEqual([])
  expect(await row(id)).toMatchObject({ sent_at: null, skipped: 'too old' })
})

test('a phone gets the short words through the gateway, and its failure is tried again', async () => {
  const id = await note()
  const phone = { kind: 'phone', address: '+4930901820' } as const
  down = true
  await expect(messages.deliver(id, phone, words)).rejects.toThrow('503')
  down = false
  await messages.deliver(id, phone, words)
  const basic = `Basic ${Buffer.from('shop:secret').toString('base64')}`
  for (const text of texts)
    expect(text).toMatchObject({ body: { to: '+4930901820', text: 'Short words.' }, headers: { 'idempotency-key': id, authorization: basic } })
  expect(texts).toHaveLength(2)
})

test('with a gateway, codes go to phones', async () => {
  const who = new Browser(app)
  expect((await who.post('/door/codes', { address: '030 901820' })).status).toBe(422)
  await who.post('/door/codes', { address: '+49 30 901820' })
  await app.jobs.drain()
  const code = /^\d{6}/.exec((texts.at(-1)?.body as { text: string } | undefined)?.text ?? '')?.[0]
  expect((await who.post('/door/codes/verify', { address: '0049 30 90 18 20', code })).status).toBe(200)
})

test('the outbox is not shown in production, and no path leads out of it', async () => {
  const browser = new Browser(app)
  expect((await browser.get('/outbox/..%2F..%2Fetc%2Fpasswd')).status).toBe(422)
  expect((await browser.get(`/outbox/${newId()}`)).status).toBe(404)
  const production = await another({ NODE_ENV: 'production' })
  for (const path of ['/outbox', `/outbox/${newId()}`]) expect((await new Browser(production).get(path)).status).toBe(404)
})
