/** From built to the first answered request. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../server/platform/cluster.ts'
import { type Bench, repeated } from './bench.ts'
import { median, type Part, round, spread } from './figures.ts'

const longest = 120_000

export async function starting(bench: Bench): Promise<Part> {
  const data = join(bench.folder, 'first')
  mkdirSync(data)
  chmodSync(data, 0o755)
  bench.say('The first start, with demo content')
  const first = await startOnce(data)
  const again = await repeated(bench, (turn) => {
    bench.say(`Start ${turn + 1} with an existing data folder`)
    return startOnce(data)
  })
  const how =
    '`npm start` without npm (`node scripts/start.mjs`), everything built, with the embedded PostgreSQL; until /api/health answers 200. The first start finds an empty folder, makes the database and the demo content, and is measured once.'
  const figures = [
    {
      name: 'with an existing data folder',
      measured: `${round(median(again), 2)} s (${spread(again, 2)})`,
      floor: '',
      target: '≤ 5 s',
      met: median(again) <= 5,
    },
    { name: 'first start', measured: `${round(first, 1)} s`, floor: '', target: '≤ 30 s', met: first <= 30 },
  ]
  return { title: 'Start', how, figures }
}

/** Seconds until it answers; then it is stopped. */
async function startOnce(data: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NODE_ENV: 'development', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: data }
  const child = spawn(process.execPath, [join(import.meta.dirname, '../scripts/start.mjs')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const lastResort = () => void child.kill('SIGTERM')
  process.once('exit', lastResort)
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null || performance.now() - began > longest) throw new Error(`It does not start: ${said}`)
      await sleep(10)
    }
    return (performance.now() - began) / 1000
  } finally {
    child.kill('SIGTERM')
    await ended
    process.off('exit', lastResort)
  }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/api/health', agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    }).once('error', () => resolve(false))
  })
