import { describe, expect, test } from '@jest/globals'
import { isLate, keptForLate } from './late.ts'

describe('what lies with us is late', () => {
  const kiritimati = 'Pacific/Kiritimati'
  const promised = { promisedDay: '2026-03-30', readyAt: null }

  test('when the promised day is over where the bar is, not before', () => {
    // 23:59 and midnight on the clock of the bar, fourteen hours ahead of UTC.
    expect(isLate(promised, '2026-03-30T09:59:00Z', kiritimati)).toBe(false)
    expect(isLate(promised, '2026-03-30T10:00:00Z', kiritimati)).toBe(true)
  })

  test('never when it is ready, or when no day was promised', () => {
    expect(isLate({ ...promised, readyAt: '2026-04-01T09:00:00Z' }, '2026-04-02T09:00:00Z', kiritimati)).toBe(false)
    expect(isLate({ ...promised, promisedDay: null }, '2026-04-02T09:00:00Z', kiritimati)).toBe(false)
  })
})

test('whoever is late for a booked time is told so from a minute after it until the turn is not kept any more', () => {
  const ticket = { bookedFor: '2026-03-30T14:15:00.000Z', graceUntil: '2026-03-30T14:30:00.000Z' }
  const at = (time: string) => keptForLate(ticket, Date.parse(`2026-03-30T${time}Z`))
  expect([at('14:10:00'), at('14:15:59'), at('14:30:00')]).toEqual([null, null, null])
  expect([at('14:16:00'), at('14:29:59')]).toEqual([ticket.graceUntil, ticket.graceUntil])
  expect(keptForLate({ ...ticket, graceUntil: null }, Date.parse('2026-03-30T14:20:00Z'))).toBeNull()
})
