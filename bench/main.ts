/**
 * `npm run bench`: every promise about speed and size, each beside its floor, measured in the same run; writes docs/measurements.md.
 * `-- --quick` tries everything in small, `-- --only commands,pages` takes some parts; both leave the document alone.
 */
import 'reflect-metadata'
import { parseArgs } from 'node:util'
import type { Bench } from './bench.ts'
import { commands } from './commands.ts'
import { delivery } from './delivery.ts'
import { writeSections } from './document.ts'
import { inMarkdown, inTerminal, type Part } from './figures.ts'
import { importing } from './import.ts'
import { machine } from './machine.ts'
import { neighbour } from './neighbour.ts'
import { onOwnDatabase } from './own-database.ts'
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

/** A part that fails is told and does not keep the others from being measured. */
async function measure(bench: Bench, name: string): Promise<Part> {
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

await onOwnDatabase({ quick: values.quick, repeats: Number(values.repeats ?? (values.quick ? 2 : 5)) }, async (bench) => {
  const began = performance.now()
  const measured: Part[] = []
  for (const name of wanted) {
    const part = await measure(bench, name)
    measured.push(part)
    console.log(inTerminal(part))
  }
  const taken = `${await machine(bench)} Median of ${bench.repeats}; the whole run took ${Math.round((performance.now() - began) / 6000) / 10} minutes.`
  console.log(`\n${taken}`)
  if (!values.only && !values.quick) writeSections(measured.map(inMarkdown), `# Measurements\n\nWritten by \`npm run bench\`. ${taken}`)
})
