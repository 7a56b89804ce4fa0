import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { waitSaid } from '../words/wait.ts'
import { leftOf, waitOf } from './told.ts'

const at = '2026-03-29T09:00:00.000Z'
const later = (minutes: number) => Date.parse(at) + minutes * 60_000

describe('what is left of a wait that was told', () => {
  test('at first exactly what was told', () => {
    expect(leftOf({ low: 15, high: 30, at }, later(0))).toEqual({ low: 15, high: 30 })
  })

  test('it shrinks as time goes by', () => {
    expect(leftOf({ low: 15, high: 30, at }, later(11))).toEqual({ low: 5, high: 20 })
    expect(leftOf({ low: 15, high: 30, at }, later(20))).toEqual({ low: 0, high: 10 })
  })

  test('once its end has passed it says so, instead of promising again', () => {
    expect(leftOf({ low: 15, high: 30, at }, later(30))).toBe('over')
  })

  test('with no desk open there is nothing to say', () => {
    expect(leftOf(null, later(0))).toBe('unknown')
  })

  test('a device whose clock is slow does not make the wait longer than it was told', () => {
    expect(leftOf({ low: 15, high: 30, at }, later(-60))).toEqual({ low: 15, high: 30 })
  })

  test('it is never a single number', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 5, max: 300 })).map(([low, more]) => ({ low, high: low + more, at }))
    fc.assert(
      fc.property(range, fc.integer({ min: 0, max: 600 }), (told, minutes) => {
        const left = leftOf(told, later(minutes))
        return typeof left === 'string' || left.high > left.low
      }),
    )
  })

  test('it is said as a range', () => {
    expect(waitSaid({ low: 15, high: 30 })).toBe('about 15 to 30 minutes')
  })

  test('nothing is promised any more once the bar has closed, with a time on offer or without', () => {
    const told = { low: 15, high: 30, at }
    const open = { told, offeredFor: null, mayBeOutUntil: '2026-03-29T17:00:00.000Z' }
    expect(waitOf(open, later(0))).toEqual({ low: 15, high: 30 })
    const tomorrow = '2026-03-30T08:00:00.000Z'
    for (const closed of [{ mayBeOutUntil: null }, { offeredFor: tomorrow }, { mayBeOutUntil: null, offeredFor: tomorrow }])
      for (const minutes of [0, 45]) expect(waitOf({ ...open, ...closed }, later(minutes))).toBe('tooLate')
  })
})
