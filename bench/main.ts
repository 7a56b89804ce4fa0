/**
 * `npm run bench`: every promise about speed and size, each beside its floor, measured in the same run; writes docs/measurements.md.
 * `-- --quick` tries everything in small, `-- --only commands,pages` takes some parts; both leave the document alone.
 */
import 'reflect-metadata'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openEmbedded } from '../server/platform/embedded.ts'
import type { Bench } from './bench.ts'
import { commands } from './commands.ts'
import { delivery } from './delivery.ts'
import { writeSections } from './document.ts'
import { inMarkdown, inTerminal, type Part } from './figures.ts'
import { importing } from './import.ts'
import { machine } from './machine.ts'
import { neighbour } from './neighbour.ts'
import { pages } from './pages.ts'
import { queries } from './queries.ts'
import { starting } from './starting.ts'
import { weight } from './weight.ts'

const parts: Record<string, (bench: Bench) => Promise<Part>> = { commands, neighbour, delivery, weight, queries, pages, starting, importing: threeImports }

/** A million orders take minutes: three times are enough. */
async function threeImports(bench: Bench): Promise<Part> {
  const part = await importing({ ...bench, repeats: Math.min(3, bench.repeats) })
  return { ...part, how: `${part.how} Median of ${Math.min(3, bench.repeats)}.` }
}

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, repeats: { type: 'string' } } })
const wanted = values.only?.split(',') ?? Object.keys(parts)
const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'))
// PostgreSQL does not run as root: then another user has to get in here.
chmodSync(folder, 0o755)
// Whatever ends this process: what it started ends with it.
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
const say = (line: string) => console.log(`… ${line}`)

const { build } = (await import(join(import.meta.dirname, '../scripts/build.mjs'))) as { build: (options: { say: typeof say }) => Promise<void> }
await build({ say })
const database = await openEmbedded(folder, () => undefined)
const bench: Bench = { quick: values.quick, repeats: Number(values.repeats ?? (values.quick ? 2 : 5)), postgres: database.url, folder, say }

/** A part that fails is told and does not keep the others from being measured. */
async function measure(name: string): Promise<Part> {
  try {
    const work = parts[name]
    if (!work) throw new Error(`there is no such part; there are ${Object.keys(parts).join(', ')}`)
    return await work(bench)
  } catch (error) {
    console.error(error)
    process.exitCode = 1
    return { title: name, how: '', figures: [{ name, measured: `failed: ${(error as Error).message}`, floor: '', target: '', met: false }] }
  }
}

const began = performance.now()
try {
  const measured: Part[] = []
  for (const name of wanted) {
    const part = await measure(name)
    measured.push(part)
    console.log(inTerminal(part))
  }
  const taken = `${await machine(bench)} Median of ${bench.repeats}; the whole run took ${Math.round((performance.now() - began) / 6000) / 10} minutes.`
  console.log(`\n${taken}`)
  if (!values.only && !values.quick) writeSections(measured.map(inMarkdown), `# Measurements\n\nWritten by \`npm run bench\`. ${taken}`)
} finally {
  await database.stop()
}
// Connections that were kept open must not keep the process.
process.exit()
