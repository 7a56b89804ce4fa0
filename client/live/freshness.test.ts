import { expect, test } from '@jest/globals'
import { isStale } from './freshness.ts'

test('a picture confirmed by the last beat is current; after 20 s without one it says its age', () => {
  expect(isStale({ connected: true, heardAt: 1_000 }, 16_000)).toBe(false)
  expect(isStale({ connected: true, heardAt: 1_000 }, 21_001)).toBe(true)
})

test('a lost connection is said at once, however fresh the picture is', () => {
  expect(isStale({ connected: false, heardAt: 1_000 }, 1_001)).toBe(true)
})

test('before the first picture there is nothing that could be current', () => {
  expect(isStale({ connected: true, heardAt: null }, 0)).toBe(true)
})
