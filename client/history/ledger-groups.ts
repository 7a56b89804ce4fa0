import type { LedgerView } from '../../shared/history.ts'
import { type Outcome, outcomes } from '../../shared/outcomes.ts'
import { monthName } from '../ui/staff/when.ts'

export const measures = ['visits', 'people', 'minutes'] as const
export type Measure = (typeof measures)[number]
export const groupings = ['month', 'bar', 'topic'] as const
export type Grouping = (typeof groupings)[number]

export type Counts = { people: number; visits: number; minutes: number; outcomes: Partial<Record<Outcome, number>> }
export type Group = Counts & { key: string; label: string }

export function addOutcomes(list: readonly Partial<Record<Outcome, number>>[]): Partial<Record<Outcome, number>> {
  const sums = outcomes.map((outcome) => [outcome, list.reduce((sum, one) => sum + (one[outcome] ?? 0), 0)] as const)
  return Object.fromEntries(sums.filter(([, sum]) => sum > 0))
}

/**
 * The ledger by month (as the server counted: one person once a month), or by bar or topic. There the months' people are added up,
 * which the page says, since people do not add up.
 */
export function groups(view: LedgerView, by: Grouping): Group[] {
  if (by === 'month') return view.months.map((month) => ({ ...month, key: month.month, label: monthName(month.month) }))
  const found = new Map<string, Group>()
  for (const row of view.rows) {
    const [key, label] = by === 'bar' ? [row.barId, row.bar] : [row.topicId, row.topic]
    const before = found.get(key) ?? { key, label, people: 0, visits: 0, minutes: 0, outcomes: {} }
    found.set(key, {
      key,
      label,
      people: before.people + row.people,
      visits: before.visits + row.visits,
      minutes: before.minutes + row.minutes,
      outcomes: addOutcomes([before.outcomes, row.outcomes]),
    })
  }
  return [...found.values()].sort((a, b) => b.visits - a.visits || a.label.localeCompare(b.label))
}
