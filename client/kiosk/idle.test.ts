import { expect, test } from '@jest/globals'
import { idleFor, overAfter, warnAfter } from './idle.ts'

test('nothing is said for 40 s; then twenty whole seconds are left; after 60 s it is over', () => {
  expect(idleFor(0)).toEqual({ left: null, over: false })
  expect(idleFor(39_999)).toEqual({ left: null, over: false })
  expect(idleFor(40_000)).toEqual({ left: 20, over: false })
  expect(idleFor(59_001)).toEqual({ left: 1, over: false })
  expect(idleFor(60_000)).toEqual({ left: 0, over: true })
})

test('a tablet that slept for an hour is over at once', () => expect(idleFor(3_600_000).over).toBe(true))

test('whoever is warned has 20 s at least, as WCAG 2.2.1 asks', () => expect(overAfter - warnAfter).toBeGreaterThanOrEqual(20_000))
