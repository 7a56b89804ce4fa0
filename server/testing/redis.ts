/** A Redis of a test's own, from the program found on the machine. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../platform/cluster.ts'

/** Whether this machine has one; what needs it is skipped where it has none, and `npm test` says so. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0

export type TestRedis = {
  url: string
  port: number
  /** Ends it as a crash would; `start` brings it back at the same address. */
  kill: () => Promise<void>
  start: () => Promise<void>
}

/** Keeps nothing on disk. Ends with this process, whatever ends that. */
export async function testRedis(): Promise<TestRedis> {
  const port = await freePort()
  let child: ChildProcess | undefined
  const lastResort = () => void child?.kill('SIGKILL')
  const start = async () => {
    child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
    process.once('exit', lastResort)
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`)
      await sleep(20)
    }
  }
  const kill = async () => {
    process.off('exit', lastResort)
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  await start()
  return { url: `redis://127.0.0.1:${port}`, port, kill, start }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
