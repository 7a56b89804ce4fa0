import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Socket } from 'socket.io-client'
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
  const answers = (await Promise.all(Array.from({ length: 3_000 }, () => socket.emitWithAck('watch', watch())))) as Answer[]
  expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(30)
  expect(answers.at(-1)).toMatchObject({ ok: false, code: 'too_many_tries' })
  await stillServes()
})

test('a hundred sockets that never say anything keep nobody out', async () => {
  await Promise.all(Array.from({ length: 100 }, () => socketOf('customer')))
  await stillServes()
})
