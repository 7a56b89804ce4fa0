import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import pg from 'pg'
import { io } from 'socket.io-client'
import { socketPath } from '../../shared/live.ts'
import { onDatabase, type TestCluster } from '../testing/cluster.ts'
import { build, runTool, endAll, startServer } from '../testing/process.ts'

jest.setTimeout(120_000)
const folders: string[] = []
const newFolder = (mode = 0o755) => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-start-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}
beforeAll(() => build('server'))
afterAll(() => {
  endAll()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** The one line that somebody reads whose server does not start; nothing but that line. */
async function whyNot(env: Record<string, string>): Promise<string> {
  const error = await startServer({ DATA_DIR: '/nowhere', ...env }).then(
    () => new Error('it started'),
    (failed: Error) => failed,
  )
  expect(error.message).toMatch(/^ended with 1: Aftercare cannot start: [^\n]+\n$/)
  return error.message
}

describe('one clear line and a non-zero exit', () => {
  test('for settings that are wrong, each named with what it wants', async () => {
    const line = await whyNot({ PORT: 'eighty', SHOP_ACCENT: 'green', DATABASE_URL: 'mysql://here' })
    expect(line).toMatch(/PORT wants a whole number from 0 to 65535/)
    expect(line).toMatch(/SHOP_ACCENT wants a colour such as #/)
    expect(line).toMatch(/DATABASE_URL wants a PostgreSQL address/)
  })

  test('for a secret that production misses', async () => {
    expect(await whyNot({ APP_SECRET: '' })).toMatch(/APP_SECRET is missing: production wants at least 32 characters/)
  })

  test('for a port in use', async () => {
    const other = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
    })
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await whyNot({ PORT: String(port) })).toMatch(`Port ${port} is in use`)
    other.close()
  })

  test('for a database that cannot be reached, without its password', async () => {
    const line = await whyNot({ DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/here' })
    expect(line).toMatch(/The database at DATABASE_URL \(127\.0\.0\.1:1\/here\) cannot be reached: .*ECONNREFUSED/)
    expect(line).not.toMatch('hunter2')
  })

  test('for a data folder of another major version', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '13\n')
    expect(await whyNot({ DATA_DIR: folder })).toMatch(/was made by PostgreSQL 13, and this Aftercare brings \d+/)
  })
})

/** An empty database on the server of this run, with what a process needs to open it; `forget` drops it and its logins. */
async function freshDatabase() {
  const { owner } = JSON.parse(process.env.AFTERCARE_TEST_CLUSTER ?? '{}') as TestCluster
  const name = `aftercare_start_${randomBytes(4).toString('hex')}`
  // Not through the template: as long as anybody is in it, no other test file can clone it.
  const admin = new pg.Client({ connectionString: onDatabase(owner, 'postgres') })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  const env = { DATABASE_URL: onDatabase(owner, name), APP_SECRET: 'y'.repeat(32) }
  const looking = new pg.Client({ connectionString: env.DATABASE_URL })
  looking.on('error', () => undefined)
  await looking.connect()
  const forget = async () => {
    await looking.end()
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.query(`DROP ROLE ${name}_desk, ${name}_sales`)
    await admin.end()
  }
  return { env, looking, forget }
}

