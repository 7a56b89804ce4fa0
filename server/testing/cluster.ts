/** The PostgreSQL that a run of the tests works on, and the migrated template that every test file clones. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { bundledBinaries, initialise, start, unprivilegedUser } from '../platform/cluster.ts'
import { readConfig } from '../platform/config.ts'
import { migrate } from '../platform/migrate.ts'
import { reachableBinaries } from '../platform/reachable.ts'

/** What test files need to know, handed on in the environment: addresses of the three logins on the template. */
export type TestCluster = { owner: string; desk: string; sales: string; template: string }

/** Starts a server of its own, or takes the one at TEST_DATABASE_URL, and migrates a template there. Durability is off: tests lose nothing. */
export async function startTestCluster(): Promise<{ cluster: TestCluster; stop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL ? { url: process.env.TEST_DATABASE_URL, stop: async () => undefined } : await ownServer()
  const template = `aftercare_t${process.pid}_${randomBytes(3).toString('hex')}`
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${template}`)
  const owner = onDatabase(server.url, template)
  const config = readConfig({ DATABASE_URL: owner, APP_SECRET: 'a secret that only the tests know', NODE_ENV: 'test' }, () => '')
  const logins = await migrate({ ...config, DATABASE_URL: owner } as Parameters<typeof migrate>[0])
  const cluster = { owner, desk: logins.desk.url, sales: logins.sales.url, template }
  const stop = async () => {
    if (process.env.TEST_DATABASE_URL) await dropAll(admin, template, [logins.desk.name, logins.sales.name])
    await admin.end()
    await server.stop()
  }
  return { cluster, stop }
}

/** The same login on another database of the server. */
export function onDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** A PostgreSQL of one's own. `restart`: as its administrator would ("fast") or as a crash does; the address stays. */
export type OwnServer = { url: string; stop: () => Promise<void>; restart: (how: 'fast' | 'crash') => Promise<void> }

const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '400',
  shared_buffers: '64MB',
  autovacuum: 'off',
  jit: 'off',
  // A file of tests opens dozens of connections: each proves its password in one round of hashing instead of 4,096, on both sides.
  scram_iterations: '1',
}

/** Starts it in a folder that is removed at the end. A run of the tests that is killed cannot clean up: the watchman hears its pipe close, and does. */
export async function ownServer(more: Record<string, string> = {}): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-test-'))
  chmodSync(folder, 0o755)
  const runAs = unprivilegedUser()
  const bin = reachableBinaries(await bundledBinaries(), runAs)
  const place = { bin, data: join(folder, 'pg'), runAs }
  initialise(place, 'aftercare', ['--no-sync', '--set', 'scram_iterations=1'])
  let server = await start(place, { ...settings, ...more })
  const { port } = server
  const watchman = spawn(
    '/bin/sh',
    ['-c', 'cat; kill -INT "$(head -n 1 "$1/pg/postmaster.pid" 2>/dev/null)" 2>/dev/null && sleep 2; rm -rf "$1"', 'sh', folder],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    },
  )
  const restart = async (how: 'fast' | 'crash') => {
    if (how === 'crash') server.child.kill('SIGQUIT')
    await server.stop()
    server = await start(place, { ...settings, ...more, port: String(port) })
  }
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
    watchman.stdin.end()
  }
  return { url: `postgres://aftercare:aftercare@127.0.0.1:${port}/postgres`, stop, restart }
}

async function dropAll(admin: pg.Client, template: string, roles: string[]): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [`${template}%`])
  for (const { datname } of rows) await admin.query(`DROP DATABASE ${datname} WITH (FORCE)`)
  for (const role of roles) await admin.query(`DROP ROLE ${role}`)
}
