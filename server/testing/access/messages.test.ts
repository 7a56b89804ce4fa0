import { DiscoveryService, MetadataScanner } from '@nestjs/core'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Socket } from 'socket.io-client'
import { ComingService } from '../../queue/coming.service.ts'
import { LogService } from '../../realtime/log.service.ts'
import { type TestApp, testApp } from '../app.ts'
import { found } from '../counts.ts'
import { connect } from '../sockets.ts'
import { deaf, everybody, House, type Person } from './house.ts'
import { messages } from './messages.ts'

let app: TestApp
let house: House
beforeAll(async () => {
  app = await testApp()
  house = await House.build(app)
  await app.get(LogService).look()
})
afterAll(async () => {
  await app.close()
  found(`Access: ${Object.keys(messages).length} socket messages by ${known.length} kinds of people, and handshakes of all, as the table says.`)
})

const known = everybody.filter((person): person is Known => !deaf.some((one) => one === person))
type Known = Exclude<Person, (typeof deaf)[number]>
const socketOf = async (person: Person) => connect(app, await house.cookieOf(person))
/** Under which Nest keeps the name of the message that a method answers; not exported by the package. */
const messageName = 'message'

test('the table has a row for every message that the server listens to, and none for one that is gone', () => {
  const scanner = new MetadataScanner()
  const heard = app.nest
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .filter(({ metatype }) => metatype && Reflect.hasMetadata('websockets:is_gateway', metatype))
    .flatMap(({ metatype }) =>
      scanner.getAllMethodNames(metatype?.prototype).map((method) => Reflect.getMetadata(messageName, metatype?.prototype[method]) as string | undefined),
    )
    .filter((name) => name !== undefined)
  expect([...new Set(Object.keys(messages).map((row) => row.split(' ')[0]))].sort()).toEqual(heard.sort())
})

test('whoever is nobody gets no socket, nor does a tablet at the door; whoever comes from a page of another site neither, whoever they are', async () => {
  for (const person of deaf) await expect(connect(app, await house.cookieOf(person))).rejects.toThrow()
  for (const person of known) {
    const cookie = await house.cookieOf(person)
    for (const origin of ['https://elsewhere.example', 'null', `${app.url}.elsewhere.example`]) await expect(connect(app, cookie, { origin })).rejects.toThrow()
    await expect(connect(app, cookie, { 'sec-fetch-site': 'cross-site' })).rejects.toThrow()
    const socket = await connect(app, cookie, { origin: app.url })
    socket.close()
  }
})

describe('each is told what is theirs, and hears nothing else', () => {
  test.each(Object.entries(messages))('%s', async (name, { may, about }) => {
    await house.prepare('ready', 'specialist')
    const [event = ''] = name.split(' ')
    const sockets = new Map<Known, Socket>()
    const heard = new Set<Known>()
    const outcomes: Partial<Record<Known, unknown>> = {}
    for (const person of known) {
      const socket = await socketOf(person)
      socket.onAny(() => heard.add(person))
      sockets.set(person, socket)
      const answer = (await socket.emitWithAck(event, about(house))) as { ok: boolean; code?: string }
      outcomes[person] = answer.ok ? 'yes' : answer.code
    }
    expect(outcomes).toEqual(may)
    await app.get(ComingService).leave({ kind: 'customer', id: house.customers.customer }, house.here.bar, house.ticket)
    await app.get(LogService).read(house.here.bar)
    const listens = known.filter((person) => event !== 'unwatch' && may[person] === 'yes')
    // Two round trips on every socket after the log was read: what was meant for it has come by then.
    for (let turn = 0; turn < 2; turn++)
      await Promise.all([...sockets.values()].map((socket) => socket.emitWithAck('unwatch', { bar: house.elsewhere.bar, audience: 'board' })))
    expect([...heard].sort()).toEqual([...listens].sort())
    for (const socket of sockets.values()) socket.close()
  })
})
