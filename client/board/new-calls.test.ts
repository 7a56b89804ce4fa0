import { describe, expect, test } from '@jest/globals'
import { lookIsDue, scriptOf } from './new-build.ts'
import { newCalls } from './new-calls.ts'
import { rowsFor } from './rows.ts'

const call = (place: number, calledAt = '2026-03-10T10:00:00Z') => ({ place, code: `K${place}`, name: null, desk: 1, calledAt })

describe('the chime', () => {
  test('is for who is called now and was not before', () => {
    const known = new Map([[1, '2026-03-10T10:00:00Z']])
    expect(newCalls(known, [call(1), call(2)])).toEqual([2])
    expect(newCalls(known, [])).toEqual([])
  })
  test('is not for what stood there when the board came on', () => expect(newCalls(null, [call(1)])).toEqual([]))
  test('is also for somebody who is called a second time', () => {
    expect(newCalls(new Map([[1, '2026-03-10T10:00:00Z']]), [call(1, '2026-03-10T10:09:00Z')])).toEqual([1])
  })
})

describe('calls are as large as their number lets them be', () => {
  test.each([
    [1, 3, 1, 0],
    [4, 4, 1, 0],
    [5, 3, 2, 0],
    [12, 6, 2, 0],
    [15, 6, 2, 3],
  ])('%i calls: %i rows, %i columns, %i more', (count, rows, columns, more) => {
    const { shown, ...rest } = rowsFor(Array.from({ length: count }, (_, n) => n))
    expect([rest, shown.length]).toEqual([{ rows, columns, more }, count - more])
  })
})

describe('a newer build', () => {
  const night = { clock: '03:20', day: '2026-03-10', minute: 15, lookedOn: null }
  test('is looked for once a night, at a minute of each board', () => {
    expect(lookIsDue(night)).toBe(true)
    expect(lookIsDue({ ...night, minute: 21 })).toBe(false)
    expect(lookIsDue({ ...night, lookedOn: '2026-03-10' })).toBe(false)
    expect(lookIsDue({ ...night, clock: '12:20' })).toBe(false)
  })
  test('is known by the script that the page starts with', () => {
    expect(scriptOf('<head><script type="module" crossorigin src="/assets/index-B1c2.js"></script>')).toBe('/assets/index-B1c2.js')
    expect(scriptOf('<p>We are away.</p>')).toBeNull()
  })
})
