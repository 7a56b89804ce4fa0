/**
 * `npm run bench:chain`: a whole retail chain on one machine, then a quarter and a sixteenth of it. `-- --scale 1/16` takes one size,
 * `--seconds 20` shortens the steady day (300 s, of a part of the chain 120 s), `--rate 45` sets its commands a second (for the whole chain 45), `--no-raise` and
 * `--no-restart` leave those out. Writes its section of docs/measurements.md when nothing was left out or shortened, or with `--write`.
 */
import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { writeSections } from '../document.ts'
import { inMarkdown, inTerminal, type Part } from '../figures.ts'
import { machine } from '../machine.ts'
import { onOwnDatabase } from '../own-database.ts'
import { run } from './run.ts'
import { sizeOf, titleOf } from './size.ts'

const { values } = parseArgs({
  allowNegative: true,
  options: {
    scale: { type: 'string' },
    seconds: { type: 'string' },
    rate: { type: 'string' },
    raise: { type: 'boolean', default: true },
    restart: { type: 'boolean', default: true },
    write: { type: 'boolean' },
  },
})
const whole = !values.scale && !values.rate && !values.seconds && values.raise && values.restart
const scales = values.scale?.split(',') ?? ['1', '1/4', '1/16']

await onOwnDatabase({ quick: !whole, repeats: 1, only: 'server' }, async (bench) => {
  const parts: Part[] = []
  for (const scale of scales) {
    const size = sizeOf(scale, values.rate ? Number(values.rate) : undefined)
    const part = {
      title: titleOf(size),
      how: '',
      figures: await run(bench, size, { seconds: Number(values.seconds ?? (scale === '1' ? 300 : 120)), raise: values.raise, restart: values.restart }),
    }
    parts.push(part)
    console.log(inTerminal(part))
  }
  const taken = await machine(bench)
  console.log(`\n${taken}`)
  if (values.write ?? whole) writeSections([section(taken, parts)])
})

function section(taken: string, parts: Part[]): string {
  const how = `\`npm run bench:chain${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}\`. ${taken} Server, database and clients share the machine. Every screen is a websocket of its own with a login of its own, in a process of clients; the websocket is hand-made, so that the clients leave the processor to the server, follows with the pages' own follower, and waits, asks and connects again as the pages do. In each visit somebody joins by phone at one bar, and at a desk of another somebody is finished, the next one called and started; their phones ask for their own place whenever it changed, as the page does. Time on screen runs from the end of COMMIT in the server's process to the arrival of the change, over every change on every screen, on the machine's monotonic clock.`
  return ['## A whole chain', how, ...parts.map((part) => inMarkdown(part).replace('## ', '### '))].join('\n\n')
}
