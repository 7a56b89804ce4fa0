import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { asTyped, changedWaits, minutesTyped } from './minutes-typed.ts'

test('minutes are read as people type them, and not where they are none or too many', () => {
  expect(['3', ' 0 ', '0.5', '0,5', '30'].map((text) => minutesTyped(text, 30))).toEqual([3, 0, 0.5, 0.5, 30])
  expect(['', '-1', '31', '30.5', 'three', '1e1', '0x2', '2.'].map((text) => minutesTyped(text, 30))).toEqual(Array(8).fill(null))
})

test('of how a bar waits only what was changed is sent, however it was rounded to be read', () => {
  const before = { noAnswerSeconds: 180, graceMinutes: 15 }
  expect(changedWaits(before, { noAnswerMinutes: 0.5, graceMinutes: 15 })).toEqual({ noAnswerSeconds: 30 })
  expect(changedWaits(before, { noAnswerMinutes: 3, graceMinutes: 0 })).toEqual({ graceMinutes: 0 })
  expect(changedWaits(before, { noAnswerMinutes: 0, graceMinutes: 20 })).toEqual({ noAnswerSeconds: 0, graceMinutes: 20 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1800 }), fc.integer({ min: 0, max: 120 }), (noAnswerSeconds, graceMinutes) => {
      const { noAnswer, grace } = asTyped({ noAnswerSeconds, graceMinutes })
      const untouched = { noAnswerMinutes: minutesTyped(noAnswer, 30) ?? -1, graceMinutes: minutesTyped(grace, 120) ?? -1 }
      expect(changedWaits({ noAnswerSeconds, graceMinutes }, untouched)).toEqual({})
    }),
  )
})
