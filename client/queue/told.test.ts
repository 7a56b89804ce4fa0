import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { rangeShown } from '../../shared/wait.ts'
import { waitSaid } from '../words/wait.ts'
import { leftOf, mayBeTooLate, waitOf } from './told.ts'

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

  test.each([
    [10, 85, '10 to 85 minutes'],
    [45, 105, '45 minutes to 2 hours'],
    [75, 90, '1 to 1½ hours'],
    [405, 945, '6½ to 16 hours'],
    [0, 240, '0 to 4 hours'],
  ])('%i to %i minutes are said as %s', (low, high, said) => {
    expect(waitSaid({ low, high })).toBe(`about ${said}`)
  })

  test('on a board, too, in figures', () => {
    expect(rangeShown({ low: 15, high: 30 })).toEqual({ range: '15–30', unit: 'minutes' })
    expect(rangeShown({ low: 45, high: 105 })).toEqual({ range: '½–2', unit: 'hours' })
  })

  test('a wait that may outlast the day is not told as if it did not: what begins after closing is no promise at all', () => {
    const told = { low: 60, high: 120, at }
    const until = (minutes: number) => ({ told, offeredFor: null, closesAt: new Date(later(minutes)).toISOString() })
    const said = (minutes: number) => [mayBeTooLate(until(minutes)), waitOf(until(minutes), later(0))]
    expect(said(120)).toEqual([false, { low: 60, high: 120 }])
    expect(said(119)).toEqual([true, { low: 60, high: 120 }])
    expect(said(61)).toEqual([true, { low: 60, high: 120 }])
    expect(said(60)).toEqual([true, 'tooLate'])
    expect(mayBeTooLate({ ...until(60), told: null })).toBe(false)
  })

  test('nothing is promised any more once the bar has closed, with a time on offer or without', () => {
    const told = { low: 15, high: 30, at }
    const open = { told, offeredFor: null, closesAt: '2026-03-29T17:00:00.000Z' }
    expect(waitOf(open, later(0))).toEqual({ low: 15, high: 30 })
    const tomorrow = '2026-03-30T08:00:00.000Z'
    for (const closed of [{ closesAt: null }, { offeredFor: tomorrow }, { closesAt: null, offeredFor: tomorrow }])
      for (const minutes of [0, 45]) expect(waitOf({ ...open, ...closed }, later(minutes))).toBe('tooLate')
  })
})
