import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openingsOn } from '../bars/opening.ts'
import { calendarDays, freeDays, freeSeat, freeTimesOn, isOffered, type Offer, spanOf, type Taken } from './slots.ts'

const everyDay = (opens: string, closes: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: `${opens}:00`, closes: `${closes}:00` }))
const offer = (zone: string, [opens, closes]: [string, string], more: Partial<Offer> = {}): Offer => ({
  calendar: { zone, hours: everyDay(opens, closes), closures: [] },
  slotMinutes: 30,
  minutes: 30,
  seats: 1,
  ...more,
})
const long = (text: string) => new Date(text).getTime()
const walls = (day: string, what: Offer) => freeDays(day, 1, what, [], new Date(long(`${day}T00:00:00Z`) - 86_400_000))[0]?.slots.map(({ wall }) => wall)
const starts = (day: string, what: Offer) => freeTimesOn(day, what, [], 0).map((start) => new Date(start).toISOString())

describe('by the wall clock of the bar', () => {
  test.each([
    ['Europe/Berlin', '2026-03-28', '2026-03-28T08:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T07:00:00.000Z'],
    ['Europe/Berlin', '2026-10-24', '2026-10-24T07:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T08:00:00.000Z'],
    ['America/New_York', '2026-03-07', '2026-03-07T14:00:00.000Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T13:00:00.000Z'],
    ['America/New_York', '2026-10-31', '2026-10-31T13:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T14:00:00.000Z'],
  ])('a bar in %s opens at nine on %s', (zone, day, first) => {
    const what = offer(zone, ['09:00', '11:00'])
    expect(walls(day, what)).toEqual(['09:00', '09:30', '10:00', '10:30'])
    expect(starts(day, what)[0]).toBe(first)
  })

  test.each([
    ['Europe/Berlin', '2026-03-29', '01:30 03:00 03:30'],
    ['Europe/Berlin', '2026-10-25', '01:30 02:00 02:30 02:00 02:30 03:00 03:30'],
    ['America/New_York', '2026-03-08', '01:30 03:00 03:30'],
    ['America/New_York', '2026-11-01', '01:30 01:00 01:30 02:00 02:30 03:00 03:30'],
  ])('a bar in %s that is open at night on %s gives each moment once', (zone, day, expected) => {
    const what = offer(zone, ['00:30', '04:00'])
    expect(walls(day, what)?.join(' ')).toBe(`00:30 01:00 ${expected}`)
    expect(new Set(starts(day, what)).size).toBe(walls(day, what)?.length)
  })
})

test('help ends before closing, and a bar may close at noon', () => {
  const calendar = {
    zone: 'UTC',
    hours: [
      { weekday: 2, opens: '13:00:00', closes: '14:10:00' },
      { weekday: 2, opens: '09:00:00', closes: '10:00:00' },
    ],
    closures: [],
  }
  expect(walls('2026-03-10', { calendar, slotMinutes: 15, minutes: 40, seats: 1 })).toEqual(['09:00', '09:15', '13:00', '13:15', '13:30'])
  expect(walls('2026-03-11', { calendar, slotMinutes: 15, minutes: 40, seats: 1 })).toEqual([])
})

test('a closed day offers nothing, and the days around it do', () => {
  const what = offer('Europe/Berlin', ['09:00', '10:00'])
  const closed = { ...what, calendar: { ...what.calendar, closures: [{ firstDay: '2026-12-25', lastDay: '2026-12-26' }] } }
  const days = freeDays('2026-12-24', 4, closed, [], new Date('2026-12-20T12:00:00Z'))
  expect(days.map(({ day, slots }) => [day, slots.length])).toEqual([
    ['2026-12-24', 2],
    ['2026-12-25', 0],
    ['2026-12-26', 0],
    ['2026-12-27', 2],
  ])
  expect(isOffered(long('2026-12-25T08:00:00Z'), closed, long('2026-12-20T12:00:00Z'))).toBe(false)
})

test('what is past is not offered, nor what is further ahead than may be booked', () => {
  const what = offer('UTC', ['09:00', '11:00'])
  expect(freeTimesOn('2026-03-10', what, [], long('2026-03-10T09:30:00Z')).map((start) => new Date(start).toISOString().slice(11, 16))).toEqual([
    '10:00',
    '10:30',
  ])
  const now = long('2026-03-10T12:00:00Z')
  expect(isOffered(long('2026-03-10T10:00:00Z'), what, now)).toBe(false)
  expect(isOffered(long('2026-03-11T10:00:00Z'), what, now)).toBe(true)
  expect(isOffered(long('2026-03-11T10:10:00Z'), what, now)).toBe(false)
  expect(isOffered(long('2026-06-30T10:00:00Z'), what, now)).toBe(false)
  expect(calendarDays('0001-01-01', 2, 'UTC', new Date(now))).toEqual(['2026-03-10', '2026-03-11'])
  expect(calendarDays('9999-12-31', 31, 'UTC', new Date(now))).toEqual([])
})

test('a bar whose seats were made fewer takes nobody new until enough are free', () => {
  const span = spanOf(0, 30)
  expect(freeSeat(span, [{ ...span, seat: 3 }], 2)).toBe(1)
  expect(
    freeSeat(
      span,
      [
        { ...span, seat: 3 },
        { ...span, seat: 1 },
      ],
      2,
    ),
  ).toBeNull()
})

const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC')
const aDay = fc.integer({ min: 0, max: 400 }).map((ahead) => new Date(Date.UTC(2026, 0, 1 + ahead)).toISOString().slice(0, 10))
const clockTime = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}:00`)
const hours = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 7 }), clockTime, clockTime), { maxLength: 14 })
  .map((spans) => spans.filter(([, opens, closes]) => opens < closes).map(([weekday, opens, closes]) => ({ weekday, opens, closes })))

test('whatever was booked before: an offered time lies within the hours and has a seat of its own for all of it', () => {
  fc.assert(
    fc.property(
      zones,
      aDay,
      hours,
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom(5, 15, 25, 60),
      fc.integer({ min: 5, max: 120 }),
      fc.array(fc.nat(), { maxLength: 40 }),
      (zone, day, its, seats, slotMinutes, minutes, wishes) => {
        const what: Offer = { calendar: { zone, hours: its, closures: [] }, slotMinutes, minutes, seats }
        const openings = openingsOn(day, what.calendar)
        const taken: Taken[] = []
        for (const wish of wishes) {
          const free = freeTimesOn(day, { ...what, minutes: 5 + (wish % 90) }, taken, 0)
          const start = free[wish % (free.length || 1)]
          const span = start === undefined ? null : spanOf(start, 5 + (wish % 90))
          const seat = span && freeSeat(span, taken, seats)
          if (span && seat) taken.push({ ...span, seat })
        }
        for (const start of freeTimesOn(day, what, taken, 0)) {
          const { end } = spanOf(start, minutes)
          expect(openings.some(({ opensAt, closesAt }) => opensAt.getTime() <= start && end <= closesAt.getTime())).toBe(true)
          for (let moment = start; moment < end; moment += 60_000)
            expect(taken.filter((one) => one.start <= moment && moment < one.end).length).toBeLessThan(seats)
          expect(isOffered(start, what, start - 1)).toBe(true)
        }
      },
    ),
    { seed: 62, numRuns: 120 },
  )
})
