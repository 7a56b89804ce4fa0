import { describe, expect, test } from '@jest/globals'
import { ageOf, isAlive } from './age.ts'

const line = '2026-03-29T09:00:00.000Z'
const later = '2026-03-29T09:03:00.000Z'
const fetchedAt = Date.parse(later)

describe('the age of what a cut-off page shows', () => {
  test('whoever waits is told the age of the line, however often the own place was asked for since', () => {
    expect(ageOf({ state: 'waiting', line, fetchedAt, now: fetchedAt })).toEqual({ at: line })
  })

  test.each(['called', 'booked', 'missed', 'helping', 'held'] as const)('for one who is %s it is the age of the own place', (state) => {
    expect(ageOf({ state, line, fetchedAt, now: fetchedAt })).toEqual({ at: later })
    expect(ageOf({ state, line: later, fetchedAt: Date.parse(line), now: fetchedAt })).toEqual({ at: later })
  })

  test('a page that has just opened is not called old before its first picture had time to come', () => {
    expect(ageOf({ state: 'called', line: null, fetchedAt, now: fetchedAt + 5_000 })).toBeNull()
    expect(ageOf({ state: 'called', line: null, fetchedAt, now: fetchedAt + 5_001 })).toEqual({ at: later })
    expect(ageOf({ state: 'waiting', line: null, fetchedAt: null, now: fetchedAt })).toBeNull()
  })
})

test('a page follows the line while something may happen to its place, and two hours longer: leaving and ending can be taken back', () => {
  const now = Date.parse('2026-03-29T12:00:00Z')
  const ended = (state: 'left' | 'cancelled' | 'done' | 'closed', hours: number) =>
    isAlive({ state, endedAt: new Date(now - hours * 3_600_000).toISOString() }, now)
  expect([isAlive({ state: 'waiting', endedAt: null }, now), isAlive({ state: 'missed', endedAt: null }, now)]).toEqual([true, true])
  expect([ended('left', 0.1), ended('cancelled', 1), ended('done', 1.9), ended('closed', 1)]).toEqual([true, true, true, true])
  expect([ended('left', 2.1), ended('done', 48)]).toEqual([false, false])
})
