import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { outdated } from './telling.service.ts'
import { fills, range } from './promise.ts'

const ahead = fc.record({ ahead: fc.nat(50), work: fc.nat(3_000), inHand: fc.nat(500), desks: fc.integer({ min: 1, max: 20 }) })

test('a range is never a single number, is in steps of five minutes, and holds what the work would take', () => {
  fc.assert(
    fc.property(ahead, (before) => {
      const { low, high } = range(before) ?? { low: 0, high: 0 }
      const expected = (before.work + before.inHand / 2) / before.desks
      expect(high - low).toBeGreaterThanOrEqual(5)
      expect([low % 5, high % 5]).toEqual([0, 0])
      expect(low).toBeLessThanOrEqual(expected)
      expect(high).toBeGreaterThanOrEqual(expected)
    }),
  )
})

test('with no desk open nobody is told anything', () => {
  expect(range({ ahead: 3, work: 30, inHand: 0, desks: 0 })).toBeNull()
})

test('more desks never make the wait longer, more work never shorter', () => {
  fc.assert(
    fc.property(ahead, (before) => {
      expect(range({ ...before, desks: before.desks + 1 })?.high).toBeLessThanOrEqual(range(before)?.high ?? 0)
      expect(range({ ...before, work: before.work + 10 })?.high).toBeGreaterThanOrEqual(range(before)?.high ?? 0)
    }),
  )
})

test('a line is full when what waits takes as long as what is left of the day', () => {
  expect(fills({ ahead: 3, work: 120, inHand: 0, desks: 2 }, 60)).toBe(true)
  expect(fills({ ahead: 3, work: 119, inHand: 0, desks: 2 }, 60)).toBe(false)
})

const told = (low: number, high: number, at: string) => ({ told_low: low, told_high: high, told_at: new Date(at) })
const person = (id: string, place: number, more: object) => ({
  id,
  state: 'waiting',
  lane: 2 as const,
  turn_at: new Date(place),
  place,
  minutes: 20,
  silent: false,
  untold: true,
  turn: { lane: 2 as const, at: place, place },
  told_low: null,
  told_high: null,
  told_at: null,
  ...more,
})

test('people are told anew when the line moved by five minutes or more, and not before', () => {
  const now = new Date('2026-03-10T10:03:00Z')
  // Ahead: 20 minutes at one desk make 10 to 40.
  const line = {
    waiting: [person('first', 1, told(0, 5, '2026-03-10T10:00:00Z')), person('second', 2, told(10, 40, '2026-03-10T10:00:00Z'))],
    inHand: 0,
    desks: 1,
  }
  expect(outdated(line, now)).toEqual([])
  const slow = outdated({ ...line, inHand: 60 }, now)
  expect(slow.map(({ ticket }) => ticket)).toEqual(['first', 'second'])
  expect(outdated(line, new Date('2026-03-10T10:06:00Z')).map(({ ticket }) => ticket)).toContain('second')
})

test('who was told nothing is told as soon as a desk opens', () => {
  const line = { waiting: [person('first', 1, {})], inHand: 0, desks: 0 }
  expect(outdated(line, new Date())).toEqual([])
  expect(outdated({ ...line, desks: 1 }, new Date())).toHaveLength(1)
})
