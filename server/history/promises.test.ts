import { expect, test } from '@jest/globals'
import { judge, type Telling } from './promises.ts'

const noon = Date.parse('2026-03-10T12:00:00Z')
const at = (minutes: number) => new Date(noon + minutes * 60_000)
const told = (version: number, minutes: number, low: number, high: number): Telling => ({
  ticket: 't',
  version,
  at: at(minutes),
  low,
  high,
  rule: 'r',
  ahead: 1,
  work: 10,
  desks: 1,
})
const verdict = (tellings: Telling[], calls: [number, number][], endedAt: Date | null = null, now = at(500)) =>
  judge(tellings, { calls: calls.map(([version, minutes]) => ({ version, at: at(minutes) })), endedAt }, now).map(({ waited, kept }) => ({ waited, kept }))

test('called within what was told: kept', () => expect(verdict([told(1, 0, 10, 20)], [[2, 20]])).toEqual([{ waited: 20, kept: true }]))
test('six seconds late is late', () => expect(verdict([told(1, 0, 10, 20)], [[2, 20.1]])).toEqual([{ waited: 20.1, kept: false }]))
test('called sooner than the low end breaks nothing', () => expect(verdict([told(1, 0, 10, 20)], [[2, 1]])).toEqual([{ waited: 1, kept: true }]))
test('each promise counts from its own telling', () => {
  expect(verdict([told(1, 0, 10, 20), told(4, 15, 20, 30)], [[9, 40]])).toEqual([
    { waited: 40, kept: false },
    { waited: 25, kept: true },
  ])
})
test('the first call after the telling counts, not one before', () => {
  expect(
    verdict(
      [told(1, 0, 10, 20), told(5, 12, 5, 10)],
      [
        [3, 10],
        [8, 30],
      ],
    ),
  ).toEqual([
    { waited: 10, kept: true },
    { waited: 18, kept: false },
  ])
})
test('who left before the high end cannot say, who left after it was let down', () => {
  expect(verdict([told(1, 0, 10, 20)], [], at(15))).toEqual([{ waited: null, kept: null }])
  expect(verdict([told(1, 0, 10, 20)], [], at(25))).toEqual([{ waited: null, kept: false }])
})
test('who still waits is judged by now', () => {
  expect(verdict([told(1, 0, 10, 20)], [], null, at(19))).toEqual([{ waited: null, kept: null }])
  expect(verdict([told(1, 0, 10, 20)], [], null, at(21))).toEqual([{ waited: null, kept: false }])
})
