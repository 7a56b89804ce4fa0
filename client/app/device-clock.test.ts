import { describe, expect, test } from '@jest/globals'
import { ServerClock } from '../api/server-clock.ts'
import { opensIn } from '../desk/opens-in.ts'
import { waitsSince } from '../desk/waited.tsx'
import { outChoices } from '../queue/out-choices.ts'
import { leftOf } from '../queue/told.ts'
import { minutesSince } from '../ui/staff/when.ts'

const server = Date.parse('2026-03-29T09:00:00.000Z')
const inMinutes = (count: number) => new Date(server + count * 60_000).toISOString()

describe.each([20, -20])("on a device whose clock is %i minutes off, by the server's clock", (off) => {
  const device = () => server + off * 60_000
  const clock = new ServerClock(device)
  clock.says(inMinutes(0))

  test('"no answer" opens when the wait of the bar is over', () => {
    const called = { calledAt: inMinutes(-2), seconds: 180, told: null }
    expect(opensIn(called, clock.now())).toBe(60)
    expect(opensIn({ ...called, told: inMinutes(2) }, clock.now())).toBe(120)
    expect(opensIn(called, device())).not.toBe(60)
  })

  test('people wait as long as they do', () => {
    const since = waitsSince({ came: 'joined', bookedFor: null, joinedAt: inMinutes(-30) } as never)
    expect(minutesSince(since, clock.now())).toBe(30)
    expect(minutesSince(since, device())).not.toBe(30)
  })

  test('half an hour out is half an hour, and what cannot be had is not offered', () => {
    const until = (now: number) => outChoices(now, inMinutes(40)).map((choice) => choice.until)
    expect(until(clock.now())).toEqual([inMinutes(15), inMinutes(30), inMinutes(40)])
    expect(until(device())).not.toEqual(until(clock.now()))
  })

  test('what is left of a wait is what was told less what went by', () => {
    expect(leftOf({ low: 25, high: 40, at: inMinutes(-10) }, clock.now())).toEqual({ low: 15, high: 30 })
    expect(leftOf({ low: 25, high: 40, at: inMinutes(-10) }, device())).not.toEqual({ low: 15, high: 30 })
  })
})
