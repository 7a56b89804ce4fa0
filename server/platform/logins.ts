import { createHash, createHmac } from 'node:crypto'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import type { Config } from './config.ts'

/** A login of the database. `ours`: made and kept by Aftercare; otherwise it was given and only receives its rights. */
export type Login = { name: string; url: string; ours: boolean; password: string }
export type Logins = { desk: Login; sales: Login }

/** A PostgreSQL name holds 63 bytes; a longer one would be cut and two databases could share a login. */
function loginName(database: string, room: string): string {
  const name = `${database}_${room}`
  if (Buffer.byteLength(name) <= 63) return name
  return `${createHash('sha256').update(database).digest('hex').slice(0, 40)}_${room}`
}

/** The two logins that the server works under. Both are derived, so that every process of an installation agrees without asking. */
export function loginsOf(config: Config & { DATABASE_URL: string }): Logins {
  const login = (room: 'desk' | 'sales', given: string | undefined): Login => {
    if (given) {
      const { username, password } = new URL(given)
      return { name: decodeURIComponent(username), password: decodeURIComponent(password), url: given, ours: false }
    }
    const url = new URL(config.DATABASE_URL)
    const database = decodeURIComponent(url.pathname.slice(1))
    const name = loginName(database, room)
    const password = createHmac('sha256', config.APP_SECRET).update(`database login ${name}`).digest('base64url')
    url.username = encodeURIComponent(name)
    url.password = password
    return { name, password, url: url.href, ours: true }
  }
  const logins = { desk: login('desk', config.DESK_DATABASE_URL), sales: login('sales', config.SALES_DATABASE_URL) }
  const owner = decodeURIComponent(new URL(config.DATABASE_URL).username)
  if (new Set([owner, logins.desk.name, logins.sales.name]).size < 3) {
    throw new CannotStart('DESK_DATABASE_URL and SALES_DATABASE_URL want two logins of their own: neither the same one, nor the owner of DATABASE_URL.')
  }
  return logins
}

const quote = pg.escapeIdentifier

/**
 * Makes the two logins, or refreshes them, and gives each exactly its rights; run by the owner at every start, so that a changed
 * APP_SECRET and new tables are covered. The log of events is append-only for the desk, and the desk has no way into schema sales.
 */
export async function grantLogins(owner: pg.ClientBase, { desk, sales }: Logins): Promise<void> {
  for (const login of [desk, sales]) if (login.ours) await makeLogin(owner, login)
  const d = quote(desk.name)
  const s = quote(sales.name)
  await owner.query(`
    REVOKE ALL ON SCHEMA sales FROM PUBLIC, ${d};
    REVOKE ALL ON ALL TABLES IN SCHEMA sales FROM PUBLIC, ${d};
    REVOKE ALL ON SCHEMA public, pgboss FROM ${s};
    GRANT USAGE ON SCHEMA public, pgboss TO ${d};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO ${d};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, pgboss TO ${d};
    REVOKE UPDATE, DELETE, TRUNCATE ON event FROM ${d};
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON migrations FROM ${d};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${d};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${d};
    GRANT USAGE ON SCHEMA sales TO ${s};
    GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA sales TO ${s};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA sales TO ${s};
    ALTER DEFAULT PRIVILEGES IN SCHEMA sales GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO ${s};
    ALTER DEFAULT PRIVILEGES IN SCHEMA sales GRANT USAGE ON SEQUENCES TO ${s};
  `)
  await refuseIfDeskSeesSales(owner, desk)
}

async function makeLogin(owner: pg.ClientBase, { name, password }: Login): Promise<void> {
  const known = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
  const attributes = 'LOGIN NOINHERIT NOCREATEDB NOCREATEROLE'
  try {
    await owner.query(`${known.rowCount ? 'ALTER' : 'CREATE'} ROLE ${quote(name)} ${attributes} PASSWORD ${pg.escapeLiteral(password)}`)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new CannotStart('The user of DATABASE_URL may not make logins: make two yourself and give them as DESK_DATABASE_URL and SALES_DATABASE_URL.')
  }
}

/** A login that was given may be a superuser, or a member of one that sees purchases. Better no help desk than one that knows what people spent. */
async function refuseIfDeskSeesSales(owner: pg.ClientBase, desk: Login): Promise<void> {
  const { rows } = await owner.query<{ sees: boolean }>(
    `SELECT bool_or(has_schema_privilege(r.oid, 'sales', 'USAGE') OR r.rolsuper OR r.rolcreaterole) AS sees
     FROM pg_roles r WHERE r.rolname = $1 OR pg_has_role($1, r.oid, 'MEMBER')`,
    [desk.name],
  )
  if (rows[0]?.sees) {
    throw new CannotStart(
      `The help desk must not see purchases, but its login "${desk.name}" can: DESK_DATABASE_URL wants a login without rights on schema sales, a member of none that has them.`,
    )
  }
}
