import { expect, test } from '@jest/globals'
import { board } from '../words/board.ts'
import { changesAt, standingOf, standingSaid } from './standing.ts'

const open = {
  ...({ open: true, joining: 'open', joiningWords: '', zone: 'Asia/Tokyo' } as const),
  ...{ opensAt: '2026-03-11T01:00:00.000Z', closesAt: '2026-03-10T10:00:00.000Z' },
}
const evening = Date.parse('2026-03-10T12:00:00Z')

test('a board says by itself that the place is full or shut, and when it opens on the clock of the place', () => {
  expect(standingOf('open', open)).toBe('open')
  expect(standingSaid('open', open, evening)).toBe('')
  expect(standingOf('open', { ...open, joining: 'full' })).toBe('full')
  expect(standingSaid('full', { ...open, joining: 'full' }, evening)).toBe(board.joining.full)
  const shut = { ...open, open: false, joining: 'closed', closesAt: null } as const
  expect(standingOf('open', shut)).toBe('shut')
  expect(standingSaid('shut', shut, evening)).toBe(board.opens('tomorrow at 10:00'))
  expect(standingSaid('shut', { ...shut, opensAt: null }, evening)).toBe(board.closed)
})

test('what staff set comes at once, with their words as soon as they are known', () => {
  expect(standingOf('paused', open)).toBe('paused')
  expect(standingOf('open', { ...open, joining: 'paused' })).toBe('open')
  expect(standingSaid('paused', open, evening)).toBe(board.joining.paused)
  expect(standingSaid('paused', { ...open, joiningWords: 'A fire drill.' }, evening)).toBe('A fire drill.')
  expect(standingOf('paused', null)).toBe('paused')
})

test('it looks again when the place closes and when it opens', () => {
  expect(changesAt(open)).toBe(Date.parse('2026-03-10T10:00:01Z'))
  expect(changesAt({ ...open, open: false })).toBe(Date.parse('2026-03-11T01:00:01Z'))
  expect(changesAt({ ...open, open: false, opensAt: null })).toBe(Number.POSITIVE_INFINITY)
})
