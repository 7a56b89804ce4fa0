import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { refusalOf } from './problems.ts'
import { inTransaction } from './transaction.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

/** A command whose connection is ended by PostgreSQL; `waits`: until the process has heard of it, between two statements. */
async function cutOff(waits: boolean): Promise<unknown> {
  return inTransaction(db.desk, async (em) => {
    const [{ pid }] = await em.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid')
    await db.owner.query('SELECT pg_terminate_backend($1)', [pid])
    while (waits && !em.queryRunner?.isReleased) await new Promise((resolve) => setTimeout(resolve, 5))
    return em.query('SELECT 1')
  }).catch((error: unknown) => error)
}

test('a command whose connection ends, under a statement or between two, says that the records are away: it is no fault without words', async () => {
  expect([refusalOf(await cutOff(false))?.code, refusalOf(await cutOff(true))?.code]).toEqual(['records_away', 'records_away'])
})
