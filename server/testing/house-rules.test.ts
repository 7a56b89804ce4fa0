import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DataSource } from 'typeorm'
import { type TestApp, testApp } from './app.ts'
import { Saturday } from './saturday.ts'
import { scene } from './scene.ts'

const root = join(import.meta.dirname, '../..')
let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('rooms enter each other only as docs/rooms.md says', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/rooms.mjs'], { cwd: root, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
}, 120_000)

test('no room asks the machine what time it is', () => {
  // The platform has the clock; the tool that makes the first admin runs by itself, at the time that it is.
  const asks = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^(platform|testing)\/|^admin\.ts$/.test(file))
    .filter((file) => /\bDate\.now\(|\bnew Date\(\)|DateTime\.(now|local|utc)\(\)/.test(readFileSync(join(root, 'server', file), 'utf8')))
  expect(asks).toEqual([])
})

test('what is drawn at random is the same at every run, so that a red test is red again; a proof looks elsewhere', () => {
  expect(fc.readConfigureGlobal().seed).toBe(process.env.PROVE ? undefined : 20_261_121)
})

test('every mutant of docs/mutants.json can still be made: what it breaks stands exactly once in its file', () => {
  const mutants = JSON.parse(readFileSync(join(root, 'docs/mutants.json'), 'utf8')) as { what: string; file: string; from: string }[]
  expect(mutants.length).toBeGreaterThan(20)
  expect(mutants.filter(({ file, from }) => readFileSync(join(root, file), 'utf8').split(from).length !== 2).map(({ what }) => what)).toEqual([])
})

test('every instant that is kept knows its offset, and no table holds an amount in a number of its own', async () => {
  const { rows } = await app.db.owner.query<{ name: string }>(
    `SELECT format('%s.%s.%s', table_schema, table_name, column_name) AS name FROM information_schema.columns
     WHERE table_schema IN ('public', 'sales') AND (data_type = 'timestamp without time zone'
       OR table_schema = 'sales' AND (data_type IN ('numeric', 'real', 'double precision', 'money', 'json', 'jsonb')))`,
  )
  expect(rows).toEqual([])
})

test('nothing that is stuck holds up a bar for ever: locks, statements and idle transactions end by themselves', async () => {
  const [limits] = await app
    .get(DataSource)
    .query(
      `SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement, current_setting('idle_in_transaction_session_timeout') AS idle`,
    )
  expect(limits).toEqual({ lock: '5s', statement: '20s', idle: '10s' })
})

test('the log of a random Saturday has no gap and holds ids and codes, never a name or a word that somebody said', async () => {
  const here = await scene(app.db.owner, { desks: 3 })
  const day = new Saturday(app, here, 23)
  for (let step = 0; step < 150; step++) await day.step()
  const { rows } = await app.db.owner.query<{ version: number; data: string }>(
    'SELECT version::int, data::text FROM event WHERE bar_id = $1 ORDER BY version',
    [here.bar],
  )
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1))
  const said = await app.db.owner.query<{ words: string }>(
    `SELECT DISTINCT unnest(ARRAY[name, nullif(about, ''), contact, vouched_because]) AS words FROM ticket WHERE bar_id = $1 UNION SELECT name FROM staff`,
    [here.bar],
  )
  const words = said.rows.map((row) => row.words).filter(Boolean)
  expect(words).toEqual(expect.arrayContaining(['Walk-in', 'known here']))
  for (const { data } of rows) for (const word of words) expect(data).not.toContain(word)
})
