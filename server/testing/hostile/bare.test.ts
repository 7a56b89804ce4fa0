import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { DataSource } from 'typeorm'
import type { Asked } from '../../../shared/door.ts'
import { OpenApi } from '../../platform/openapi.ts'
import { verifyBar } from '../../queue/verifying.ts'
import { ask, type Said } from '../access/asking.ts'
import { House, somewhere } from '../access/house.ts'
import { type TestApp, testApp } from '../app.ts'
import { found, rounds } from '../counts.ts'
import { customer } from '../scene.ts'
import { customerCookie } from '../sockets.ts'
import { endpointsOf } from './requests.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
})
afterAll(() => app.close())

/** Writes this on a bare connection, and reads what comes until the server has answered or closed. */
function answerTo(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1')
    let got = ''
    const end = () => {
      resolve(got)
      socket.destroy()
    }
    socket.on('data', (chunk) => {
      got += chunk.toString()
      if (/\r\n\r\n.*[}\]]/s.test(got)) end()
    })
    socket.on('error', end)
    socket.on('close', end)
    socket.write(text)
  })
}
const head = (first: string, ...headers: string[]) => `${[first, ...headers].join('\r\n')}\r\n\r\n`
const post = ['POST /api/door/unproven HTTP/1.1', 'host: a', 'content-type: application/json'] as const
/** 10 MB that begin like JSON. */
const tenMegabytes = `{"name":"${'x'.repeat(10_000_000)}"}`

test.each([
  ['no HTTP at all', 'what is this\r\n\r\n', 400],
  ['a method that nobody knows', head('FOO /api/bars HTTP/1.1', 'host: a'), 400],
  ['a NUL in a header', head('GET /api/bars HTTP/1.1', 'host: a', 'x: a\u0000b'), 400],
  ['two lengths', `${head(...post, 'content-length: 2', 'transfer-encoding: chunked')}2\r\n{}\r\n0\r\n\r\n`, 400],
  ['a length below nothing', `${head(...post, 'content-length: -2')}{}`, 400],
  ['a chunk of no size', `${head(...post, 'transfer-encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`, 400],
  ['headers without end', head('GET /api/bars HTTP/1.1', 'host: a', `x: ${'x'.repeat(20_000)}`), 413],
  [
    'a body of 10 MB that comes in one chunk',
    `${head(...post, 'transfer-encoding: chunked')}${tenMegabytes.length.toString(16)}\r\n${tenMegabytes}\r\n0\r\n\r\n`,
    413,
  ],
])('%s is refused in words', async (_, text, status) => {
  const answer = await answerTo(text)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toMatch(/content-type: application\/problem\+json.*"detail":"[A-Z][^"]+\."/s)
})

test('whoever asks for the head alone gets no more, also when it could not be read', async () => {
  expect(await answerTo(head('HEAD /api/bars HTTP/1.1', 'host: a', `x: ${'x'.repeat(20_000)}`))).toMatch(/^HTTP\/1.1 413 [^{]*\r\n\r\n$/)
})

test('10 MB are too much for every endpoint that takes a body, whoever sends them', async () => {
  const house = await House.build(app)
  const cookies = [await house.cookieOf('customer'), await house.cookieOf('admin')].join('; ')
  const all = endpointsOf(app.get(OpenApi).document ?? { openapi: '', info: { title: '', version: '' }, paths: {} }).filter(({ method }) => method === 'POST')
  const some = all.slice(0, rounds(5, all.length))
  for (const { path } of some) {
    const headers = [
      'host: a',
      `cookie: ${cookies}`,
      `x-forwarded-for: ${somewhere()}`,
      'content-type: application/json',
      `content-length: ${tenMegabytes.length}`,
    ]
    const answer = await answerTo(`${head(`POST ${path.replaceAll(/\{\w+\}/g, house.here.bar)} HTTP/1.1`, ...headers)}${tenMegabytes}`)
    expect(answer).toMatch(/^HTTP\/1.1 413 .*"code":"too_large"/s)
  }
  found(`Huge: 10 MB to ${some.length} endpoints, each refused.`)
}, 120_000)

test('whoever opens connections and says nothing keeps nobody out', async () => {
  const port = Number(new URL(app.url).port)
  const silent = Array.from({ length: 300 }, () => connect(port, '127.0.0.1'))
  const slow = Array.from({ length: 100 }, () => connect(port, '127.0.0.1').on('error', () => undefined))
  for (const socket of slow) socket.write('POST /api/door/unproven HTTP/1.1\r\nhost: a\r\ncontent-le')
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
  for (const socket of [...silent, ...slow]) socket.destroy()
})

test('thousands of presses of "take my place" at one place: each person has one, or hears in words to wait', async () => {
  const { here } = await House.build(app)
  const [people, presses] = [rounds(6, 100), rounds(22, 100)]
  // Every second one is in the wifi of one store.
  const one = async (_: unknown, n: number) => ({
    cookie: await customerCookie(app, await customer(app.db.owner)),
    network: n % 2 ? '203.0.113.99' : somewhere(),
  })
  const crowd = await Promise.all(Array.from({ length: people }, one))
  const body = JSON.stringify({ bar: here.bar, topic: here.topics.quick, name: 'Someone' })
  const press = ({ cookie, network }: { cookie: string; network: string }) =>
    ask(app.url, { method: 'POST', path: '/api/door/join', headers: { cookie, 'x-forwarded-for': network, 'content-type': 'application/json' }, body })
  const answers = await Promise.all(crowd.map((person) => Promise.all(Array.from({ length: presses }, () => press(person)))))
  const all = answers.flat()
  const refused = all.filter(({ status }) => status !== 200)
  const said = [...new Set(refused.map(({ status, problem }) => `${status} ${problem?.code}`))]
  expect(said).toContain('429 too_many_tries')
  // More than fit into the day.
  expect(said.filter((what) => !['429 too_many_tries', '409 line_full'].includes(what))).toEqual([])
  expect(refused.every(({ problem }) => (problem?.detail.length ?? 0) > 10)).toBe(true)
  const placesOf = (said: Said[]) => new Set(said.filter(({ status }) => status === 200).map(({ text }) => (JSON.parse(text) as Asked).ticket.id))
  // Twenty times an hour for each; a wifi has 400 for all who sit in it.
  const heard = answers.map((own) => ({ yes: own.filter(({ status }) => status === 200).length, places: placesOf(own).size }))
  expect(heard.filter(({ yes, places }) => yes > 20 || places !== Math.min(1, yes))).toEqual([])
  expect(heard[0]).toEqual({ yes: 20, places: 1 })
  expect(heard.reduce((sum, { yes }, n) => sum + (n % 2) * yes, 0)).toBeLessThanOrEqual(400)
  const { rows } = await app.db.owner.query<{ id: string }>("SELECT id FROM ticket WHERE bar_id = $1 AND state = 'waiting'", [here.bar])
  expect(new Set(rows.map(({ id }) => id))).toEqual(placesOf(all))
  expect((await app.get(DataSource).transaction('REPEATABLE READ', (em) => verifyBar(em, here.bar))).faults).toEqual([])
  const late = { cookie: await customerCookie(app, await customer(app.db.owner)), network: somewhere() }
  expect((await press(late)).status).not.toBe(429)
  found(`Crowd: ${all.length} presses for a place by ${people} people: ${rows.length} places, ${refused.length} told to wait.`)
}, 300_000)
