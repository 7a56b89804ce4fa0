import { expect, test } from '@jest/globals'
import { keptAs } from './kept.ts'

const now = '2026-06-01T22:30:00Z'
const missed = { keptUntil: '2026-06-01T23:00:00.000Z', calledAt: null, bookedFor: null }

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
