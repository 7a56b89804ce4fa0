import { expect, test } from '@jest/globals'
import { minutesTyped } from './minutes-typed.ts'

test('minutes are read as people type them, and not where they are none or too many', () => {
  expect(['3', ' 0 ', '0.5', '0,5', '30'].map((text) => minutesTyped(text, 30))).toEqual([3, 0, 0.5, 0.5, 30])
  expect(['', '-1', '31', '30.5', 'three', '1e1', '0x2', '2.'].map((text) => minutesTyped(text, 30))).toEqual(Array(8).fill(null))
})
