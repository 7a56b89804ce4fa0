import { expect, test } from '@jest/globals'
import { Intent } from './intent.ts'

test('the same wish keeps its key until it was answered', () => {
  const intent = new Intent()
  const first = intent.keyFor('/door/join', { name: 'Ana' })
  expect(intent.keyFor('/door/join', { name: 'Ana' })).toBe(first)
  intent.answered()
  expect(intent.keyFor('/door/join', { name: 'Ana' })).not.toBe(first)
})

test('another wish never borrows the key of the first', () => {
  const intent = new Intent()
  expect(intent.keyFor('/door/join', { name: 'Ana' })).not.toBe(intent.keyFor('/door/join', { name: 'Bo' }))
})
