import { describe, expect, test } from '@jest/globals'
import { keysBody, mostKeys } from '../../shared/auth.ts'
import { canBeKey, keyedDeeds, keymap, type Press, shortcuts } from './shortcuts.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, typing: false, ...more })
const { deedOf, keyOf } = keymap()

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

  test("the browser's own shortcuts are left alone, but Ctrl or ⌘ K opens all commands, also while typing", () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'] as const) expect(deedOf(press('f', { [modifier]: true }))).toBeNull()
    expect(deedOf(press('k', { ctrlKey: true, typing: true }))).toBe('palette')
    expect(deedOf(press('k', { metaKey: true }), false)).toBe('palette')
  })

  test('a key held down does not call one person after the other, but moves through a list', () => {
    expect(deedOf(press('n', { repeat: true }))).toBeNull()
    expect(deedOf(press('j', { repeat: true }))).toBe('down')
  })

  test('an outcome takes one digit', () => {
    expect(deedOf(press('1'))).toBe('outcome.solved')
    expect(keyOf('outcome.ended_by_us')).toBe('6')
  })

  test('notes can be hidden while one types them', () => {
    expect(deedOf(press('F9', { typing: true }))).toBe('curtain')
  })

  test('switched off, no single character does anything; function keys stay', () => {
    expect(deedOf(press('n'), false)).toBeNull()
    expect(deedOf(press('F9'), false)).toBe('curtain')
  })
})

describe("a person's own keys", () => {
  test('replace the one that came, and only that', () => {
    const own = keymap({ callNext: 'q' })
    expect(own.deedOf(press('q'))).toBe('callNext')
    expect(own.deedOf(press('n'))).toBeNull()
    expect(own.keyOf('callNext')).toBe('q')
    expect(own.deedOf(press('s'))).toBe('start')
  })

  test('a command can be without a key', () => {
    const own = keymap({ noAnswer: 'none' })
    expect(own.keyOf('noAnswer')).toBeNull()
    expect(own.deedOf(press('x'))).toBeNull()
  })

  test('who has a key already is known before it is given twice', () => {
    expect(keymap().taken('x', 'callNext')).toBe('noAnswer')
    expect(keymap().taken('n', 'callNext')).toBeNull()
    expect(keymap({ noAnswer: 'z' }).taken('x', 'callNext')).toBeNull()
  })

  test('never two meanings, even when they were stored so', () => {
    const own = keymap({ callNext: 's' })
    expect(own.deedOf(press('s'))).toBe('callNext')
    expect(own.keyOf('start')).toBeNull()
  })

  test('what the browser needs itself cannot be a key', () => {
    expect(['Tab', 'Enter', 'Escape', ' ', 'ArrowDown', 'F5', 'F11', 'F12'].filter(canBeKey)).toEqual([])
    expect(['q', 'ß', '!', 'F9'].filter(canBeKey)).toEqual(['q', 'ß', '!', 'F9'])
  })

  test('the server takes all of them', () => {
    expect(keyedDeeds.length).toBeLessThanOrEqual(mostKeys)
    const keys = Object.fromEntries(keyedDeeds.map((deed) => [deed, 'F10']))
    expect(keysBody.safeParse({ keys }).success).toBe(true)
  })
})
