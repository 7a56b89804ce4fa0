import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Server } from 'socket.io'
import { Manager, type Socket } from 'socket.io-client'
import { socketPath } from '../../../shared/live.ts'
import { LiveGateway } from '../../realtime/live.gateway.ts'
import { LogService } from '../../realtime/log.service.ts'
import { House } from '../access/house.ts'
import { type TestApp, testApp } from '../app.ts'
import { found, rounds } from '../counts.ts'
import { randomFrom } from '../random.ts'
import { connect } from '../sockets.ts'
import { nested, numbers, others, strings } from './values.ts'

let app: TestApp
let house: House
const logged: string[] = []
const sockets: Socket[] = []
beforeAll(async () => {
  app = await testApp()
  const quiet = () => undefined
  const hear = (...said: unknown[]) => void logged.push(said.map(String).join(' ').slice(0, 2_000))
  app.nest.useLogger({ log: quiet, warn: quiet, debug: quiet, verbose: quiet, error: hear, fatal: hear })
  house = await House.build(app)
  await house.prepare('ready', 'specialist')
  await app.get(LogService).look()
})
beforeEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
})
afterAll(() => app.close())

async function socketOf(person: 'customer' | 'specialist' = 'specialist'): Promise<Socket> {
  const socket = await connect(app, await house.cookieOf(person))
  sockets.push(socket)
  return socket
}
const watch = () => ({ bar: house.here.bar, audience: 'staff' })
type Answer = { ok: boolean; code?: string; detail?: string }

const soon = () => new Promise((resolve) => setTimeout(resolve, 20))
const version = async () => Number((await app.db.owner.query('SELECT version FROM bar WHERE id = $1', [house.here.bar])).rows[0].version)
/** The connection alone, of somebody who may have one: what would say where it wants to go is never sent. `closed` once the server ends it. */
async function openTransport(): Promise<{ closed: Promise<unknown> }> {
  const extraHeaders = { cookie: await house.cookieOf('customer') }
  const manager = new Manager(app.url, { path: socketPath, transports: ['websocket'], extraHeaders, reconnection: false, autoConnect: false })
  await new Promise<void>((resolve, reject) => manager.open((error) => (error ? reject(error) : resolve())))
  return { closed: new Promise((resolve) => manager.once('close', resolve)) }
}

/** Someone whose right it is is answered as ever. */
async function stillServes(): Promise<void> {
  expect(await (await socketOf()).emitWithAck('watch', watch())).toMatchObject({ ok: true })
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
}

test('whatever a message holds, it is answered with a sentence', async () => {
  const dice = randomFrom(2_612)
  const count = rounds(300, 20_000)
  let socket = await socketOf()
  const wrong = (): unknown => dice.pick([...strings.filter((text) => text.length < 6_000), ...numbers, ...others.slice(0, -1)])
  for (let sent = 0; sent < count; sent++) {
    // A socket has a budget of messages; this is about what they hold.
    if (sent % 25 === 24) {
      socket.close()
      socket = await socketOf(dice.pick(['customer', 'specialist']))
    }
    const about: Record<string, unknown> = { ...watch(), ticket: house.ticket, version: 0 }
    for (const field of ['bar', 'audience', 'ticket', 'version', '__proto__', 'more']) if (dice.chance(0.3)) about[field] = wrong()
    const message = dice.chance(0.3) ? wrong() : about
    const answer = (await socket.timeout(10_000).emitWithAck(dice.pick(['watch', 'since', 'unwatch']), message)) as Answer
    expect({ message, answer: typeof answer.ok === 'boolean' && (answer.ok || (answer.detail ?? '').length > 10) }).toEqual({ message, answer: true })
  }
  expect(logged).toEqual([])
  await stillServes()
  found(`Sockets: ${count} hostile messages, each answered with a sentence.`)
}, 600_000)

test('more than a message ought to be ends the connection, and only that one', async () => {
  for (const message of ['x'.repeat(10_000_000), JSON.parse(nested(4_000)), Array(50_000).fill('watch'), Buffer.alloc(1_000_000)]) {
    const socket = await socketOf()
    const closed = new Promise((resolve) => socket.once('disconnect', resolve))
    socket.emit('watch', message)
    expect(await closed).toMatch(/transport/)
  }
  await stillServes()
})

