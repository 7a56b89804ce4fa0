import { expect, test } from '@jest/globals'
import { aTicket } from './a-ticket.ts'
import { mayTakeBack, type Step, withStep, without } from './steps.ts'

const step = (id: string, at: number, said = id): Step => ({ said, ticket: aTicket({ id }), at, draft: null })
const saidOf = (steps: Step[]) => steps.map(({ said }) => said)

test('calling the next does not lose the way back from what was done before', () => {
  expect(saidOf(withStep([step('first', 1)], step('second', 2)))).toEqual(['second', 'first'])
})

test('of one visit only the last move can be taken back', () => {
  const steps = withStep([step('b', 2), step('a', 1, 'called')], step('a', 3, 'started'))
  expect(saidOf(steps)).toEqual(['started', 'b'])
  expect(saidOf(without(steps, 'a'))).toEqual(['b'])
})

test('a specialist has a minute for their own moves; a supervisor has the day for those of all', () => {
  const steps = [step('mine', 10_000)]
  expect(mayTakeBack(steps, 'mine', false, 69_999)).toBe(true)
  expect(mayTakeBack(steps, 'mine', false, 70_000)).toBe(false)
  expect(mayTakeBack(steps, 'theirs', false, 10_000)).toBe(false)
  expect(mayTakeBack([], 'theirs', true, 9_000_000)).toBe(true)
})
