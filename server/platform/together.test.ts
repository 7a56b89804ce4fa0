import { expect, test } from '@jest/globals'
import { together } from './together.ts'

type Row = { of: string; at: number }

function counted() {
  const reads: number[][] = []
  const read = (keys: number[]) => {
    reads.push(keys)
    return Promise.resolve(keys.filter((key) => key < 1_000).map((key): Row => ({ of: String(key), at: reads.length })))
  }
  return { reads, ask: together(read, String, ({ of }: Row) => of) }
}

test('what is asked at the same time is one read, of a hundred at most, and each is told its own', async () => {
  const { reads, ask } = counted()
  const keys = [...Array.from({ length: 149 }, (_, n) => n), 5_000]
  const rows = await Promise.all(keys.map((key) => ask(key)))
  expect(rows.map((row) => row?.of)).toEqual([...keys.slice(0, -1).map(String), undefined])
  expect(reads.map(({ length }) => length)).toEqual([100, 50])
})

test('nothing is remembered: asked again, it reads again', async () => {
  const { reads, ask } = counted()
  expect([await ask(7), await ask(7)]).toEqual([
    { of: '7', at: 1 },
    { of: '7', at: 2 },
  ])
  expect(reads).toHaveLength(2)
})

test('a read that fails fails for everybody who asked, and not for those who ask next', async () => {
  let fails = true
  const ask = together(
    (keys: number[]) => (fails ? Promise.reject(new Error('away')) : Promise.resolve(keys.map((key) => ({ of: String(key) })))),
    String,
    ({ of }) => of,
  )
  const both = await Promise.allSettled([ask(1), ask(2)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  fails = false
  expect(await ask(1)).toEqual({ of: '1' })
})
