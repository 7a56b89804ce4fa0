import { expect, test } from '@jest/globals'
import { emptySheet, lacks, nextSheet, type Sheet, visitOf } from './paper-notes.ts'

const sheet: Sheet = {
  ...emptySheet('2026-03-09'),
  name: 'Ana',
  topic: 't',
  specialist: 's',
  began: '14:05',
  minutes: '20',
  outcome: 'solved',
  note: 'A cable.',
}

test('what is missing on a sheet is asked for in the order of the form; the rest may stay empty', () => {
  expect(Object.keys(lacks(emptySheet('2026-03-09')))).toEqual(['name', 'topic', 'specialist', 'began', 'minutes', 'outcome'])
  expect(Object.keys(lacks({ ...sheet, day: '', minutes: '0' }))).toEqual(['began', 'minutes'])
  expect(lacks(sheet)).toEqual({})
})

test('a sheet goes out with the time on the wall of the bar', () => {
  expect(visitOf(sheet)).toMatchObject({ startedAt: '2026-03-09T14:05', minutes: 20, outcome: 'solved', note: 'A cable.', name: 'Ana' })
})

test('the next sheet is of the same day and colleague, and of somebody else', () => {
  expect(nextSheet(sheet)).toEqual({ ...emptySheet('2026-03-09'), specialist: 's' })
})
