import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from '@jest/globals'
import type { BoardNews, Change } from '../../shared/line.ts'
import { type Followed, Follower } from '../live/follower.ts'
import { newCalls } from './new-calls.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heap = (): number => {
  collect()
  collect()
  return process.memoryUsage().heapUsed
}
const days = 20_000
const began = Date.parse('2026-03-10T09:00:00Z')
const at = (v: number) => new Date(began + v * 1000).toISOString()

/** A busy place: thirty wait, three are called, people come and go; every fifth change says nothing to a board. */
function newsOf(v: number): BoardNews | undefined {
  const place = Math.floor(v / 5)
  const code = `K${String(place % 1000).padStart(3, '0')}`
  const steps: (BoardNews | undefined)[] = [
    { waits: { place, code, turn: { lane: 2, at: began + v, place }, ready: true } },
    undefined,
    { gone: place - 30, call: { code, name: 'Ada', desk: (place % 3) + 1, calledAt: at(v), place: place - 30 } },
    { uncalled: place - 33 },
    { wait: { low: place % 40, high: (place % 40) + 15 } },
  ]
  return steps[v % 5]
}
const changeOf = (v: number): Change<BoardNews> => ({ v, at: at(v), ...(newsOf(v) ? { news: newsOf(v) as BoardNews } : {}) })

test('after 20,000 changes, with connections lost in between, a board holds what it held after a few hundred', async () => {
  let version = 0
  let followed: Followed<'board'> | null = null
  let known: Map<number, string> | null = null
  let chimes = 0
  const line = { calls: [], waiting: [], openDesks: 3, wait: null, notice: null, joining: 'open' as const }
  const wire = {
    watch: async () => ({ ok: true as const, picture: { version: 0, at: at(0), line } }),
    since: async (from: number) => ({ ok: true as const, changes: Array.from({ length: version - from }, (_, n) => changeOf(from + n + 1)) }),
  }
  const follower = new Follower('board', wire, (next) => {
    followed = next
    const calls = next.picture?.line.calls ?? []
    chimes += newCalls(known, calls).length
    known = new Map(calls.map(({ place, calledAt }) => [place, calledAt]))
  })
  await follower.catchUp()
  const play = async (until: number) => {
    while (version < until) {
      version++
      if (version % 997 === 0) follower.disconnected()
      // Now and then one is lost on its way: the next one leaves a gap, which is asked for.
      if (version % 101 !== 0) await follower.changes([changeOf(version)])
    }
    await follower.catchUp()
  }
  await play(600)
  const before = heap()
  await play(days)
  const grown = heap() - before
  const picture = (followed as unknown as Followed<'board'>).picture
  expect([picture?.version, picture?.line.waiting.length, picture?.line.calls.length]).toEqual([days, expect.any(Number), expect.any(Number)])
  expect(picture?.line.waiting.length).toBeLessThan(40)
  expect(chimes).toBeGreaterThan(3_000)
  // A list of what was would be several MB by now; the rest is the noise of a collector.
  expect(grown).toBeLessThan(1_500_000)
})