/** The cookie of a member of staff. */
async function signedIn(url: string, env: Record<string, string>): Promise<string> {
  const admin = { email: 'first@example.org', password: 'a long password' }
  runTool('server/admin.ts', ['create', '--email', admin.email], env, `${admin.password}\n`)
  const answer = await fetch(`${url}/api/staff/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(admin) })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

/** Where the system keeps so many connections for a process that asks for it. */
const systemKeeps = existsSync('/proc/sys/net/core/somaxconn') ? Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8')) : 0

/** So many come at once while the server has its hands full, as after a restart; resolves when all of them are connected. */
async function crowd({ url, child }: Awaited<ReturnType<typeof startServer>>, count: number): Promise<void> {
  child.kill('SIGSTOP')
  const sockets = Array.from({ length: count }, () => connect(Number(new URL(url).port), '127.0.0.1'))
  await Promise.all(sockets.map((socket) => new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))))
  child.kill('SIGCONT')
  for (const socket of sockets) socket.destroy()
}

test('two processes that start together migrate once, and keep waiting whoever comes while they are busy', async () => {
  const { env, looking, forget } = await freshDatabase()
  const both = await Promise.all([startServer(env), startServer(env)])
  for (const { url } of both) expect((await fetch(`${url}/api/health`)).status).toBe(200)
  const { rows } = await looking.query('SELECT count(*)::int AS rows, count(DISTINCT name)::int AS names FROM migrations')
  expect(rows[0].rows).toBe(rows[0].names)
  // Of itself a process keeps 511; the others would try again after 1, 3, 7, 15 s.
  if (systemKeeps >= 4_096) await crowd(both[0], 700)
  expect((await fetch(`${both[0].url}/api/health`)).status).toBe(200)
  expect(await Promise.all(both.map(({ signal }) => signal('SIGTERM')))).toEqual([0, 0])
  await forget()
})

/** Resolves as soon as it is so; what never is fails at the limit of its test. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}

test('a stop lets end what is under way, takes nothing new, and sends the sockets away so that they come back', async () => {
  const { env, looking, forget } = await freshDatabase()
  const server = await startServer(env)
  const cookie = await signedIn(server.url, env)
  const socket = io(server.url, { path: socketPath, transports: ['websocket'], extraHeaders: { origin: server.url, cookie } })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
  const sentAway = new Promise<string>((resolve) => socket.once('disconnect', resolve))
  await looking.query('BEGIN')
  await looking.query('LOCK TABLE bar IN ACCESS EXCLUSIVE MODE')
  const underWay = fetch(`${server.url}/api/bars`)
  await until(async () => (await looking.query("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'bar'::regclass")).rowCount !== 0)
  const gone = server.signal('SIGTERM')
  await until(() =>
    fetch(`${server.url}/api/health`).then(
      () => false,
      () => true,
    ),
  )
  await looking.query('COMMIT')
  expect((await underWay).status).toBe(200)
  // After these socket.io connects again by itself; after 'io server disconnect' it would not.
  expect(['transport close', 'transport error']).toContain(await sentAway)
  expect(await gone).toBe(0)
  socket.close()
  await forget()
})

/** The process of the PostgreSQL that works on this data folder. */
const spawnedBy = (dataDir: string) => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

describe('the embedded database', () => {
  const env = { DATA_DIR: '' }
  const makeAdmin = () => runTool('server/admin.ts', ['create', '--email', 'first@example.org'], env, 'a long password\n')
  beforeAll(() => {
    env.DATA_DIR = newFolder()
  })

  test('is made at the first start, used by one server at a time, and joined by tools', async () => {
    const server = await startServer(env)
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200)
    expect(await whyNot(env)).toMatch(/is in use by a running Aftercare/)
    expect(makeAdmin()).toMatchObject({ code: 0, said: expect.stringContaining('first@example.org can sign in') })
    expect(await server.signal('SIGTERM')).toBe(0)
  })

  test('keeps everything: when it was stopped, and when the server was killed, with and without its PostgreSQL', async () => {
    const killed = await startServer(env)
    expect(makeAdmin()).toMatchObject({ code: 1, said: expect.stringContaining('is a member of staff already') })
    await killed.signal('SIGKILL')
    const again = await startServer(env)
    expect((await fetch(`${again.url}/api/health`)).status).toBe(200)
    const database = spawnedBy(env.DATA_DIR)
    await again.signal('SIGKILL')
    process.kill(database, 'SIGKILL')
    const third = await startServer(env)
    expect(makeAdmin().said).toMatch('is a member of staff already')
    expect(await third.signal('SIGINT')).toBe(0)
  })

  const asRoot = process.getuid?.() === 0 ? test : test.skip

  asRoot('goes where its user can reach it when the data folder is private, and says where', async () => {
    const folder = newFolder(0o700)
    const server = await startServer({ DATA_DIR: folder })
    const place = readFileSync(join(folder, 'database-folder'), 'utf8').trim()
    expect(server.said()).toMatch(`the database is kept in ${place}`)
    expect(existsSync(join(place, 'PG_VERSION'))).toBe(true)
    expect(await server.signal('SIGTERM')).toBe(0)
    folders.push(place)
  })
})
