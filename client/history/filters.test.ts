import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { states } from '../../shared/line.ts'
import { outcomes } from '../../shared/outcomes.ts'
import { isFiltered, noFilter, readFilter, type VisitFilter, writeFilter } from './filters.ts'

const or = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof(fc.constant('' as const), arbitrary)
const aDay = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyFilter: fc.Arbitrary<VisitFilter> = fc.record({
  bar: or(fc.uuid()),
  specialist: or(fc.uuid()),
  topic: or(fc.uuid()),
  outcome: or(fc.constantFrom(...outcomes)),
  state: or(fc.constantFrom(...states)),
  from: or(aDay),
  to: or(aDay),
  q: fc.string({ maxLength: 100 }).map((text) => text.trim()),
})

describe('the filter in the address', () => {
  test('comes back as it was written, through a bookmark too', () => {
    fc.assert(fc.property(anyFilter, (filter) => expect(readFilter(new URLSearchParams(writeFilter(filter).toString()))).toEqual(filter)))
  })

  test('an address without a filter stays bare', () => {
    expect(writeFilter(noFilter).toString()).toBe('')
    expect(isFiltered(noFilter)).toBe(false)
    expect(isFiltered({ q: '  ' })).toBe(false)
    expect(isFiltered({ q: 'fan' })).toBe(true)
  })

  test('what makes no sense in an address is not asked for', () => {
    expect(readFilter(new URLSearchParams("bar=1'--&outcome=great&state=asleep&from=yesterday&to=2026-11-21&other=1"))).toEqual({
      ...noFilter,
      to: '2026-11-21',
    })
  })
})
