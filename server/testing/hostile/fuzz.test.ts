import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { errors, type ErrorCode } from '../../../shared/errors.ts'
import { OpenApi } from '../../platform/openapi.ts'
import { ask, requestOf, type Said, type Sent } from '../access/asking.ts'
import { endpoints as everyRow } from '../access/endpoints.ts'
import { type Before, House, type Person, somewhere } from '../access/house.ts'
import { type TestApp, testApp } from '../app.ts'
import { found, rounds } from '../counts.ts'
import { randomFrom } from '../random.ts'
import { type Endpoint, endpointsOf, hostile, type Known } from './requests.ts'

/** Requests to each endpoint by each of the four. */
const each = rounds(2, 150)
const seed = Number(process.env.SEED ?? 2_611)
const people: Person[] = ['nobody', 'customer', 'specialist', 'admin']
const befores: Before[] = ['waiting', 'ready', 'booked', 'called', 'helping', 'done', 'left', 'missed']
const inside = /\bat .{1,200}\.[jt]s:\d+|node_modules|QueryFailedError|violates|syntax error|relation "|ECONN|SELECT .* FROM/

let app: TestApp
let house: House
let endpoints: Endpoint[]
const logged: string[] = []
beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
  const quiet = () => undefined
  const hear = (...said: unknown[]) => void logged.push(said.map(String).join(' ').slice(0, 2_000))
  app.nest.useLogger({ log: quiet, warn: quiet, debug: quiet, verbose: quiet, error: hear, fatal: hear })
  house = await House.build(app)
  endpoints = endpointsOf(app.get(OpenApi).document ?? { openapi: '', info: { title: '', version: '' }, paths: {} })
})
afterAll(() => app.close())

/** What is wrong with an answer; undefined when it is as it should be, whatever was asked. */
function fault({ status, type, text, problem }: Said, { method }: Sent): string | undefined {
  if (status >= 500) return 'our own fault'
  if (inside.test(text)) return 'shows the inside'
  if (status < 400 || method === 'HEAD') return
  if (!problem) return `an answer of type ${type}`
  if (!(problem.code in errors) || errors[problem.code as ErrorCode].status !== status) return 'a code that is not ours'
  if (problem.detail.length < 10) return 'no sentence'
  return
}

const briefly = ({ method, path, headers, body }: Sent) =>
  `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 400)} ${String(body ?? '').slice(0, 600)}`
const known = (): Known => ({
  ...{
    bar: house.here.bar,
    topic: house.here.topics.quick,
    desk: house.desk,
    ticket: house.ticket,
    session: house.session,
    customer: house.customers.customer,
  },
  ...{ specialist: house.staff.specialist.id, start: '2026-03-11T09:00:00Z', way: 'store', code: '123456', outcome: 'solved', address: 'ada@example.com' },
})

test(`whatever is sent to any endpoint, the answer is ours and a sentence (seed ${seed})`, async () => {
  const dice = randomFrom(seed)
  const faults: string[] = []
  const answers = new Map<number, number>()
  for (const person of people) {
    const all = endpoints.flatMap((endpoint) => Array.from({ length: each }, () => endpoint)).sort(() => dice.next() - 0.5)
    while (all.length > 0) {
      await house.prepare(dice.pick(befores), person)
      const cookie = await house.cookieOf(person)
      const sent = all.splice(0, 24).map((endpoint) => hostile(endpoint, known(), dice))
      await Promise.all(
        sent.map(async ({ headers, ...rest }) => {
          const whole = { ...rest, headers: { cookie, 'x-forwarded-for': somewhere(), ...headers } }
          const said = await ask(app.url, whole).catch((error: Error): Said => ({ status: 999, type: '', text: error.message, problem: null }))
          answers.set(said.status, (answers.get(said.status) ?? 0) + 1)
          const what = fault(said, whole)
          if (what) faults.push(`${what}: ${person}: ${briefly(whole)} → ${said.status} ${said.text.slice(0, 300)}`)
        }),
      )
    }
  }
  const count = [...answers.values()].reduce((sum, n) => sum + n, 0)
  expect([...new Set([...faults, ...logged])].slice(0, 30)).toEqual([])
  // It got past the first look, too: many were let in, and many were read and refused for what they say.
  for (const status of [200, 404, 409, 422]) expect(answers.get(status) ?? 0).toBeGreaterThan(count / 100)
  found(
    `Fuzz: ${count} hostile requests to ${endpoints.length} endpoints by ${people.length} kinds of people: ${[...answers]
      .sort(([a], [b]) => a - b)
      .map(([status, n]) => `${n} × ${status}`)
      .join(', ')}.`,
  )
}, 1_800_000)

/** What a clock says that was never set, runs behind or ahead by years, or was set to the end of time; it is 10 March 2026. */
const elsewhen = ['1970-01-01T00:00:00Z', '2024-03-10T10:30:00Z', '2028-03-10T10:30:00Z', '9999-12-31T23:59:59Z']
/** The times in what a command is told; a receipt may be of any day. Paper notes carry what the clock on the wall said, without a zone. */
const timesOf = ({ method, fields }: Endpoint): [name: string, as: (time: string) => string][] =>
  Object.entries(method === 'POST' ? fields : {}).flatMap(([name, schema]) => {
    const said = ['day', 'receipt'].includes(name) ? '' : JSON.stringify(schema)
    if (said.includes('"date-time"')) return [[name, (time) => time]]
    if (said.includes('"date"')) return [[name, (time) => time.slice(0, 10)]]
    return name === 'startedAt' ? [[name, (time) => time.slice(0, 16)]] : []
  })

test('a time from a clock that is years off is refused with a sentence wherever one is told, and changes nothing', async () => {
  const faults: string[] = []
  const tried: string[] = []
  for (const endpoint of endpoints)
    for (const [field, as] of timesOf(endpoint)) {
      const name = `${endpoint.method} ${endpoint.path}`
      const row = everyRow[name]
      if (!row) throw new Error(`${name} has no row`)
      const person = row.may.customer === 'yes' ? 'customer' : row.may.supervisor === 'yes' ? 'supervisor' : 'kiosk'
      tried.push(`${name} ${field}`)
      await house.prepare(row.before, person)
      for (const time of elsewhen) {
        const send = async () => ({ ...(await row.send?.(house)), [field]: as(time) })
        const sent = await requestOf(house, name, { ...row, send }, person)
        const before = await house.versions()
        const { status, problem } = await ask(app.url, sent)
        const refused = status < 500 && problem?.field === field && problem.detail.length > 10 && before === (await house.versions())
        if (!refused) faults.push(`${name}: ${field} ${time} → ${status} ${problem?.detail}`)
      }
    }
  expect(faults).toEqual([])
  expect(tried.length).toBeGreaterThanOrEqual(10)
})
