import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import type { BarBehind, FloorBar } from '../../shared/floor.ts'
import { Devices } from './devices.tsx'

test('where more lies in the house than the list holds, it says that these are the oldest, and of how many', () => {
  const kept = { name: 'Kim', kind: 'Laptop', keptAt: 'shelf 4', takenAt: '2026-03-09T10:00:00.000Z', promisedDay: null, readyAt: null }
  const devices = ['A1B2', 'C3D4'].map((code) => ({ ...kept, code, id: code, ticket: code }))
  const shown = (inHouse: number) => {
    const bar = { id: 'bar', zone: 'UTC', day: '2026-03-10' } as FloorBar
    const behind: BarBehind = { topics: [], specialists: [], skills: [], devices, inHouse }
    return renderToStaticMarkup(createElement(MemoryRouter, null, createElement(Devices, { bar, behind, now: 0 })))
  }
  expect(shown(501)).toContain('These are the oldest 2 of 501.')
  expect(shown(2)).toContain('A1B2')
  expect(shown(2)).not.toContain('oldest 2')
})
