import { expect, test } from '@jest/globals'
import type { Calendar } from '../bars/opening.ts'
import { dayIsOver, lastChance } from './kept.ts'

const open = (...spans: [string, string][]): Calendar => ({
  zone: 'Europe/Lisbon',
  hours: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => spans.map(([opens, closes]) => ({ weekday, opens, closes }))),
  closures: [{ firstDay: '2026-06-10', lastDay: '2026-06-10' }],
})
/** Lisbon is an hour ahead of UTC in June. */
const over = (now: string, calendar: Calendar) => dayIsOver(new Date(now), calendar).toISOString()

test('a day is over at midnight on the wall of the bar', () => {
  const shop = open(['09:00', '13:00'], ['14:00', '19:00'])
  for (const now of ['2026-06-01T00:30:00Z', '2026-06-01T12:30:00Z', '2026-06-01T18:30:00Z', '2026-06-01T22:59:00Z'])
    expect(over(now, shop)).toBe('2026-06-01T23:00:00.000Z')
  expect(over('2026-06-01T23:10:00Z', shop)).toBe('2026-06-02T23:00:00.000Z')
  expect(over('2026-06-10T12:00:00Z', shop)).toBe('2026-06-10T23:00:00.000Z')
})

test('the four hours after the last closing belong to the day, on both sides of midnight', () => {
  const late = open(['10:00', '23:00'])
  expect(over('2026-06-01T12:00:00Z', late)).toBe('2026-06-02T02:00:00.000Z')
  expect(over('2026-06-01T23:10:00Z', late)).toBe('2026-06-02T02:00:00.000Z')
  expect(over('2026-06-02T02:00:00Z', late)).toBe('2026-06-03T02:00:00.000Z')
})

test('where one day goes over into the next, a night is left for coming back', () => {
  const always = open(['00:00', '24:00'])
  expect(over('2026-06-01T22:50:00Z', always)).toBe('2026-06-02T03:00:00.000Z')
  expect(over('2026-06-01T23:10:00Z', always)).toBe('2026-06-03T03:00:00.000Z')
  expect(over('2026-06-01T23:10:00Z', open(['08:00', '24:00']))).toBe('2026-06-02T03:00:00.000Z')
})

test('whoever was missed can come in until the last closing of that day, also after a pause; on a closed day not at all', () => {
  const chance = (now: string, calendar: Calendar) => lastChance(dayIsOver(new Date(now), calendar), calendar)?.toISOString() ?? null
  const shop = open(['09:00', '13:00'], ['14:00', '19:00'])
  for (const now of ['2026-06-01T12:30:00Z', '2026-06-01T18:30:00Z']) expect(chance(now, shop)).toBe('2026-06-01T18:00:00.000Z')
  expect(chance('2026-06-10T12:00:00Z', shop)).toBe(null)
  const late = open(['10:00', '23:00'])
  for (const now of ['2026-06-01T12:00:00Z', '2026-06-01T23:10:00Z']) expect(chance(now, late)).toBe('2026-06-01T22:00:00.000Z')
  expect(chance('2026-06-01T22:50:00Z', open(['00:00', '24:00']))).toBe('2026-06-02T03:00:00.000Z')
})
