import { describe, expect, test } from '@jest/globals'
import { clockSaid, dayName, isSameDay, otherZone, whenSaid } from './time.ts'
import { clocks, closesForToday } from './wait.ts'

describe('times as customers read them', () => {
  const lisbon = 'Europe/Lisbon'

  test('today and tomorrow are those of the place', () => {
    // 22:30 in Lisbon, and in London.
    const now = '2026-06-01T21:30:00Z'
    expect(dayName('2026-06-01', now, lisbon, 'Europe/London')).toBe('today')
    expect(whenSaid('2026-06-02T09:00:00Z', now, lisbon, lisbon)).toBe('tomorrow at 10:00')
  })

  test('where the device has another date than the place, "today" would be believed wrongly: the day is named', () => {
    // Saturday 19:03 in New York is Sunday 00:03 in Dublin.
    const now = '2026-10-10T23:03:00Z'
    const booked = (device: string) => whenSaid('2026-10-11T10:30:00Z', now, 'Europe/Dublin', device)
    expect(booked('America/New_York')).toBe('Sunday 11 October at 11:30 (Dublin time)')
    expect(booked('Europe/Dublin')).toBe('today at 11:30')
    expect(dayName('2026-10-12', now, 'Europe/Dublin', 'America/New_York')).toBe('Monday 12 October')
  })

  test('tomorrow is found across the nights when clocks change', () => {
    expect(whenSaid('2026-03-29T09:00:00Z', '2026-03-28T23:30:00Z', lisbon, lisbon)).toBe('tomorrow at 10:00')
    expect(whenSaid('2026-10-25T10:00:00Z', '2026-10-24T22:30:00Z', lisbon, lisbon)).toBe('tomorrow at 10:00')
  })

  test('another day is named in full', () => {
    expect(whenSaid('2026-06-08T09:00:00Z', '2026-06-01T09:00:00Z', lisbon, lisbon)).toBe('Monday 8 June at 10:00')
  })

  test('two instants are on the same day or not by the calendar of the place', () => {
    expect(isSameDay('2026-06-01T21:30:00Z', '2026-06-01T23:30:00Z', lisbon)).toBe(false)
    expect(isSameDay('2026-06-01T21:30:00Z', '2026-06-01T23:30:00Z', 'America/New_York')).toBe(true)
  })

  test('a clock of another zone than the reader’s is named', () => {
    expect(clockSaid('2026-06-01T09:00:00Z', lisbon, 'Europe/Berlin')).toBe('10:00 (Lisbon time)')
    expect(clockSaid('2026-06-01T09:00:00Z', lisbon, 'Europe/London')).toBe('10:00')
  })

  test('the zone is said only when the clock there differs from this one', () => {
    expect(otherZone('2026-06-01T09:00:00Z', 'America/New_York', 'Europe/Berlin')).toBe('New York time')
    expect(otherZone('2026-06-01T09:00:00Z', 'Europe/Paris', 'Europe/Berlin')).toBeNull()
  })

  test('a wait in minutes is also said in clock times of the place', () => {
    expect(clocks({ low: 15, high: 30 }, '2026-06-01T09:00:00Z', 'Europe/Lisbon')).toEqual({ from: '10:15', to: '10:30' })
  })

  test('a pause at noon is not the end of the day', () => {
    const [now, noon] = ['2026-06-01T09:00:00Z', '2026-06-01T11:00:00Z']
    const opens = (opensAt: string) => closesForToday({ closesAt: noon, opensAt, zone: 'Europe/Lisbon' }, now)
    expect(opens('2026-06-01T13:00:00Z')).toBeNull()
    expect(opens('2026-06-02T08:00:00Z')).toBe(noon)
  })
})
