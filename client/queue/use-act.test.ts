import { expect, test } from '@jest/globals'
import { Refused } from '../api/ask.ts'
import { isOver } from './use-act.ts'

test('that the shop could not be reached is said until it is heard again; a no stays a no', () => {
  const unreachable = new Refused('unreachable', 'x', 0)
  expect(isOver(unreachable, false, true)).toBe(true)
  expect([isOver(unreachable, true, true), isOver(unreachable, true, false), isOver(unreachable, false, false)]).toEqual([false, false, false])
  expect([isOver(new Refused('wrong_digits', 'x', 422), false, true), isOver(null, false, true)]).toEqual([false, false])
})
