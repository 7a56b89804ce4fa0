import { describe, expect, test } from '@jest/globals'
import type { LedgerRow, LedgerView } from '../../shared/history.ts'
import { groups } from './ledger-groups.ts'

const row = (more: Partial<LedgerRow>): LedgerRow => ({
  month: '2026-03',
  barId: 'b1',
  bar: 'Lisbon',
  topicId: 't1',
  topic: 'Advice',
  people: 1,
  visits: 1,
  minutes: 10,
  outcomes: { solved: 1 },
  ...more,
})
const view: LedgerView = {
  rows: [
    row({}),
    row({ month: '2026-04', visits: 2, minutes: 25, outcomes: { solved: 1, not_solved: 1 } }),
    row({ barId: 'b2', bar: 'Berlin', topicId: 't2', topic: 'Repair', visits: 5, people: 4, minutes: 90, outcomes: { improved: 5 } }),
  ],
  months: [
    { month: '2026-03', people: 4, visits: 6, minutes: 100, outcomes: { solved: 1, improved: 5 } },
    { month: '2026-04', people: 1, visits: 2, minutes: 25, outcomes: { solved: 1, not_solved: 1 } },
  ],
  total: { people: 4, visits: 8, minutes: 125 },
}

describe('the ledger in groups', () => {
  test('a month is as the server counted it: somebody at two bars is one person', () => {
    expect(groups(view, 'month').map(({ label, people }) => [label, people])).toEqual([
      ['March 2026', 4],
      ['April 2026', 1],
    ])
  })

  test('bars and topics add up their months, the busiest first', () => {
    const bars = groups(view, 'bar')
    expect(bars.map(({ label, visits, minutes }) => [label, visits, minutes])).toEqual([
      ['Berlin', 5, 90],
      ['Lisbon', 3, 35],
    ])
    expect(bars[1]?.outcomes).toEqual({ solved: 2, not_solved: 1 })
    expect(groups(view, 'topic').map(({ label }) => label)).toEqual(['Repair', 'Advice'])
  })

  test('every grouping holds all visits and minutes', () => {
    for (const by of ['month', 'bar', 'topic'] as const) {
      const all = groups(view, by)
      expect(all.reduce((sum, one) => sum + one.visits, 0)).toBe(view.total.visits)
      expect(all.reduce((sum, one) => sum + one.minutes, 0)).toBe(view.total.minutes)
    }
  })
})
