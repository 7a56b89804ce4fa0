/** `npm run admin -- create --email …`: makes the first admin, or gives a member of staff a new password. */
import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { hashPassword } from './auth/passwords.ts'
import { CannotStart } from './platform/cannot-start.ts'
import { openDatabase, run, settings } from './platform/environment.ts'
import { SystemClock } from './platform/clock.ts'
import { newId } from './platform/ids.ts'
import { migrate } from './platform/migrate.ts'

const usage = `npm run admin -- create --email you@example.org [--name "Your Name"]   makes an admin
npm run admin -- password --email you@example.org                      gives a new password
With a terminal it asks for the password (empty: one is made and shown); without one it reads it from standard input.`
const shortest = 10

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, strict: false, options: { email: { type: 'string' }, name: { type: 'string' } } })
  const [command] = positionals
  const { email, name } = values
  if ((command !== 'create' && command !== 'password') || typeof email !== 'string' || !/^\S+@\S+$/.test(email)) throw new CannotStart(`\n${usage}`)
  const { config, close } = await openDatabase(settings(), () => undefined, { join: true })
  try {
    await migrate(config)
    const { password, made } = await askPassword()
    const owner = new pg.Client({ connectionString: config.DATABASE_URL })
    await owner.connect()
    const store =
      command === 'create' ? create(owner, email, typeof name === 'string' ? name : (email.split('@')[0] ?? email), password) : change(owner, email, password)
    await store.finally(() => owner.end())
    console.log(`${email} can sign in at ${config.PUBLIC_URL}/staff${made ? ` with the password ${password}` : ''}`)
  } finally {
    await close()
  }
}

async function create(owner: pg.Client, email: string, name: string, password: string): Promise<void> {
  const made = await owner.query(
    `INSERT INTO staff (id, email, name, password_hash, role, created_at) VALUES ($1, $2, $3, $4, 'admin', $5) ON CONFLICT (lower(email)) DO NOTHING`,
    [newId(), email, name, await hashPassword(password), new SystemClock().now()],
  )
  if (made.rowCount === 0) throw new CannotStart(`${email} is a member of staff already. A new password: npm run admin -- password --email ${email}`)
}

/** Whoever was signed in with the old password is signed out. */
async function change(owner: pg.Client, email: string, password: string): Promise<void> {
  const changed = await owner.query('UPDATE staff SET password_hash = $2 WHERE lower(email) = lower($1) RETURNING id', [email, await hashPassword(password)])
  if (changed.rowCount === 0) throw new CannotStart(`Nobody has the e-mail ${email}.`)
  await owner.query('DELETE FROM staff_login WHERE staff_id = $1', [changed.rows[0].id])
}

async function askPassword(): Promise<{ password: string; made: boolean }> {
  const given = await readPassword()
  if (given === '') return { password: randomBytes(12).toString('base64url'), made: true }
  if (given.length < shortest || given.length > 200) throw new CannotStart(`A password has ${shortest} to 200 characters.`)
  return { password: given, made: false }
}

async function readPassword(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  if (process.stdin.isTTY) process.stdout.write('Password (empty: one is made): ')
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY })
  try {
    for await (const line of lines) return line.trim()
    return ''
  } finally {
    lines.close()
    if (process.stdin.isTTY) process.stdout.write('\n')
  }
}

await run(main)
