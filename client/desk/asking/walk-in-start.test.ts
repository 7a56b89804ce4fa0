import { describe, expect, test } from '@jest/globals'
import { startOf } from './walk-in-start.ts'

const bare = { name: '', contact: '', customer: null, because: '' }

describe('what was typed to search is not typed again', () => {
  test.each(['Zoe', 'Anne-Marie', 'O’Brien', 'Zoe 2'])('%s is a name', (typed) => expect(startOf(typed)).toEqual({ ...bare, name: typed }))
  test.each(['zoe@example.com', '+351 912 345 678', '00351912345678'])('%s is where messages go', (typed) =>
    expect(startOf(typed)).toEqual({ ...bare, contact: typed }),
  )
  test.each(['#1001', '1001', 'AB-20391'])('%s is an order, and so a reason to vouch', (typed) =>
    expect(startOf(typed)).toEqual({ ...bare, because: `Order ${typed}` }),
  )
})
