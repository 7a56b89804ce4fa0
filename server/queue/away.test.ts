import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { latestReturn } from './away.ts'
import { isNear } from './near.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 10, 8) + minutes * 60_000)
const opening = fc
  .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 300 }))
  .map(([opens, lasts]) => ({ opensAt: at(opens), closesAt: at(opens + lasts) }))

describe('until when somebody may be out', () => {
  test('never after the last closing of the day, never more than three hours ahead, and not at all when the day is over', () => {
    fc.assert(
      fc.property(fc.array(opening, { maxLength: 3 }), fc.integer({ min: -60, max: 1_000 }), (today, minute) => {
        const now = at(minute)
        const latest = latestReturn(now, today)
        const open = today.some(({ closesAt }) => closesAt > now)
        if (!latest) return !open
        const inTime = today.some(({ closesAt }) => closesAt >= latest)
        return open && inTime && latest > now && latest.getTime() - now.getTime() <= 3 * 3_600_000
      }),
    )
  })

  test('over a lunch break it is the evening that counts', () => {
    const day = [
      { opensAt: at(0), closesAt: at(60) },
      { opensAt: at(120), closesAt: at(200) },
    ]
    expect(latestReturn(at(50), day)).toEqual(at(200))
  })
})

describe('who is nearly due', () => {
  const ahead = (ahead: number, work: number, desks = 1, inHand = 0) => ({ ahead, work, inHand, desks })

  test('whoever may be called next, however long the help in hand may take', () => {
    expect(isNear(ahead(0, 0, 1, 60))).toBe(true)
    expect(isNear(ahead(1, 60, 2, 120))).toBe(true)
  })
  test('whoever would be told ten minutes or less at best', () => {
    expect(isNear(ahead(2, 20))).toBe(true)
    expect(isNear(ahead(2, 120))).toBe(false)
  })
  test('nobody while no desk is open', () => {
    expect(isNear(ahead(0, 0, 0))).toBe(false)
  })
  test('with less before somebody they are never less near', () => {
    const line = fc.record({ ahead: fc.nat(20), work: fc.nat(600), inHand: fc.nat(300), desks: fc.nat(6) })
    fc.assert(fc.property(line, (more) => !isNear(more) || isNear({ ...more, ahead: Math.floor(more.ahead / 2), work: Math.floor(more.work / 2) })))
  })
})
