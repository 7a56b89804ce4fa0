/** The built server in a process of its own, on a database of its own, as it would run in production. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import '../server/platform/postgres-types.ts'
import pg from 'pg'
import { readConfig, type WithDatabase } from '../server/platform/config.ts'
import { loginsOf } from '../server/platform/logins.ts'
import type { Bench } from './bench.ts'

/** One statement of the server, as recorder.mjs noted it. */
export type Noted = { text: string; name?: string; values: unknown[]; rows: Record<string, unknown>[]; ended: bigint }
export type House = {
  url: string
  /** The owner's connections, for setting the scene. */
  owner: pg.Pool
  /** Address of the login that the server's own statements run under. */
  desk: string
  /** Statements since they were last forgotten; only with `recorded`. */
  statements: (forget?: 'forget') => Promise<Noted[]>
  close: () => Promise<void>
}

const root = join(import.meta.dirname, '..')
const secret = randomBytes(32).toString('hex')

export async function house(bench: Bench, { recorded = false, env = {} }: { recorded?: boolean; env?: Record<string, string> } = {}): Promise<House> {
  const name = `bench_${randomBytes(4).toString('hex')}`
  await asAdmin(bench.postgres, `CREATE DATABASE ${name}`)
  const address = new URL(bench.postgres)
  address.pathname = `/${name}`
  const settings = { NODE_ENV: 'production', APP_SECRET: secret, DATABASE_URL: address.href, HOST: '127.0.0.1', PORT: '0', DATA_DIR: bench.folder, ...env }
  const server = await startBuilt(settings, recorded ? [join(import.meta.dirname, 'recorder.mjs')] : [])
  const owner = new pg.Pool({ connectionString: address.href, max: 5 })
  owner.on('error', () => undefined)
  const statements = (forget?: 'forget') =>
    new Promise<Noted[]>((resolve) => {
      server.child.once('message', (notes) => resolve(notes as Noted[]))
      server.child.send(forget ?? 'tell')
    })
  const close = async () => {
    await server.stop()
    await owner.end()
    await asAdmin(bench.postgres, `DROP DATABASE ${name} WITH (FORCE)`)
  }
  return { url: server.url, owner, desk: loginsOf(readConfig(settings, () => '') as WithDatabase).desk.url, statements, close }
}

export type Built = { url: string; child: ChildProcess; stop: () => Promise<void> }

/** Starts dist/server/main.js, with modules that watch it from inside, and waits until it says where it is open. */
export function startBuilt(env: Record<string, string>, imports: string[]): Promise<Built> {
  const more = imports.flatMap((file) => ['--import', `file://${file}`])
  const child = spawn(process.execPath, ['--no-memory-reducer', ...more, ...profiling(), join(root, 'dist/server/main.js')], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const lastResort = () => void child.kill('SIGKILL')
  process.once('exit', lastResort)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    process.off('exit', lastResort)
  }
  let said = ''
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000)
      const open = /is open at \S+:(\d+)/.exec(said)
      if (open) resolve({ url: `http://127.0.0.1:${open[1]}`, child, stop })
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.stderr?.on('data', (chunk: Buffer) => process.env.BENCH_LOG && process.stderr.write(chunk))
    void ended.then(() => reject(new Error(`The server ended: ${said}`)))
  })
}

/** `BENCH_PROFILE=folder npm run bench` leaves a CPU profile of each server there. */
const profiling = (): string[] => (process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [])

export async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}
