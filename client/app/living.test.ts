import { expect, test } from '@jest/globals'
import type { TicketView } from '../../shared/queue.ts'
import { codesOf } from './living.ts'

test('a device that forgets somebody names what they have with us still, each once, and nothing that is over', () => {
  const ticket = (code: string, state: TicketView['state']) => ({ code, state }) as TicketView
  const tickets = [ticket('638R', 'waiting'), ticket('7KM2', 'booked'), ticket('638R', 'waiting'), ticket('2PQ9', 'done'), ticket('4T4T', 'left')]
  expect(codesOf(tickets)).toEqual(['638R', '7KM2'])
})
