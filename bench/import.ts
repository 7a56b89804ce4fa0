import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
// @ts-expect-error: the build is a script without types
import { build } from '../scripts/build.mjs'
import { writeDemoOrders } from '../server/imports/demo-orders.ts'
import { type Bench, repeated } from './bench.ts'
import { type Figure, median, type Part, round, spread, times } from './figures.ts'

const root = join(import.meta.dirname, '..')
type Run = { seconds: number; peak: number; output: string }

/** Imports a file of a million orders as a person would, `npm run import` on an empty database, beside reading and parsing it alone. */
export async function importing(bench: Bench): Promise<Part> {
  const orders = bench.quick ? 20_000 : 1_000_000
  const file = join(bench.folder, 'orders.csv')
  bench.say(`writing ${orders} orders`)
  await writeDemoOrders(file, orders, 7)
  await build({ only: 'server', say: () => undefined })
  const floors: Run[] = []
  let lines = 0
  const runs = await repeated(bench, async (turn) => {
    bench.say(`importing ${orders} orders, ${turn + 1} of ${bench.repeats}`)
    const floor = await node([join(root, 'bench/import-floor.mjs'), file])
    floors.push(floor)
    lines = Number(floor.output)
    return onEmptyDatabase(bench.postgres, `bench_import_${turn}`, (url) =>
      node([join(root, 'dist/server/imports/import.js'), file], { DATABASE_URL: url, APP_SECRET: 'only for measuring: no secret at all' }),
    )
  })
  const size = `${orders} orders, ${lines} rows, ${Math.round(statSync(file).size / 1e6)} MB`
  const how = `\`npm run import\` of ${size}, on an empty database whose migrations run first (they are in the time). Floor: the same file read and parsed by Papa Parse in a process of its own.`
  return { title: 'Import', how, figures: figures(runs, floors, lines, bench.quick) }
}

function figures(runs: Run[], floors: Run[], lines: number, quick: boolean): Figure[] {
  const of = (what: 'seconds' | 'peak', from: Run[]) => from.map((run) => run[what])
  const [seconds, floor, peak] = [median(of('seconds', runs)), median(of('seconds', floors)), median(of('peak', runs))]
  return [
    {
      name: 'time',
      measured: `${round(seconds, 1)} s (${spread(of('seconds', runs), 1)})`,
      floor: `${round(floor, 1)} s`,
      target: '90 s',
      met: quick ? null : seconds <= 90,
      note: `${times(seconds / floor)} the floor`,
    },
    { name: 'rate', measured: `${round(lines / seconds)} rows/s`, floor: `${round(lines / floor)} rows/s`, target: '', met: null },
    {
      name: 'peak memory',
      measured: `${round(peak)} MB (${spread(of('peak', runs))})`,
      floor: `${round(median(of('peak', floors)))} MB`,
      target: '400 MB',
      met: peak <= 400,
    },
  ]
}

async function onEmptyDatabase<T>(postgres: string, name: string, work: (url: string) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: postgres })
  await admin.connect()
  try {
    await admin.query(`CREATE DATABASE ${name}`)
    const url = new URL(postgres)
    url.pathname = name
    return await work(url.href)
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    for (const room of ['desk', 'sales']) await admin.query(`DROP ROLE IF EXISTS ${name}_${room}`)
    await admin.end()
  }
}

async function node(args: string[], env: Record<string, string> = {}): Promise<Run> {
  const begun = performance.now()
  const running = spawn(process.execPath, ['--import', `file://${join(root, 'bench/import-peak.mjs')}`, ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, said] = ['', '']
  running.stdout.on('data', (text) => (output += text))
  running.stderr.on('data', (text) => (said += text))
  const code = await new Promise<number | null>((resolve) => running.once('close', resolve))
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${said}`)
  return { seconds: (performance.now() - begun) / 1000, peak: Number(/peak (\d+) MB/.exec(said)?.[1]), output: output.trim() }
}
