/**
 * `npm run soak`: the whole chain at work for ten minutes, while connections and whole clients die by lot. After every minute all
 * screens are compared with the database. `-- --scale 1/16` takes a part of the chain, `--minutes 2` fewer of them, `--rate 45` sets
 * the commands a second. Writes its section of docs/measurements.md when nothing was left out, or with `--write`.
 */
import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { writeSections } from '../document.ts'
import { inMarkdown, inTerminal } from '../figures.ts'
import { machine } from '../machine.ts'
import { onOwnDatabase } from '../own-database.ts'
import { sizeOf, titleOf } from './size.ts'
import { inFigures, soaked } from './soaking.ts'

const { values } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, minutes: { type: 'string', default: '10' }, rate: { type: 'string' }, write: { type: 'boolean' } },
})
const whole = values.scale === '1' && values.minutes === '10' && !values.rate

await onOwnDatabase({ quick: !whole, repeats: 1, only: 'server' }, async (bench) => {
  const size = sizeOf(values.scale, values.rate ? Number(values.rate) : undefined)
  const figures = inFigures(await soaked(bench, size, Number(values.minutes)))
  const how = `\`npm run soak${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}\`: ${titleOf(size)}. ${await machine(bench)} The day of the chain goes on at its usual rate. Every screen keeps its picture with the pages' own follower. Twice a second every process of clients loses a connection, by lot; every 15 seconds one process is killed with \`kill -9\`, and another opens its screens anew. After each minute people pause until all screens are current; then every picture is held against one read from the tables by the test itself, and the server says how much its objects take after a collection.`
  const part = { title: 'A soak', how, figures }
  console.log(inTerminal(part))
  if (values.write ?? whole) writeSections([inMarkdown(part)])
  if (figures.some(({ met }) => met === false)) process.exitCode = 1
})
