/** Bytes to each watcher for one change, with few and with many in line. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Audience } from '../shared/line.ts'
import type { Bench } from './bench.ts'
import { type Child, child } from './child.ts'
import type { Figure, Part } from './figures.ts'
import { type House, house } from './house.ts'
import { Connections } from './http.ts'
import { crowd, type OpenBar, openBar, type Phone } from './people.ts'
import type { Heard, WatchersAsk } from './watchers-client.ts'

const lengths = [10, 100, 1_000]
const most = 400
const audiences = ['phone', 'staff', 'board'] as const satisfies readonly Audience[]
/** Bytes by kind of change, of each watcher: somebody else's phone, the staff's screen, the board, the phone of the person concerned. */
type Weights = Map<string, number[]>

export async function weight(bench: Bench): Promise<Part> {
  const opened = await house(bench)
  const clients = child<WatchersAsk, Heard>('watchers-client.ts')
  try {
    const weighed: Weights[] = []
    for (const length of lengths) weighed.push(await withInLine(bench, opened, clients, length))
    const seen = [...audiences, 'own phone']
    const figures = seen.map((audience, watcher) =>
      oneFigure(
        audience,
        weighed.map((weights) => [...weights].map(([kind, bytes]) => ({ kind, bytes: bytes[watcher] ?? 0 }))),
      ),
    )
    const how = `What a watcher's websocket is sent for each kind of change a day at the bar brings (${[...(weighed[0]?.keys() ?? [])].join(', ')}), with ${lengths.join(', ')} people in line: engine.io's packet as it came, without the websocket's own 2 to 4 bytes. The three bars are equally old, so that their versions have as many digits. The person concerned is sent a second, short message. Whoever walks in has a name of 11, words of 19 and an address of 17 characters.`
    return { title: 'Bytes for one change', how, figures }
  } finally {
    await clients.end()
    await opened.close()
  }
}

async function withInLine(bench: Bench, house: House, clients: Child<WatchersAsk, Heard>, length: number): Promise<Weights> {
  bench.say(`Bytes with ${length} in line`)
  const bar = await openBar(house, 2)
  const phones = await crowd(house, bar, length)
  const [first, other] = [phones[0] as Phone, phones[1] as Phone]
  const cookie = bar.desks[0]?.cookie ?? ''
  await sleep(6_000)
  const group = String(length)
  const watchers = [
    { ...other, audience: 'phone' as const },
    { bar: bar.bar, audience: 'staff' as const, cookie },
    { bar: bar.bar, audience: 'board' as const, cookie },
    { ...first, audience: 'phone' as const },
  ]
  await clients.ask({ do: 'watch', group, url: house.url, watchers })
  const connections = new Connections(house.url, 1)
  const weights: Weights = new Map()
  for (const { kind, path, body, cookie: by } of aDay(bar, first)) {
    await connections.must(path, by ?? cookie, body)
    const { rows } = await house.owner.query<{ version: number }>('SELECT version FROM bar WHERE id = $1', [bar.bar])
    const { bytes } = await clients.ask({ do: 'wait', group, version: Number(rows[0]?.version) })
    weights.set(kind, bytes)
  }
  connections.close()
  return weights
}

type Step = { kind: string; path: string; body?: object; cookie?: string }

/** Everything that happens to the first in line, and somebody who comes in. */
function aDay({ bar, topic, desks }: OpenBar, { ticket, cookie }: Phone): Step[] {
  const at = (what: string) => `/bars/${bar}/tickets/${ticket}/${what}`
  const next = `/bars/${bar}/desks/${desks[0]?.desk}/call-next`
  const walkIn = { topic, name: 'Maria Lopez', about: 'It does not turn on', contact: 'maria@example.com', vouchedBecause: 'known here', proof: 'at_desk' }
  return [
    { kind: 'call', path: next },
    { kind: 'put back', path: at('put-back') },
    { kind: 'leave', path: `/my/tickets/${ticket}/leave`, body: {}, cookie },
    { kind: 'undo', path: `/my/tickets/${ticket}/undo`, body: {}, cookie },
    { kind: 'call again', path: next },
    { kind: 'no answer', path: at('no-answer') },
    { kind: 'return', path: at('return') },
    { kind: 'call a third time', path: next },
    { kind: 'start', path: at('start') },
    { kind: 'finish', path: at('finish'), body: { outcome: 'solved', note: '', summary: '' } },
    { kind: 'desk closes', path: `/bars/${bar}/desks/${desks[1]?.desk}/close`, ...(desks[1] ? { cookie: desks[1].cookie } : {}) },
    { kind: 'desk opens', path: `/bars/${bar}/desks/${desks[1]?.desk}/open`, ...(desks[1] ? { cookie: desks[1].cookie } : {}) },
    { kind: 'walk-in', path: `/bars/${bar}/walk-ins`, body: walkIn },
  ]
}

function oneFigure(audience: string, weighed: { kind: string; bytes: number }[][]): Figure {
  const heaviest = weighed.map((kinds) => kinds.reduce((a, b) => (b.bytes > a.bytes ? b : a)))
  const same = weighed[0]?.every(({ bytes }, kind) => weighed.every((kinds) => kinds[kind]?.bytes === bytes)) ?? false
  const heaviestOfAll = Math.max(...heaviest.map(({ bytes }) => bytes))
  const each = weighed[0]?.map(({ kind, bytes }) => `${kind} ${bytes}`).join(', ')
  return {
    name: audience === 'own phone' ? 'phone of the person concerned' : audience,
    measured: `at most ${lengths.map((length, index) => `${heaviest[index]?.bytes} with ${length}`).join(', ')} (${heaviest[0]?.kind}); ${same ? 'the same for all three' : '**not the same**'}`,
    floor: '',
    target: `≤ ${most} bytes, the same for all`,
    met: heaviestOfAll <= most && same,
    note: `${each}.`,
  }
}
