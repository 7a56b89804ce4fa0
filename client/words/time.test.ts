import { describe, expect, test } from '@jest/globals'
import { dayName, otherZone, whenSaid } from './time.ts'
import { clocks } from './wait.ts'

describe('times as customers read them', () => {
  test('today and tomorrow are those of the place, not of the device', () => {
    // 23:30 in Lisbon is already the next day in Berlin.
    const now = '2026-06-01T22:30:00Z'
    expect(dayName('2026-06-01', now, 'Europe/Lisbon')).toBe('today')
    expect(dayName('2026-06-01', '2026-05-31T22:30:00Z', 'Europe/Berlin')).toBe('today')
    expect(whenSaid('2026-06-02T09:00:00Z', now, 'Europe/Lisbon')).toBe('tomorrow at 10:00')
  })

  test('tomorrow is found across the nights when clocks change', () => {
    expect(whenSaid('2026-03-29T09:00:00Z', '2026-03-28T23:30:00Z', 'Europe/Lisbon')).toBe('tomorrow at 10:00')
    expect(whenSaid('2026-10-25T10:00:00Z', '2026-10-24T22:30:00Z', 'Europe/Lisbon')).toBe('tomorrow at 10:00')
  })

  test('another day is named in full', () => {
    expect(whenSaid('2026-06-08T09:00:00Z', '2026-06-01T09:00:00Z', 'Europe/Lisbon')).toBe('Monday 8 June at 10:00')
  })

  test('the zone is said only when the clock there differs from this one', () => {
    expect(otherZone('2026-06-01T09:00:00Z', 'America/New_York', 'Europe/Berlin')).toBe('New York time')
    expect(otherZone('2026-06-01T09:00:00Z', 'Europe/Paris', 'Europe/Berlin')).toBeNull()
  })

  test('a wait in minutes is also said in clock times of the place', () => {
    expect(clocks({ low: 15, high: 30 }, '2026-06-01T09:00:00Z', 'Europe/Lisbon')).toEqual({ from: '10:15', to: '10:30' })
  })
})
