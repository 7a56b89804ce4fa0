/** From commit to the last watcher of one bar, beside a bare socket.io server that sends as many bytes to as many clients. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { BareAnswer, BareAsk } from './bare-sockets.ts'
import type { Bench } from './bench.ts'
import { type Child, child } from './child.ts'
import { type Figure, median, type Part, percentile, round, spread, times } from './figures.ts'
import { type House, house } from './house.ts'
import { crowd, openBar } from './people.ts'
import { committed, Pressing } from './pressing.ts'
import type { Heard, WatchersAsk } from './watchers-client.ts'

type Stage = { house: House; clients: Child<WatchersAsk, Heard>; bare: Child<BareAsk, BareAnswer>; bareUrl: string }

const changesEach = 20
/** Most of the watchers have been helped and have their page still open: what a change weighs does not depend on it, their first picture does. */
const mostInLine = 100

export async function delivery(bench: Bench): Promise<Part> {
  const figures: Figure[] = []
  for (const watchers of bench.quick ? [20, 200] : [200, 2_000]) figures.push(await withStage(bench, (stage) => oneFigure(bench, stage, watchers)))
  const how = `Every watcher is a socket.io client with its own device, ticket and picture of the line; all in one process. One specialist calls and puts back. Time runs from the end of COMMIT in the server's process to the last watcher's change, on the machine's monotonic clock; ${changesEach} changes a round. The floor sends the very same message to a room of as many clients in the same client process, in turn with the server, and its time runs from before the sending.`
  return { title: 'Watchers', how, figures }
}

async function withStage<T>(bench: Bench, work: (stage: Stage) => Promise<T>): Promise<T> {
  const bare = child<BareAsk, BareAnswer>('bare-sockets.ts')
  const clients = child<WatchersAsk, Heard>('watchers-client.ts')
  const opened = await house(bench, { recorded: true })
  try {
    return await work({ house: opened, clients, bare, bareUrl: (await bare.ask({ do: 'open' })).url })
  } finally {
    await Promise.all([clients.end(), bare.end()])
    await opened.close()
  }
}

async function oneFigure(bench: Bench, { house, clients, bare, bareUrl }: Stage, count: number): Promise<Figure> {
  bench.say(`${count} watchers of one bar`)
  const bar = await openBar(house, 4)
  const phones = await crowd(house, bar, count, mostInLine)
  // Everybody is told about the wait within seconds, in one event; that is not what is measured here.
  await sleep(6_000)
  const watchers = phones.map((phone) => ({ ...phone, audience: 'phone' as const }))
  await clients.ask({ do: 'watch', group: 'ours', url: house.url, watchers })
  await clients.ask({ do: 'watch', group: 'bare', url: bareUrl, watchers })
  const desk = bar.desks[0]
  if (!desk) throw new Error('no desk')
  const pressing = new Pressing(house, desk)

  const ours = async () => {
    await house.statements('forget')
    const version = await pressing.change()
    const { last } = await clients.ask({ do: 'wait', group: 'ours', version })
    return milliseconds(committed(await house.statements()), last)
  }
  let version = 0
  const floor = async () => {
    const { sample } = await clients.ask({ do: 'sample', group: 'ours' })
    const message = structuredClone(sample) as { changes: { v: number }[] }
    // The same bytes under a number of its own, so that each sending is waited for.
    message.changes = message.changes.map((change) => ({ ...change, v: 500_000 + version }))
    const { at } = await bare.ask({ do: 'send', message })
    const { last } = await clients.ask({ do: 'wait', group: 'bare', version: 500_000 + version++ })
    return milliseconds(at, last)
  }
  const [server, sent]: [number[][], number[][]] = [[], []]
  for (let turn = 0; turn <= bench.repeats; turn++) {
    server[turn] = []
    sent[turn] = []
    for (let change = 0; change < changesEach; change++) {
      server[turn]?.push(await ours())
      sent[turn]?.push(await floor())
    }
  }
  pressing.close()
  return compared(count, server.slice(1), sent.slice(1))
}

const milliseconds = (from: bigint, to: bigint) => Number(to - from) / 1e6

function compared(count: number, server: number[][], floor: number[][]): Figure {
  const ratio = median(server.map(median)) / median(floor.map(median))
  const said = (rounds: number[][]) =>
    `${round(median(rounds.map(median)), 1)} ms (${spread(rounds.map(median), 1)}), p95 ${round(percentile(rounds.flat(), 0.95), 1)} ms`
  return {
    name: `commit to the last of ${count} watchers`,
    measured: `${said(server)}; **${times(ratio)}** the floor`,
    floor: said(floor),
    target: '≤ 1.5 × the floor',
    met: count < 200 ? null : ratio <= 1.5,
  }
}
