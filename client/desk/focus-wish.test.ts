import { describe, expect, test } from '@jest/globals'
import { FocusWish } from './focus-wish.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false }
const typing = (...keys: string[]) => {
  const wish = new FocusWish('k7m4')
  const fates = keys.map((key) => wish.hear({ ...plain, key }))
  return { text: wish.text, fates }
}

describe('a note that was asked for before the answer is there', () => {
  test('what is typed meanwhile is text, also the letters that mean commands', () => {
    expect(typing('n', 'o', ' ', 'f', 'a', 'n')).toEqual({ text: 'no fan', fates: Array(6).fill('kept') })
  })

  test('a slip can be corrected, a line ended', () => {
    expect(typing('a', '😀', 'Backspace', 'Enter', 'b').text).toBe('a\nb')
  })

  test('Escape gives it up; keys that are no text pass', () => {
    expect(typing('Escape', 'Shift', 'Tab', 'F5').fates).toEqual(['ended', 'passed', 'passed', 'passed'])
    expect(new FocusWish('k7m4').hear({ ...plain, key: 'r', ctrlKey: true })).toBe('passed')
  })
})
