import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { Socket } from 'socket.io-client'
import { z } from 'zod'
import type { ChangeMessage } from '../../shared/live.ts'
import { aftercare } from '../aftercare.ts'
import { StaffLogins } from '../auth/staff-logins.ts'
import { AppLogger } from '../platform/logger.ts'
import { OtherProcesses } from '../platform/redis.ts'
import { QueueService } from '../queue/queue.service.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { hasRedis, type TestRedis, testRedis } from '../testing/redis.ts'
import { type Scene, scene } from '../testing/scene.ts'
import { connect, staffCookie } from '../testing/sockets.ts'
import { LogService } from './log.service.ts'

/** In tests no process looks at the log by itself: what is heard without a look was told. */
const ifRedis = hasRedis ? test : test.skip
let redis: TestRedis
let app: TestApp
let second: { nest: NestFastifyApplication; url: string }
const sockets: Socket[] = []

beforeAll(async () => {
  if (!hasRedis) return
  redis = await testRedis()
  app = await testApp({ REDIS_URL: redis.url })
  const nest = await aftercare(app.config, app.clock, new AppLogger('silent'))
  await nest.listen(0, '127.0.0.1')
  second = { nest, url: await nest.getUrl() }
  await heardAgain()
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
})
afterAll(async () => {
  await second?.nest.close()
  await app?.close()
  await redis?.kill()
})

const walksIn = ({ bar, topics, staff }: Scene) =>
  app.get(QueueService).walkIn({ kind: 'staff', id: staff[0]?.id ?? '' }, bar, {
    ...{ topic: topics.quick, name: 'Someone', about: '', contact: '', vouchedBecause: 'known here', proof: 'at_desk' },
  })

/** A member of staff whose socket is at the second process. */
async function watchesElsewhere(here: Scene): Promise<{ socket: Socket; heard: () => Promise<ChangeMessage<'staff'>> }> {
  const socket = await connect(second, await staffCookie(app, here.staff[0]?.id ?? ''))
  sockets.push(socket)
  await socket.emitWithAck('watch', { bar: here.bar, audience: 'staff' })
  return { socket, heard: () => new Promise((resolve) => socket.once('change', resolve)) }
}

async function newScene(): Promise<Scene> {
  const here = await scene(app.db.owner)
  for (const nest of [app.nest, second.nest]) await nest.get(LogService, { strict: false }).look()
  return here
}

/** Waits until a word of the first process reaches the second. */
async function heardAgain(): Promise<void> {
  const here = await newScene()
  const { heard } = await watchesElsewhere(here)
  let there = false
  void heard().then(() => {
    there = true
  })
  for (let tries = 0; !there && tries < 400; tries++) {
    await walksIn(here)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  expect(there).toBe(true)
}

ifRedis('what one process commits, sockets at another hear of at once', async () => {
  const here = await newScene()
  const { heard } = await watchesElsewhere(here)
  const first = heard()
  await walksIn(here)
  expect((await first).changes).toEqual([expect.objectContaining({ v: 1 })])
})

ifRedis('a login that ends in one process loses its sockets at another', async () => {
  const here = await newScene()
  const { socket } = await watchesElsewhere(here)
  const gone = new Promise((resolve) => socket.once('disconnect', resolve))
  await app.get(StaffLogins).endAll(here.staff[0]?.id ?? '')
  expect(await gone).toBe('io server disconnect')
})

ifRedis('houses that share a Redis do not hear each other', async () => {
  const word = { name: 'anything', shape: z.string() }
  const heard: string[] = []
  const other = new OtherProcesses(app.config.with({ APP_SECRET: 'the secret of quite another house' }))
  other.hear(word, (what) => heard.push(what))
  const same = new OtherProcesses(app.config)
  const told = new Promise((resolve) => same.hear(word, resolve))
  for (const process of [other, same]) process.onApplicationBootstrap()
  const telling = setInterval(() => app.get(OtherProcesses).tell(word, 'hello'), 10)
  expect(await told).toBe('hello')
  clearInterval(telling)
  for (const process of [other, same]) process.onApplicationShutdown()
  expect(heard).toEqual([])
})

ifRedis('without Redis commands go on and the next look at the log finds them; when it is back, so are the words', async () => {
  const here = await newScene()
  const { heard } = await watchesElsewhere(here)
  await redis.kill()
  let told = false
  const first = heard().finally(() => {
    told = true
  })
  for (let count = 0; count < 3; count++) await walksIn(here)
  expect(told).toBe(false)
  await second.nest.get(LogService, { strict: false }).look()
  expect((await first).changes.map(({ v }) => v)).toEqual([1, 2, 3])
  await redis.start()
  await heardAgain()
})
