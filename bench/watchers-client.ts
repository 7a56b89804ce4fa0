/** Phones, desks and boards that watch: real socket.io clients, which note when each change came and how heavy it was. */
import { io, type Socket } from 'socket.io-client'
import type { Audience } from '../shared/line.ts'
import { socketPath } from '../shared/live.ts'
import { serve } from './child.ts'

export type Watcher = { bar: string; audience: Audience; ticket?: string; cookie: string }
export type WatchersAsk =
  | { do: 'watch'; group: string; url: string; watchers: Watcher[] }
  /** Answers when every watcher of the group has this version (at most 20 s). */
  | { do: 'wait'; group: string; version: number }
  /** What the first watcher of the group heard last, for a floor that sends as much. */
  | { do: 'sample'; group: string }
/** `last`: ns of the monotonic clock. `bytes`: of one change, for each watcher in the order they came. */
export type Heard = { last: bigint; bytes: number[]; sample?: unknown }

type Change = { changes: { v: number }[] }
type Ear = { socket: Socket; bytes: Map<number, number>; lastChange?: Change }
type Group = { ears: Ear[]; arrived: Map<number, { count: number; last: bigint }>; waiting: Map<number, () => void> }

const groups = new Map<string, Group>()
const groupOf = (name: string): Group => {
  const group = groups.get(name) ?? { ears: [], arrived: new Map(), waiting: new Map() }
  groups.set(name, group)
  return group
}

serve<WatchersAsk, Heard>(async (ask) => {
  const group = groupOf(ask.group)
  if (ask.do === 'watch') await watchAll(group, ask.url, ask.watchers)
  if (ask.do === 'sample') return { last: 0n, bytes: [], sample: group.ears[0]?.lastChange }
  return ask.do === 'wait' ? everybodyHas(group, ask.version) : { last: 0n, bytes: [] }
})

async function watchAll(group: Group, url: string, watchers: Watcher[]): Promise<void> {
  for (let from = 0; from < watchers.length; from += 50)
    group.ears.push(...(await Promise.all(watchers.slice(from, from + 50).map((watcher) => watch(group, url, watcher)))))
}

async function watch(group: Group, url: string, { bar, audience, ticket, cookie }: Watcher): Promise<Ear> {
  const socket = io(url, { path: socketPath, transports: ['websocket'], extraHeaders: { cookie }, reconnection: false, forceNew: true })
  const ear: Ear = { socket, bytes: new Map() }
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  socket.on('change', (message: Change) => hear(group, ear, message))
  // engine.io's packet as it came: one byte for its kind, then socket.io's own text.
  socket.io.engine.on('packet', ({ data }: { data?: unknown }) => typeof data === 'string' && weigh(ear, data))
  const answer = (await socket.timeout(30_000).emitWithAck('watch', { bar, audience, ...(ticket ? { ticket } : {}) })) as { ok: boolean }
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return ear
}

function hear(group: Group, ear: Ear, message: Change): void {
  const now = process.hrtime.bigint()
  ear.lastChange = message
  for (const { v } of message.changes) {
    const arrived = group.arrived.get(v) ?? { count: 0, last: now }
    group.arrived.set(v, { count: arrived.count + 1, last: now })
    if (arrived.count + 1 === group.ears.length) group.waiting.get(v)?.()
  }
}

/** Everything that this watcher is sent about a version: the change, and the word that its own ticket is concerned. */
function weigh(ear: Ear, packet: string): void {
  if (!/^2\["(change|mine)"/.test(packet)) return
  const [, message] = JSON.parse(packet.slice(1)) as [string, Change | { version: number }]
  const versions = 'changes' in message ? message.changes.map(({ v }) => v) : [message.version]
  const each = (Buffer.byteLength(packet) + 1) / versions.length
  for (const version of versions) ear.bytes.set(version, (ear.bytes.get(version) ?? 0) + each)
}

async function everybodyHas(group: Group, version: number): Promise<Heard> {
  const all = () => group.arrived.get(version)?.count === group.ears.length
  if (!all()) {
    await new Promise<void>((resolve, reject) => {
      const late = () =>
        reject(
          new Error(
            `${group.arrived.get(version)?.count ?? 0} of ${group.ears.length} watchers heard of version ${version} in 20 s, ${group.ears.filter(({ socket }) => !socket.connected).length} had lost their connection`,
          ),
        )
      const timer = setTimeout(late, 20_000)
      group.waiting.set(version, () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
  // "mine" follows its change in the same socket.
  await new Promise((resolve) => setTimeout(resolve, 5))
  const { last } = group.arrived.get(version) ?? { last: 0n }
  group.arrived.delete(version)
  group.waiting.delete(version)
  return { last, bytes: group.ears.map(({ bytes }) => bytes.get(version) ?? 0) }
}
