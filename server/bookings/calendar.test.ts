import { expect, test } from '@jest/globals'
import { calendarFile, type Entry } from './calendar.ts'

const entry: Entry = {
  requestId: '0190c0de-0000-7000-8000-000000000001',
  code: 'K7M4',
  topic: 'Data transfer',
  minutes: 60,
  bookedFor: new Date('2026-03-29T07:00:00Z'),
  cancelled: false,
  changes: 0,
  way: 'store',
  bar: { name: 'High Street', address: '1 High Street, Springfield; ground floor', bring: 'Your laptop,\nand its charger' },
  shop: 'Aftercare',
  link: 'https://help.example.org/t/0190c0de',
}
const now = new Date('2026-03-20T10:00:00Z')
/** Long lines are folded (RFC 5545, 3.1). */
const lines = (more: Partial<Entry> = {}) =>
  calendarFile({ ...entry, ...more }, now)
    .content.replace(/\r\n /g, '')
    .split('\r\n')

test('an entry says when, where, what to bring and where to change it', () => {
  expect(lines()).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Aftercare//Bookings//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:0190c0de-0000-7000-8000-000000000001@help.example.org',
    'SEQUENCE:0',
    'DTSTAMP:20260320T100000Z',
    'DTSTART:20260329T070000Z',
    'DTEND:20260329T080000Z',
    'SUMMARY:Data transfer: free help at Aftercare',
    'LOCATION:High Street\\, 1 High Street\\, Springfield\\; ground floor',
    'DESCRIPTION:Your code: K7M4\\nWhat to bring: Your laptop\\,\\nand its charger\\nSee\\, change or cancel: https://help.example.org/t/0190c0de',
    'URL;VALUE=URI:https://help.example.org/t/0190c0de',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
})

test('a cancelled one takes the same entry out again', () => {
  const file = lines({ cancelled: true, changes: 2 })
  expect(file).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2', 'UID:0190c0de-0000-7000-8000-000000000001@help.example.org']))
})

test('nothing in a name can add a line of its own', () => {
  expect(lines({ bar: { ...entry.bar, address: 'x\r\nATTACH:http://evil.example' } }).filter((line) => line.startsWith('ATTACH'))).toEqual([])
})
