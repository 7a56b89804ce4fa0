import { describe, expect, test } from '@jest/globals'
import { deedOf, keyOf, type Press, shortcuts } from './shortcuts.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, typing: false, ...more })

describe('single keys at the desk', () => {
  test('no key means two things', () => {
    const keys = shortcuts.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('a letter calls the next person, also as a capital', () => {
    expect(deedOf(press('n'))).toBe('callNext')
    expect(deedOf(press('N'))).toBe('callNext')
  })

  test('nothing happens while somebody types a note', () => {
    expect(deedOf(press('n', { typing: true }))).toBeNull()
  })

  test("the browser's own shortcuts are left alone", () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'] as const) expect(deedOf(press('f', { [modifier]: true }))).toBeNull()
  })

  test('a key held down does not call one person after the other, but moves through a list', () => {
    expect(deedOf(press('n', { repeat: true }))).toBeNull()
    expect(deedOf(press('j', { repeat: true }))).toBe('down')
  })

  test('an outcome takes one digit', () => {
    expect(deedOf(press('1'))).toBe('outcome.solved')
    expect(keyOf('outcome.ended_by_us')).toBe('6')
  })
})
