import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { FloorBar } from '../../shared/floor.ts'
import { Figures } from './figures.tsx'

test('the longest wait says whose it is: who does not answer may wait longer below', () => {
  const today = { visits: 0, minutes: 0, left: 0, late: 0, noAnswer: 0 }
  const bar = { today, waiting: 2, silent: 1, waitingSince: '2026-03-10T10:00:00.000Z', zone: 'UTC' } as FloorBar
  const drawn = renderToStaticMarkup(createElement(Figures, { bar, now: Date.parse('2026-03-10T10:13:00Z') }))
  expect(drawn).toContain('longest 13 min, 1 did not answer')
})