test('what is no event, has no answer or too many arguments, harms nobody', async () => {
  const socket = await socketOf()
  socket.emit('drop everything', { all: true })
  socket.emit('__proto__', 1)
  socket.emit('watch')
  socket.emit('watch', watch(), watch(), watch())
  socket.emit('since', null)
  socket.emit('unwatch', undefined, () => undefined)
  expect(await socket.emitWithAck('watch', watch())).toMatchObject({ ok: true })
  expect(logged).toEqual([])
  await stillServes()
})

test('whoever asks thousands of times to watch is soon told to wait, and the others do not notice', async () => {
  const socket = await socketOf()
  const answers = (await Promise.all(Array.from({ length: rounds(1_000, 10_000) }, () => socket.emitWithAck('watch', watch())))) as Answer[]
  expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(30)
  expect(answers.at(-1)).toMatchObject({ ok: false, code: 'too_many_tries' })
  await stillServes()
  app.clock.advance(16_000)
  expect(await socket.emitWithAck('watch', watch())).toMatchObject({ ok: true })
})

test('many sockets that all ask without end: each has its own budget, and what changes meanwhile reaches each of them once', async () => {
  const crowd = await Promise.all(Array.from({ length: rounds(10, 100) }, () => socketOf()))
  const heard = crowd.map((socket) => {
    const versions: number[] = []
    socket.on('change', ({ changes }: { changes: { v: number }[] }) => versions.push(...changes.map(({ v }) => v)))
    return versions
  })
  const ask = (socket: Socket): Promise<Answer[]> => Promise.all(Array.from({ length: 100 }, () => socket.emitWithAck('watch', watch())))
  const answers = await Promise.all(crowd.map(ask))
  expect(answers.every((own) => own.filter(({ ok }) => ok).length <= 30 && own.at(-1)?.code === 'too_many_tries')).toBe(true)
  const refused = answers.flat().filter(({ ok }) => !ok)
  expect(refused.filter(({ code, detail }) => !['too_many_tries', 'line_busy'].includes(code ?? '') || (detail ?? '').length < 10)).toEqual([])
  // A minute later each may ask again, and is served.
  app.clock.advance(60_000)
  for (const socket of crowd) expect(await socket.emitWithAck('watch', watch())).toMatchObject({ ok: true })
  const before = await version()
  await house.prepare('called', 'specialist')
  const changes = Array.from({ length: (await version()) - before }, (_, n) => before + n + 1)
  expect(changes.length).toBeGreaterThan(1)
  while (!heard.every((versions) => versions.at(-1) === changes.at(-1))) await soon()
  expect(heard).toEqual(crowd.map(() => changes))
  await stillServes()
  found(`Sockets: ${crowd.length * 100} requests to watch one line from ${crowd.length} sockets; each change reached each of them once.`)
})

test('strangers are refused at the handshake, and who opens a connection and then never says anything is sent away', async () => {
  const { server } = app.get(LiveGateway) as unknown as { server: Server }
  const stays = await socketOf()
  const strangers = Array.from({ length: rounds(50, 1_000) }, () => connect(app))
  expect(new Set((await Promise.allSettled(strangers)).map(({ status }) => status))).toEqual(new Set(['rejected']))
  const patience = server.connectTimeout() as number
  expect(patience).toBeLessThanOrEqual(45_000)
  // Nobody wants to sit through it.
  server.connectTimeout(500)
  const silent = await Promise.all(Array.from({ length: rounds(50, 1_000) }, () => openTransport()))
  await Promise.all(silent.map(({ closed }) => closed))
  while (server.engine.clientsCount > 1) await soon()
  server.connectTimeout(patience)
  expect([server.sockets.sockets.size, stays.connected]).toEqual([1, true])
  await stillServes()
})

test('a hundred sockets that never say anything keep nobody out', async () => {
  await Promise.all(Array.from({ length: 100 }, () => socketOf('customer')))
  await stillServes()
})
