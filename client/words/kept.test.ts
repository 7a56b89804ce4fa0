import { expect, test } from '@jest/globals'
import { keptAs } from './kept.ts'

const bar = { id: 'b', name: 'B', zone: 'Europe/Lisbon', address: '', bring: '' }
const turn = { lane: 2 as const, at: Date.parse('2026-06-01T21:30:00Z'), place: 7 }
const now = '2026-06-01T22:30:00Z'
const missed = { bar, turn, calledAt: null, bookedFor: null }

test('called and not seen, with or without a booked time', () => {
  expect(keptAs({ ...missed, calledAt: '2026-06-01T22:00:00Z' }, now)).toBe('called')
  expect(keptAs({ ...missed, calledAt: '2026-06-01T22:00:00Z', bookedFor: '2026-06-01T21:30:00Z' }, now)).toBe('called')
})

test('a booked time that passed without a call', () => {
  expect(keptAs({ ...missed, bookedFor: '2026-06-01T21:30:00Z' }, now)).toBe('late')
})

test('on another day of the place the turn is over, also when it is the same day elsewhere', () => {
  expect(keptAs({ ...missed, calledAt: '2026-06-01T22:00:00Z' }, '2026-06-01T23:05:00Z')).toBe('over')
  expect(keptAs({ ...missed, bar: { ...bar, zone: 'America/New_York' } }, '2026-06-01T23:05:00Z')).toBe('called')
})
