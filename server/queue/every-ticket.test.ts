import { expect, test } from '@jest/globals'
import { spread } from './every-ticket.ts'

const every = 15_000

test('bars that were held up together are not looked at together from then on: each keeps its own beat', () => {
  const looked = Array.from({ length: 100 }, () => spread(1_000_000, undefined, every))
  const afterPause = 1_000_000 + 40_000
  const again = looked.map((at) => spread(afterPause, at, every))
  expect(again.map((at, bar) => Math.round(at - (looked[bar] ?? 0)) % every)).toEqual(looked.map(() => 0))
  expect(again.every((at) => at <= afterPause && at > afterPause - every)).toBe(true)
  expect(new Set(again).size).toBe(100)
})
