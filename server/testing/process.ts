/** The built server as a process of its own, for what only a process can show: starting, stopping, being killed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
export type ServerProcess = {
  /** Where it listens. */
  url: string
  child: ChildProcess
  /** Everything that it has said so far, on both outputs. */
  said: () => string
  /** Resolves with the exit code (null after a signal that it did not handle) when it has ended. */
  ended: Promise<number | null>
  signal: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Builds what is stale of the server (and of the client when asked). */
export function build(only?: 'server'): void {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), ...(only ? [only] : [])], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The build failed: ${built.stderr}`)
}

/** As in production: an empty database stays empty, while demo content takes its time. */
const clean = (env: Record<string, string>) => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  NODE_ENV: 'production',
  APP_SECRET: 'a secret that only the tests know',
  PORT: '0',
  HOST: '127.0.0.1',
  ...env,
})

const running = new Set<ChildProcess>()
/** Ends what a test that failed halfway has left; it would keep the whole run from ending. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Starts it and waits until it says where it is open; rejects with what it said when it ends before. */
export function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/server/main.js')], { env: clean(env), stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  child.once('close', () => running.delete(child))
  let text = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const signal = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString()
      const url = /is open at \S+:(\d+)/.exec(text)
      if (url) resolve({ url: `http://127.0.0.1:${url[1]}`, child, said: () => text, ended, signal })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    ended.then((code) => reject(new Error(`ended with ${code}: ${text}`)))
  })
}

/** Runs a tool of the server to its end. */
export function runTool(tool: string, args: string[], env: Record<string, string>, input = ''): { code: number | null; said: string } {
  const ran = spawnSync(process.execPath, [join(root, 'dist', tool.replace(/\.ts$/, '.js')), ...args], { env: clean(env), input, encoding: 'utf8' })
  return { code: ran.status, said: ran.stdout + ran.stderr }
}
