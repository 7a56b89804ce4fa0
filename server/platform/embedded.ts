/** The PostgreSQL that comes with Aftercare: one data folder, at most one running instance, joined by tools that need it. */
import { randomBytes, createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawnSync } from 'node:child_process'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import { bundledBinaries, initialise, isAlive, type RunAs, runningOn, start, unprivilegedUser } from './cluster.ts'
import { canEnter, publicPlace, reachableBinaries } from './reachable.ts'

export type Embedded = { url: string; data: string; stop: () => Promise<void> }
type Say = (line: string) => void

const settings = { max_connections: '200', shared_buffers: '128MB', jit: 'off', timezone: 'UTC', log_min_messages: 'warning' }
/** Held by whoever runs the server: when its process dies, however it dies, the connection and the lock go with it. */
const runningLock = 4_107_226_357

/**
 * Opens the database of this data folder. With `join` (tools) a running instance is used along with its owner; without (the
 * server) it is an error. A PostgreSQL whose server was killed is taken over.
 */
export async function openEmbedded(dataDir: string, say: Say, { join: mayJoin = false } = {}): Promise<Embedded> {
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  const runAs = unprivilegedUser()
  const bin = reachableBinaries(await bundledBinaries(), runAs)
  const data = dataFolder(folder, runAs, say)
  const password = secretFile(join(folder, 'postgres-password'))
  const found = await whatRuns(data, password)
  if (found?.inUse) {
    if (mayJoin) return { url: address(found.port, password), data, stop: async () => undefined }
    throw new CannotStart(
      `The data folder ${folder} is in use by a running Aftercare (database process ${found.pid}): stop that one, or choose another folder with DATA_DIR.`,
    )
  }
  if (found) await takeOver(found.pid)
  refuseOtherVersion(data, bin)
  if (!existsSync(join(data, 'PG_VERSION'))) createCluster({ bin, data, runAs }, password, say)
  const cluster = await start({ bin, data, runAs }, settings)
  const lastResort = () => void cluster.child.kill('SIGINT')
  process.once('exit', lastResort)
  let lock: pg.Client | undefined
  const stop = async () => {
    process.off('exit', lastResort)
    await lock?.end().catch(() => undefined)
    await cluster.stop()
  }
  try {
    // It has said that it is ready: on a busy machine the first answer takes its time.
    lock = await connect(cluster.port, password, 60_000)
    await takeLock(lock, folder)
    await createDatabase(lock)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: address(cluster.port, password), data, stop }
}

const address = (port: number, password: string, database = 'aftercare') => `postgres://aftercare:${password}@127.0.0.1:${port}/${database}`

/** A secret that is made once and kept in a file that only its owner reads. */
export function secretFile(file: string): string {
  mkdirSync(resolve(file, '..'), { recursive: true })
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const secret = randomBytes(32).toString('hex')
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}

/**
 * Where PostgreSQL keeps its files: in the data folder, unless the user that it has to run as cannot get there. The place that was
 * chosen is written down in the data folder, so that a project that moves keeps its database.
 */
function dataFolder(folder: string, runAs: RunAs, say: Say): string {
  const note = join(folder, 'database-folder')
  if (existsSync(note)) return readFileSync(note, 'utf8').trim()
  if (runAs.uid === undefined || canEnter(folder, runAs)) return join(folder, 'postgres')
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8)
  const data = join(publicPlace, `${basename(resolve(folder, '..'))}-${mark}`)
  mkdirSync(publicPlace, { recursive: true, mode: 0o755 })
  writeFileSync(note, `${data}\n`)
  say(`PostgreSQL does not run as root, and the user that it runs as cannot look into ${folder}: the database is kept in ${data}`)
  return data
}

/** Made beside and then moved, so that an interrupted first start leaves nothing that looks like a database. */
function createCluster(place: { bin: string; data: string; runAs: RunAs }, password: string, say: Say): void {
  say(`Making a database in ${place.data}`)
  const unfinished = `${place.data}.new`
  rmSync(unfinished, { recursive: true, force: true })
  initialise({ ...place, data: unfinished }, password)
  renameSync(unfinished, place.data)
}

function refuseOtherVersion(data: string, bin: string): void {
  const file = join(data, 'PG_VERSION')
  if (!existsSync(file)) return
  const made = readFileSync(file, 'utf8').trim()
  const ours = /(\d+)/.exec(spawnSync(join(bin, 'postgres'), ['--version']).stdout?.toString() ?? '')?.[1]
  if (ours && made !== ours) {
    throw new CannotStart(
      `The database in ${data} was made by PostgreSQL ${made}, and this Aftercare brings ${ours}: move it over with pg_dump of version ${made}, or set DATA_DIR to another folder.`,
    )
  }
}

/** Who runs on the data folder: nobody, an instance (`inUse`), or a PostgreSQL that lost its server. */
async function whatRuns(data: string, password: string): Promise<{ pid: number; port: number; inUse: boolean } | undefined> {
  for (let waited = 0; waited < 10_000; waited += 250) {
    const found = runningOn(data)
    if (!found) return undefined
    if (isSomethingElse(found.pid)) {
      rmSync(join(data, 'postmaster.pid'), { force: true })
      return undefined
    }
    const client = await connect(found.port, password, 5_000).catch(() => undefined)
    if (client) {
      const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [runningLock])
      await client.end()
      return { ...found, inUse: !rows[0]?.free }
    }
    await sleep(250)
  }
  throw new CannotStart(`Something runs on the database in ${data} and does not answer: stop process ${runningOn(data)?.pid} first.`)
}

/** After a crash of the machine the number of the old process may belong to any program. */
function isSomethingElse(pid: number): boolean {
  const file = `/proc/${pid}/comm`
  return existsSync(file) && !readFileSync(file, 'utf8').startsWith('postgres')
}

async function takeOver(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 25) await sleep(25)
}

async function takeLock(client: pg.Client, folder: string): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [runningLock])
  if (!rows[0]?.taken) throw new CannotStart(`The data folder ${folder} is in use by a running Aftercare.`)
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'aftercare'")
  if (!rowCount) await client.query('CREATE DATABASE aftercare')
}

async function connect(port: number, password: string, patience: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: address(port, password, 'postgres'), connectionTimeoutMillis: patience })
  client.on('error', () => undefined)
  await client.connect()
  return client
}
