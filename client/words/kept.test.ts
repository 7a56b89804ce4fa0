import { expect, test } from '@jest/globals'
import { isToReturn, keptAs } from './kept.ts'

const now = '2026-06-01T22:30:00Z'
const missed = { keptUntil: '2026-06-01T23:00:00.000Z', opensUntil: '2026-06-01T23:00:00.000Z', calledAt: null, bookedFor: null }

test('called and not seen, with or without a booked time', () => {
  expect(keptAs({ ...missed, calledAt: '2026-06-01T22:00:00Z' }, now)).toBe('called')
  expect(keptAs({ ...missed, calledAt: '2026-06-01T22:00:00Z', bookedFor: '2026-06-01T21:30:00Z' }, now)).toBe('called')
})

test('a booked time that passed without a call', () => {
  expect(keptAs({ ...missed, bookedFor: '2026-06-01T21:30:00Z' }, now)).toBe('late')
})

test('as long as the turn is kept, whatever day it is from; then it is over', () => {
  expect(keptAs({ ...missed, calledAt: '2026-06-01T22:00:00Z' }, '2026-06-01T22:59:59.999Z')).toBe('called')
  expect(keptAs({ ...missed, calledAt: '2026-06-01T22:00:00Z' }, '2026-06-01T23:00:00Z')).toBe('over')
  expect(keptAs({ ...missed, calledAt: '2026-06-01T22:00:00Z', keptUntil: null }, now)).toBe('over')
})

test('whoever is missed on a day on which we have closed, or closes while they read it, is not told to come today', () => {
  const called = { ...missed, calledAt: '2026-06-01T22:00:00Z', opensUntil: '2026-06-01T22:45:00.000Z' }
  expect([keptAs(called, now), keptAs(called, '2026-06-01T22:45:00Z'), keptAs(called, '2026-06-01T23:00:00Z')]).toEqual(['called', 'closed', 'over'])
  expect(keptAs({ ...missed, bookedFor: '2026-06-01T21:30:00Z', opensUntil: null }, now)).toBe('closed')
  expect([isToReturn(called, now), isToReturn(called, '2026-06-01T22:45:00Z')]).toEqual([true, false])
})
