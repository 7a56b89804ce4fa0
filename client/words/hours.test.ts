import { expect, test } from '@jest/globals'
import { weekSaid } from './hours.ts'

test('a week is said in as few lines as it has, with its pauses and closed days', () => {
  const day = (weekday: number, opens = '10:00', closes = '18:00') => ({ weekday, opens, closes })
  expect(weekSaid([6, 1, 2, 4, 5].map((weekday) => day(weekday)).concat(day(3, '14:00'), day(3, '09:00', '13:00')))).toEqual([
    'Monday to Tuesday 10:00 to 18:00',
    'Wednesday 09:00 to 13:00, 14:00 to 18:00',
    'Thursday to Saturday 10:00 to 18:00',
    'Sunday closed',
  ])
  expect(weekSaid([1, 2, 3, 4, 5, 6, 7].map((weekday) => day(weekday)))).toEqual(['Monday to Sunday 10:00 to 18:00'])
  expect(weekSaid([])).toEqual([])
})
