import { describe, expect, test } from '@jest/globals'
import { ServerClock } from './server-clock.ts'

const server = Date.parse('2026-03-29T09:00:00.000Z')
const at = (seconds: number) => new Date(server + seconds * 1_000).toISOString()
const minutes = (count: number) => count * 60_000

/** A device whose clock is off; `pass` lets time go by, `set` is somebody who sets its clock. */
function deviceOff(by: number) {
  let now = server + by
  const clock = new ServerClock(() => now)
  return { clock, pass: (seconds: number) => (now += seconds * 1_000), set: (ms: number) => (now += ms) }
}

describe.each([20, -20, 0])("a device whose clock is %i minutes off counts by the server's", (off) => {
  test('from the first word on, and it goes on by itself', () => {
    const { clock, pass } = deviceOff(minutes(off))
    clock.says(at(0))
    expect(clock.now()).toBe(server)
    pass(90)
    expect(clock.now()).toBe(server + 90_000)
  })

  test('a picture that lay somewhere for a while does not put it back', () => {
    const { clock, pass } = deviceOff(minutes(off))
    clock.saidBefore(at(-3_600))
    expect(clock.now()).toBe(server - 3_600_000)
    clock.says(at(0))
    pass(30)
    clock.saidBefore(at(-600))
    expect(clock.now()).toBe(server + 30_000)
  })

  test('when the clock of the device is set anew, the next word sets this one right', () => {
    const { clock, set } = deviceOff(minutes(off))
    clock.says(at(0))
    set(minutes(45))
    clock.says(at(15))
    expect(clock.now()).toBe(server + 15_000)
  })
})

test('as long as nothing was heard there is only the clock of the device; what cannot be read changes nothing', () => {
  const { clock } = deviceOff(minutes(20))
  clock.saidBefore('a while ago')
  expect(clock.now()).toBe(server + minutes(20))
})

test('who shows a time hears of a correction, not of every word', () => {
  const { clock, pass } = deviceOff(minutes(20))
  let heard = 0
  const forget = clock.onCorrected(() => heard++)
  clock.says(at(0))
  pass(15)
  clock.says(at(14.5))
  expect(heard).toBe(1)
  forget()
  clock.says(at(100))
  expect(heard).toBe(1)
})
