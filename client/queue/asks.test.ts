import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { queue } from '../words/queue.ts'
import { asks } from './asks.ts'
import { outChoices } from './out-choices.ts'

const bar = { id: 'b', name: 'High Street', zone: 'UTC', address: '', bring: '' }
const nothing = { way: 'store' as const, here: false, awayUntil: null, silent: false, nearAt: null, onWayAt: null, bar }
const at = (time: string) => `2026-03-29T${time}:00.000Z`

describe('what somebody who waits is asked', () => {
  test('to say when they are there; on the way, that we know', () => {
    expect(asks(nothing)).toMatchObject({ title: queue.here.ask, main: { move: 'here' } })
    expect(asks({ ...nothing, onWayAt: at('09:00') })).toMatchObject({ title: queue.coming.known, main: { move: 'here' } })
  })

  test('whether they still come, when the turn is near and they are not there; again also when "on my way" was said before that', () => {
    expect(asks({ ...nothing, nearAt: at('09:10') })).toMatchObject({ title: queue.coming.asked, main: { move: 'on-my-way' } })
    expect(asks({ ...nothing, onWayAt: at('09:00'), nearAt: at('09:10') }).title).toBe(queue.coming.asked)
    expect(asks({ ...nothing, onWayAt: at('09:11'), nearAt: at('09:10') }).title).toBe(queue.coming.known)
  })

  test('who did not answer can do so at any time', () => {
    expect(asks({ ...nothing, silent: true, onWayAt: at('09:11'), nearAt: at('09:10') })).toMatchObject({
      title: queue.coming.silent,
      main: { move: 'on-my-way' },
    })
  })

  test('who is away: back before the time, in the words of where they are', () => {
    const awayUntil = at('09:30')
    expect(asks({ ...nothing, awayUntil })).toMatchObject({ title: expect.stringMatching(/by 09:30/), main: { move: 'back', says: queue.away.back } })
    expect(asks({ ...nothing, awayUntil, here: true }).main?.says).toBe(queue.away.go)
    expect(asks({ ...nothing, awayUntil, here: true, way: 'phone' }).title).toMatch(/ring you from 09:30/)
  })

  test('nothing, of who is in the store or is rung up', () => {
    expect(asks({ ...nothing, here: true }).main).toBeUndefined()
    expect(asks({ ...nothing, here: true, way: 'phone', nearAt: at('09:10') }).main).toBeUndefined()
  })
})

test('whatever time somebody may step out until is ahead, and not beyond what the server allows', () => {
  const now = Date.parse(at('09:00'))
  fc.assert(
    fc.property(fc.integer({ min: -60_000, max: 10_800_000 }), (ahead) => {
      const latest = new Date(now + ahead).toISOString()
      const choices = outChoices(now, latest)
      if (ahead <= 0) return choices.length === 0
      return choices.at(-1)?.until === latest && choices.every(({ until }) => until > new Date(now).toISOString() && until <= latest)
    }),
  )
  expect(outChoices(now, null)).toEqual([])
})
