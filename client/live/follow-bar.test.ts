import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createServer, type Server as Http } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { serverClock } from '../api/server-clock.ts'
import { followOn } from './follow-bar.ts'
import type { Followed } from './follower.ts'

const watch = { bar: 'b', audience: 'board' as const }
const picture = { version: 1, at: '2026-03-29T09:00:00.000Z', line: { calls: [], waiting: [], openDesks: 0, wait: null, notice: null, joining: 'open' } }

/** A page that never looks by itself: `window` only passes on what the device says. */
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
let http: Http
let server: Server
/** Who came and waits for their turn. */
let inLine: (() => void)[]
let came: number
let stop = () => {}
beforeEach(async () => {
  Object.assign(globalThis, { window: page, document: page })
  inLine = []
  came = 0
  await open(0)
})
afterEach(async () => {
  stop()
  await server.close()
})

async function open(port: number): Promise<void> {
  http = createServer()
  server = new Server(http)
  server.use((_, next) => {
    came++
    inLine.push(next)
  })
  server.on('connection', (socket) => socket.on('watch', (_, answer) => answer({ ok: true, picture })))
  await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening))
}
const port = () => (http.address() as AddressInfo).port
const socketTo = (at: number): Socket =>
  // By itself it would try again in ten minutes.
  io(`http://127.0.0.1:${at}`, { transports: ['websocket'], forceNew: true, autoConnect: false, reconnectionDelay: 600_000, reconnectionDelayMax: 600_000 })
function follows(socket: Socket): Promise<Followed<'board'>> {
  return new Promise((seen) => {
    stop = followOn(socket, watch, { picture: (followed) => followed.picture && seen(followed) })
  })
}
const until = async (is: () => boolean) => {
  while (!is()) await new Promise(setImmediate)
}

test.each(['online', 'pageshow', 'visibilitychange'])('who waits to be connected keeps their turn when the device says "%s"', async (event) => {
  const seen = follows(socketTo(port()))
  await until(() => inLine.length > 0)
  page.dispatchEvent(new Event(event))
  inLine[0]?.()
  expect((await seen).connected).toBe(true)
  expect(came).toBe(1)
})

test('between two tries the next one is made at once', async () => {
  const gone = port()
  await server.close()
  const socket = socketTo(gone)
  const failed = new Promise((resolve) => socket.once('connect_error', resolve))
  const seen = follows(socket)
  await failed
  await open(gone)
  page.dispatchEvent(new Event('online'))
  await until(() => inLine.length > 0)
  inLine[0]?.()
  expect((await seen).connected).toBe(true)
})

test('a try that was begun in a network that is gone is begun anew', async () => {
  const seen = follows(socketTo(port()))
  await until(() => inLine.length > 0)
  page.dispatchEvent(new Event('offline'))
  page.dispatchEvent(new Event('online'))
  await until(() => inLine.length > 1)
  inLine[1]?.()
  expect((await seen).connected).toBe(true)
})

test('a network that is gone is said at once; a beat that comes all the same takes it back, and sets the clock', async () => {
  const heard: Followed<'board'>[] = []
  stop = followOn(socketTo(port()), watch, { picture: (followed) => heard.push(followed) })
  await until(() => inLine.length > 0)
  inLine[0]?.()
  await until(() => heard.at(-1)?.connected === true)
  page.dispatchEvent(new Event('offline'))
  expect(heard.at(-1)).toMatchObject({ connected: false, picture })
  const later = new Date(Date.now() + 20 * 60_000)
  server.emit('beat', { bar: 'b', version: 1, at: later.toISOString() })
  await until(() => heard.at(-1)?.connected === true)
  expect(Math.abs(serverClock.now() - later.getTime())).toBeLessThan(10_000)
})
