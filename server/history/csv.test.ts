import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { csvLine, defused } from './csv.ts'

describe('no cell is a formula', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '"=1"', '＝1', '\n=1'])('%j begins with an apostrophe', (text) => {
    expect(defused(text)).toMatch(/^'/)
  })

  test('nor behind what another spreadsheet takes for the end of a cell', () => {
    expect(defused('fine;=cmd()')).toBe("fine;'=cmd()")
    expect(defused('fine\n=cmd()')).toBe("fine\n'=cmd()")
    expect(defused('fine\t "@x')).toBe('fine\t\' "@x')
  })

  test('what people write stays as it is', () => {
    for (const text of ["Ann-Marie O'Neill", 'screen is 50% dark; keyboard fine', 'a + b = c', 'kim@example.com', '', 'two\nlines'])
      expect(defused(text)).toBe(text)
  })

  test('whatever is typed: no cell of any separator begins with = + - @', () => {
    const nasty = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', ';', ',', "'", 'a', '1') })
    fc.assert(
      fc.property(nasty, (text) => {
        const found = defused(text).split(/[;\t\r\n]/)
        return found.every((cell) => !/^[\s"]*[=+\-@]/.test(cell))
      }),
      { numRuns: 2000 },
    )
  })
})

test('a line reads back as what was written (RFC 4180)', () => {
  expect(csvLine(['K7M4', null, 12.5, 'said "no", twice', 'two\r\nlines'])).toBe('K7M4,,12.5,"said ""no"", twice","two\r\nlines"\r\n')
})
