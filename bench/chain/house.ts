/** The built server on a database of its own, as it would run for a chain; it can be stopped and started again. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Bench } from '../bench.ts'
import { asAdmin, type Built, startBuilt } from '../house.ts'

export type Commit = { bar: string; version: number; at: number }
/** MB. `peak`: the most that the server ever held. `database`: all its processes, what they share counted once. */
export type Memory = { server: number; peak: number; database: number }

export class ChainHouse {
  private server: Built | undefined

  private constructor(
    readonly owner: pg.Pool,
    private readonly env: Record<string, string>,
    private readonly watch: string,
    private readonly drop: () => Promise<void>,
  ) {}

  /** `watch`: the module that looks at the server from inside. */
  static async open(bench: Bench, watch: 'commits.mjs' | 'heap.mjs' = 'commits.mjs'): Promise<ChainHouse> {
    const name = `chain_${randomBytes(4).toString('hex')}`
    await asAdmin(bench.postgres, `CREATE DATABASE ${name}`)
    const address = new URL(bench.postgres)
    address.pathname = `/${name}`
    const owner = new pg.Pool({ connectionString: address.href, max: 4 })
    owner.on('error', () => undefined)
    // Every person comes from a network of their own, which the proxy in front of the server would say.
    const settings = {
      NODE_ENV: 'production',
      APP_SECRET: randomBytes(32).toString('hex'),
      DATABASE_URL: address.href,
      HOST: '0.0.0.0',
      PORT: '0',
      DATA_DIR: bench.folder,
      TRUST_PROXY: 'true',
    }
    return new ChainHouse(owner, settings, watch, () => asAdmin(bench.postgres, `DROP DATABASE ${name} WITH (FORCE)`))
  }

  async start(): Promise<void> {
    this.server = await startBuilt(this.env, [join(import.meta.dirname, this.watch)])
    this.env.PORT = new URL(this.server.url).port
  }

  async stop(): Promise<void> {
    await this.server?.stop()
    this.server = undefined
  }

  async close(): Promise<void> {
    await this.stop()
    await this.owner.end()
    await this.drop()
  }

  /** The database's own, as its owner. */
  get address(): string {
    return this.env.DATABASE_URL ?? ''
  }

  /** Where it listens; a number gives each process of clients an address of the machine of its own, which has ports of its own. */
  url(client = 0): string {
    const host = process.platform === 'linux' ? `127.0.0.${client + 1}` : '127.0.0.1'
    return `http://${host}:${this.env.PORT}`
  }

  /** Commits since it was asked last (`commits.mjs`). */
  commits(): Promise<Commit[]> {
    return this.tells('commits')
  }

  /** MB that the server's objects take, after a collection (`heap.mjs`). */
  heap(): Promise<number> {
    return this.tells('heap')
  }

  private tells<T>(what: string): Promise<T> {
    return new Promise((resolve) => {
      this.server?.child.once('message', (told) => resolve(told as T))
      this.server?.child.send(what)
    })
  }

  async versions(): Promise<Map<string, number>> {
    const { rows } = await this.owner.query<{ id: string; version: string }>('SELECT id, version FROM bar')
    return new Map(rows.map(({ id, version }) => [id, Number(version)]))
  }

  /** Seconds of processor time used so far, by the server and by all processes of the database. */
  async processor(): Promise<{ server: number; database: number }> {
    const postmaster = await this.postmaster()
    const all = family(postmaster).map((pid) => ticks(pid, pid === postmaster ? [0, 1, 2, 3] : [0, 1]))
    return { server: ticks(this.server?.child.pid ?? 0, [0, 1]), database: all.reduce((sum, one) => sum + one, 0) }
  }

  /** Not a number where the machine does not tell (it is Linux that does). */
  async memory(): Promise<Memory> {
    const status = readFile(`/proc/${this.server?.child.pid}/status`)
    const line = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) / 1024
    return { server: line('VmRSS'), peak: line('VmHWM'), database: await this.databaseMemory() }
  }

  private async databaseMemory(): Promise<number> {
    const kilobytes = family(await this.postmaster()).map((pid) => Number(/^Pss:\s+(\d+) kB/m.exec(readFile(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
    return kilobytes.length === 0 ? Number.NaN : kilobytes.reduce((sum, one) => sum + one, 0) / 1024
  }

  private async postmaster(): Promise<number> {
    const { rows } = await this.owner.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    return parentOf(rows[0]?.pid ?? 0)
  }
}

/** A process and its children. */
const family = (parent: number): number[] => processes().filter((pid) => pid === parent || parentOf(pid) === parent)

/** Seconds from /proc/PID/stat: 0 and 1 are its own user and system time, 2 and 3 those of its children that have ended. */
function ticks(pid: number, which: number[]): number {
  const fields = readFile(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  return which.reduce((sum, index) => sum + Number(fields[11 + index] ?? 0), 0) / 100
}

const parentOf = (pid: number): number => Number(/PPid:\s+(\d+)/.exec(readFile(`/proc/${pid}/status`))?.[1] ?? -1)

const processes = (): number[] => {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

/** Empty for what is gone already, or not told on this machine. */
function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
