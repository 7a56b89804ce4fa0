import { expect, test } from '@jest/globals'
import { inGroups } from './filtered.ts'

const groups = [
  { title: 'Colleagues', options: [{ id: 'a', label: 'Ana Reis', aside: 'desk 2' }], empty: 'Nobody else' },
  {
    title: 'Topics',
    options: [
      { id: 't', label: 'Data transfer' },
      { id: 'u', label: 'Set-up' },
    ],
  },
]
const idsOf = (typed: string) => inGroups(groups, typed).flatMap(({ options }) => options.map(({ id }) => id))

test('nothing typed: everything, and that a group is empty', () => {
  expect(idsOf(' ')).toEqual(['a', 't', 'u'])
  expect(inGroups([{ title: 'Colleagues', options: [], empty: 'Nobody else' }], '')).toHaveLength(1)
})

test('beginnings of words find colleagues, topics and bars alike', () => {
  expect(idsOf('re')).toEqual(['a'])
  expect(idsOf('up')).toEqual(['u'])
  expect(idsOf('trans data')).toEqual(['t'])
  expect(idsOf('desk 2')).toEqual(['a'])
  expect(inGroups(groups, 'nobody')).toEqual([])
})
