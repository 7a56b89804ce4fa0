import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Refusal } from '../platform/refusal.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { testConfig } from '../testing/settings.ts'
import { hour, minute, Tries } from './tries.ts'

let db: TestDatabase
let tries: Tries
beforeAll(async () => {
  db = await testDatabase()
  tries = new Tries(db.desk, db.clock, testConfig())
})
afterAll(() => db.close())

const limit = (key: string, most = 5) => ({ bucket: 'test', key, most, within: hour, otherwise: 'show a receipt' })
const refused = (error: unknown) => error instanceof Refusal && error.code === 'too_many_tries'

test('fifty tries at once are counted one by one', async () => {
  // Connections first: opened one after the other, they would make the tries stand in line by themselves.
  await Promise.all(Array.from({ length: 20 }, () => db.desk.query('SELECT pg_sleep(0.1)')))
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => tries.spend([limit('raced')])))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  expect(outcomes.every((outcome) => outcome.status === 'fulfilled' || refused(outcome.reason))).toBe(true)
})

test('a refusal says how long and what else, and the door opens again by itself, however long somebody knocks', async () => {
  for (let n = 0; n < 5; n++) await tries.spend([limit('ada')])
  await expect(tries.spend([limit('ada')])).rejects.toMatchObject({
    message: 'That was a lot of tries. Please wait 60 minutes, or show a receipt.',
    details: { retryAfter: 3600 },
  })
  for (let n = 0; n < 59; n++) {
    db.clock.advance(minute)
    await expect(tries.spend([limit('ada')])).rejects.toThrow(Refusal)
  }
  db.clock.advance(minute)
  await tries.spend([limit('ada')])
})

test('a try that one limit refuses is counted against none', async () => {
  await tries.spend([limit('narrow', 1)])
  await expect(tries.spend([{ ...limit('wide'), bucket: 'another' }, limit('narrow', 1)])).rejects.toThrow(Refusal)
  expect(await tries.howMany('another', 'wide', hour, 10)).toBe(0)
})

test('a right try is given back, and the database shows no key', async () => {
  await tries.spend([limit('right@example.com', 1)])
  await tries.giveBack([limit('right@example.com', 1)])
  await tries.spend([limit('right@example.com', 1)])
  const { rows } = await db.owner.query("SELECT string_agg(encode(key, 'escape'), ' ') AS keys FROM try")
  expect(rows[0].keys).not.toContain('example')
})
