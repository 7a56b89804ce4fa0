import { PATH_METADATA } from '@nestjs/common/internal'
import { DiscoveryService, MetadataScanner } from '@nestjs/core'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { OpenApi } from '../../platform/openapi.ts'
import { type TestApp, testApp } from '../app.ts'
import { found } from '../counts.ts'
import { ask, requestOf, type Said, type Sent } from './asking.ts'
import { endpoints, type Outcome, type Row } from './endpoints.ts'
import { everybody, House, type Person } from './house.ts'

let app: TestApp
let house: House
let tried = 0
beforeAll(async () => {
  app = await testApp({ TRUST_PROXY: true })
  house = await House.build(app)
})
afterAll(async () => {
  await app.close()
  found(
    `Access: ${Object.keys(endpoints).length} endpoints, ${tried} requests by ${everybody.length} kinds of people and from foreign pages, each answered as its row says.`,
  )
})

const rows = Object.entries(endpoints)
const commands = rows.filter(([endpoint, row]) => endpoint.startsWith('POST') && !row.exempt)
const refusedTo = (row: Row) => everybody.filter((person) => row.may[person] !== 'yes')
const allowedTo = (row: Row) => everybody.filter((person) => row.may[person] === 'yes')
const outcomeOf = ({ status, problem }: Said): Outcome | number => (status === 200 ? 'yes' : (problem?.code ?? status))
const send = (sent: Sent): Promise<Said> => {
  tried++
  return ask(app.url, sent)
}

describe('the table', () => {
  test('has a row for every endpoint of the running server, and none for one that is gone', () => {
    const { paths = {} } = app.get(OpenApi).document ?? {}
    const there = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    expect(Object.keys(endpoints).sort()).toEqual(there.sort())
  })

  test('leaves out no handler: all of them are described', () => {
    const scanner = new MetadataScanner()
    const handlers = app.nest
      .get(DiscoveryService, { strict: false })
      .getControllers()
      .flatMap(({ metatype }) =>
        scanner.getAllMethodNames(metatype?.prototype).filter((method) => Reflect.hasMetadata(PATH_METADATA, metatype?.prototype[method])),
      )
    expect(handlers).toHaveLength(rows.length)
  })
})

describe('nobody does what is not theirs', () => {
  test.each(rows.filter(([, row]) => refusedTo(row).length > 0))('%s', async (endpoint, row) => {
    await house.prepare(row.before, 'specialist')
    const before = await house.versions()
    const outcomes: Partial<Record<Person, unknown>> = {}
    for (const person of refusedTo(row)) outcomes[person] = outcomeOf(await send(await requestOf(house, endpoint, row, person)))
    expect(outcomes).toEqual(Object.fromEntries(refusedTo(row).map((person) => [person, row.may[person]])))
    expect(await house.versions()).toBe(before)
  })
})

describe('everybody can do what is theirs', () => {
  test.each(rows.filter(([, row]) => allowedTo(row).length > 0))('%s', async (endpoint, row) => {
    const outcomes: Partial<Record<Person, unknown>> = {}
    let scene: unknown
    for (const person of allowedTo(row)) {
      // Who only looks leaves the scene as it was for the next.
      if (!endpoint.startsWith('GET') || scene !== house.worker(person)) await house.prepare(row.before, person)
      scene = house.worker(person)
      outcomes[person] = outcomeOf(await send(await requestOf(house, endpoint, row, person)))
    }
    expect(outcomes).toEqual(Object.fromEntries(allowedTo(row).map((person) => [person, 'yes'])))
  })
})

describe('a page of another site can make nobody do anything', () => {
  const attempts: [string, number, (sent: Sent) => Sent][] = [
    ['foreign_origin', 403, (sent) => ({ ...sent, headers: { ...sent.headers, origin: 'https://elsewhere.example' } })],
    ['foreign_origin', 403, (sent) => ({ ...sent, headers: { ...sent.headers, origin: 'null' } })],
    ['not_json', 415, (sent) => ({ ...sent, body: 'name=x', headers: { ...sent.headers, 'content-type': 'application/x-www-form-urlencoded' } })],
    ['not_json', 415, (sent) => ({ ...sent, body: '--x--', headers: { ...sent.headers, 'content-type': 'multipart/form-data; boundary=x' } })],
    ['not_json', 415, (sent) => ({ ...sent, headers: { ...sent.headers, 'content-type': 'text/plain' } })],
    ['not_found', 404, ({ path, headers: { 'content-type': _, ...headers } = {} }) => ({ method: 'GET', path, headers })],
  ]
  test.each(rows.filter(([endpoint]) => endpoint.startsWith('POST')))('%s', async (endpoint, row) => {
    const person = allowedTo(row).at(-1) as Person
    await house.prepare(row.before, person)
    const [before, right] = [await house.versions(), await requestOf(house, endpoint, row, person)]
    // Where a list stands at the same address, looking at it is no command.
    const isList = rows.some(([other]) => other === endpoint.replace('POST', 'GET'))
    for (const [code, status, wrong] of attempts.filter(([code]) => !(isList && code === 'not_found')))
      expect(await send(wrong(right))).toMatchObject({ status, problem: { code } })
    expect(await house.versions()).toBe(before)
    expect(outcomeOf(await send(right))).toBe('yes')
  })
})

describe('every command of a line may be sent again', () => {
  test.each(commands)('%s', async (endpoint, row) => {
    const person = allowedTo(row)[0] as Person
    await house.prepare(row.before, person)
    const sent = await requestOf(house, endpoint, row, person)
    const headers = { ...sent.headers, 'idempotency-key': `${endpoint} once` }
    const first = await send({ ...sent, headers })
    const after = await house.versions()
    const again = await send({ ...sent, headers })
    expect([outcomeOf(first), JSON.parse(again.text)]).toEqual(['yes', JSON.parse(first.text)])
    expect(await house.versions()).toBe(after)
    expect((await send({ ...sent, headers, body: JSON.stringify({ ...JSON.parse(String(sent.body)), more: 1 }) })).problem?.code).toBe('key_reused')
  })
})
