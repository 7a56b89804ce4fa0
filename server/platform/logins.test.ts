import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { testConfig } from '../testing/settings.ts'
import { grantLogins, loginsOf } from './logins.ts'
import { migrate } from './migrate.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

/** 42501: insufficient privilege. */
const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: '42501' })
const tablesOf = async (schema: string) =>
  (await db.owner.query<{ name: string }>('SELECT tablename AS name FROM pg_tables WHERE schemaname = $1', [schema])).rows.map(({ name }) => name)

describe('the login of the help desk', () => {
  test('cannot look into what people bought, nor change it', async () => {
    const tables = await tablesOf('sales')
    expect(tables.length).toBeGreaterThan(0)
    for (const table of tables) {
      await refused(db.desk.query(`SELECT 1 FROM sales.${table}`))
      await refused(db.desk.query(`DELETE FROM sales.${table}`))
    }
  })

  test('cannot become somebody who can', async () => {
    const own = new URL(db.urls.desk).username
    const { rows } = await db.owner.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname <> $1', [own])
    expect(rows.map(({ rolname }) => rolname)).toContain(new URL(db.urls.sales).username)
    for (const { rolname } of rows) await refused(db.desk.query(`SET ROLE "${rolname}"`))
    for (const { rolname } of rows) await refused(db.desk.query(`SET SESSION AUTHORIZATION "${rolname}"`))
  })

  test('cannot give itself the right, make logins or leave something for others to run', async () => {
    const own = new URL(db.urls.desk).username
    await refused(db.desk.query(`GRANT "${new URL(db.urls.sales).username}" TO "${own}"`))
    await refused(db.desk.query('CREATE ROLE mole SUPERUSER'))
    await refused(db.desk.query(`ALTER ROLE "${own}" SUPERUSER`))
    await refused(db.desk.query('CREATE FUNCTION public.trap() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'))
    await refused(db.desk.query('CREATE TABLE sales.copy (id int)'))
  })

  test('adds to the log of events and never changes it', async () => {
    for (const change of ['UPDATE event SET kind = kind', 'DELETE FROM event', 'TRUNCATE event']) await refused(db.desk.query(change))
    const bar = randomUUID()
    await db.desk.query("INSERT INTO bar (id, slug, name, zone, address) VALUES ($1, 'here', 'Here', 'UTC', '-')", [bar])
    const event =
      "INSERT INTO event (bar_id, version, kind, by_kind, happened_at, recorded_at, data) VALUES ($1, 1, 'joining.changed', 'system', now(), now(), '{}')"
    await expect(db.desk.query(event, [bar])).resolves.toBeDefined()
  })
})

describe('the login of the purchases room', () => {
  test('sees schema sales and nothing of the help desk', async () => {
    for (const table of await tablesOf('sales')) await expect(db.sales.query(`SELECT 1 FROM sales.${table} LIMIT 1`)).resolves.toEqual([])
    for (const table of await tablesOf('public')) await refused(db.sales.query(`SELECT 1 FROM public.${table}`))
  })
})

test('no table can hold an amount', async () => {
  const { rows } = await db.owner.query<{ where: string }>(
    `SELECT format('%s.%s.%s', table_schema, table_name, column_name) AS where FROM information_schema.columns
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'pgboss')
       AND (column_name ~* '(^|_)(price|total|subtotal|amount|discount|cost|spend|spent|currency|tax|paid)(_|s?$)' OR data_type = 'money')`,
  )
  expect(rows).toEqual([])
})

describe('names and passwords of the logins', () => {
  const names = (address: string, secret = 'a'.repeat(32)) => {
    const config = testConfig({ DATABASE_URL: address, APP_SECRET: secret })
    const { desk, sales } = loginsOf(config as typeof config & { DATABASE_URL: string })
    return [desk, sales]
  }

  test("carry the database's name, however long it is, and fit into PostgreSQL's 63 bytes", () => {
    expect(names('postgres://o:p@h/shop').map(({ name }) => name)).toEqual(['shop_desk', 'shop_sales'])
    const long = [...names(`postgres://o:p@h/${'ü'.repeat(31)}`), ...names(`postgres://o:p@h/${'ü'.repeat(30)}xy`)].map(({ name }) => name)
    expect(new Set(long).size).toBe(4)
    for (const name of long) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63)
  })

  test('follow the secret, and differ from one another', () => {
    const passwords = [...names('postgres://o:p@h/shop'), ...names('postgres://o:p@h/shop', 'b'.repeat(32))].map(({ password }) => password)
    expect(new Set(passwords).size).toBe(4)
  })
})

test('a login that was given for the desk but can see purchases stops the start', async () => {
  const name = `mole_${randomUUID().slice(0, 8)}`
  const owner = new pg.Client({ connectionString: db.urls.owner })
  await owner.connect()
  const login = (url: string, its = decodeURIComponent(new URL(url).username)) => ({ name: its, url, password: '', ours: false })
  const logins = { desk: login('postgres://x@h/d', name), sales: login(db.urls.sales) }
  await owner.query(`CREATE ROLE ${name} LOGIN NOINHERIT IN ROLE "${logins.sales.name}"`)
  await expect(grantLogins(owner, logins)).rejects.toThrow(`its login "${name}" can`)
  await owner.query(`DROP OWNED BY ${name}`)
  await owner.query(`DROP ROLE ${name}`)
  await owner.end()
})

describe('an owner who may not make logins', () => {
  const name = `plain_${randomUUID().slice(0, 8)}`
  const as = (user: string) => {
    const url = new URL(db.urls.owner)
    Object.assign(url, { username: user, password: 'p', pathname: `/${name}` })
    return url.href
  }
  const env = { DATABASE_URL: '', APP_SECRET: 'a'.repeat(32) }
  const migrateWith = (more: Record<string, string> = {}) => {
    const config = testConfig({ ...env, DATABASE_URL: as(name), ...more })
    return migrate(config as typeof config & { DATABASE_URL: string })
  }
  beforeAll(async () => {
    for (const role of [name, `${name}_d`, `${name}_s`]) await db.owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'p'`)
    await db.owner.query(`CREATE DATABASE ${name} OWNER ${name}`)
  })
  afterAll(async () => {
    await db.owner.query(`DROP DATABASE ${name} WITH (FORCE)`)
    for (const role of [name, `${name}_d`, `${name}_s`]) await db.owner.query(`DROP ROLE ${role}`)
  })

  test('is told to give two', async () => {
    await expect(migrateWith()).rejects.toThrow('make two yourself and give them as DESK_DATABASE_URL and SALES_DATABASE_URL')
  })

  test('gives two, and they get their rights', async () => {
    await migrateWith({ DESK_DATABASE_URL: as(`${name}_d`), SALES_DATABASE_URL: as(`${name}_s`) })
    const desk = new pg.Client({ connectionString: as(`${name}_d`) })
    await desk.connect()
    expect((await desk.query('SELECT 1 FROM bar')).rowCount).toBe(0)
    await refused(desk.query('SELECT 1 FROM sales.purchase'))
    await desk.end()
  })

  test('gives two that differ', async () => {
    await expect(migrateWith({ DESK_DATABASE_URL: as(`${name}_d`), SALES_DATABASE_URL: as(`${name}_d`) })).rejects.toThrow('two logins')
    await expect(migrateWith({ DESK_DATABASE_URL: as(name), SALES_DATABASE_URL: as(`${name}_s`) })).rejects.toThrow('two logins')
  })
})
