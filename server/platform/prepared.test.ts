import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { type TestApp, testApp } from '../testing/app.ts'
import { PreparingClient } from './prepared.ts'

let app: TestApp
let pool: pg.Pool
beforeAll(async () => {
  app = await testApp()
  pool = new pg.Pool({ connectionString: (app.db.desk.options as { url: string }).url, max: 1, Client: PreparingClient } as pg.PoolConfig)
})
afterAll(async () => {
  await pool.end()
  await app.close()
})

test('what comes often is prepared, and answers as before; what takes every column, and what comes once, is not', async () => {
  const [often, every, once] = ['SELECT $1::int + 1 AS often', 'SELECT * FROM topic WHERE slug = $1', 'SELECT $1::int AS once']
  for (let time = 0; time < 8; time++) {
    expect((await pool.query(often, [time])).rows).toEqual([{ often: time + 1 }])
    await pool.query(every, ['none'])
  }
  await pool.query(once, [1])
  const { rows } = await pool.query<{ statement: string }>('SELECT statement FROM pg_prepared_statements')
  expect(rows.map(({ statement }) => statement)).toEqual([often])
})
