import { describe, expect, test } from '@jest/globals'
import { ageOf } from './age.ts'

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
