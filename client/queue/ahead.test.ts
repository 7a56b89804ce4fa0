import { describe, expect, test } from '@jest/globals'
import type { Lane, Place, PhoneLine } from '../../shared/line.ts'
import { hasMoved, isWorthSaying, peopleAhead } from './ahead.ts'

const at = (place: number, lane: Lane = 2, state: Place['state'] = 'waiting'): Place => ({
  place,
  state,
  turn: { lane, at: place * 1_000, place },
  topicId: 't',
  here: true,
})
const line = (...places: Place[]): PhoneLine => ({ places, openDesks: 1, notice: null })
const mine = { place: 5, turn: at(5).turn, state: 'waiting' as const, version: 10 }

describe('people ahead', () => {
  test('those who came before and still wait; not those who are called or helped, nor those behind', () => {
    expect(peopleAhead(line(at(1, 2, 'helping'), at(2, 2, 'called'), at(3), at(4), at(5), at(6)), mine)).toBe(2)
  })

  test('a due booking that came later is before an arrival', () => {
    expect(peopleAhead(line(at(5), at(9, 1)), mine)).toBe(1)
  })

  test('when my own turn changes, the line is believed before my page is', () => {
    const moved = { ...at(5), turn: { lane: 1 as const, at: 0, place: 5 } }
    expect(peopleAhead(line(at(3), at(4), moved), mine)).toBe(0)
  })
})

describe('my own place in the line', () => {
  test('called, or gone from the line, means that my page is old', () => {
    expect(hasMoved(line(at(5, 2, 'called')), 11, mine)).toBe(true)
    expect(hasMoved(line(at(4)), 11, mine)).toBe(true)
  })

  test('an older picture of the line never overrules my page', () => {
    expect(hasMoved(line(at(4)), 10, mine)).toBe(false)
  })

  test('others moving does not concern my page', () => {
    expect(hasMoved(line(at(4, 2, 'called'), at(5)), 11, mine)).toBe(false)
  })

  test('a booking is not in the line and need not be', () => {
    expect(hasMoved(line(at(4)), 11, { ...mine, state: 'booked' })).toBe(false)
  })
})

describe('what is said aloud', () => {
  test('near the front every step, far from it each fifth', () => {
    expect(isWorthSaying(3, 2)).toBe(true)
    expect(isWorthSaying(9, 8)).toBe(false)
    expect(isWorthSaying(11, 10)).toBe(true)
  })

  test('a step back is said wherever it happens, and standing still never', () => {
    expect(isWorthSaying(8, 9)).toBe(true)
    expect(isWorthSaying(2, 2)).toBe(false)
  })
})
