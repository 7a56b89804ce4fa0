import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testDatabase, type TestDatabase } from '../testing/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const refused = (work: Promise<unknown>) => expect(work).rejects.toThrow(/permission denied/)

describe('the login of the help desk', () => {
  test('cannot look into what people bought', async () => {
    await db.owner.query('CREATE TABLE IF NOT EXISTS sales.something (id int)')
    await refused(db.desk.query('SELECT * FROM sales.something'))
  })

  test('cannot become somebody who can', async () => {
    const logins = (await db.owner.query<{ rolname: string }>("SELECT rolname FROM pg_roles WHERE rolname !~ '_desk$'")).rows
    for (const { rolname } of logins) await refused(db.desk.query(`SET ROLE "${rolname}"`))
  })
})
