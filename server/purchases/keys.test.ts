import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { orderNumber, postcode, receiptNumber, serialNumber } from './keys.ts'

test.each(['#1001', '1001', ' # 1001 ', "'1001", '＃1001'])('%s is order 1001', (typed) => {
  expect(orderNumber(typed)).toBe('1001')
})

test('letters of an order number count, their case does not', () => {
  expect(orderNumber('#eu-1001-b')).toBe('EU-1001-B')
})

test.each(['R-21403721', 'r-21403721', 'R 21403721', 'r21403721', '21403721', ' #R-2140 3721'])('%s is receipt 21403721', (typed) => {
  expect(receiptNumber(typed)).toBe('21403721')
})

test('a receipt number keeps an R that is part of it', () => {
  expect(receiptNumber('RX-12')).toBe('RX-12')
  expect(receiptNumber('12R7')).toBe('12R7')
})

test.each([
  ["'D02 XY45", 'D02XY45'],
  ['d02xy45', 'D02XY45'],
  ['600-8216', '6008216'],
  ['97205-1234', '97205'],
  ["'97205", '97205'],
])('postcode %s', (typed, written) => {
  expect(postcode(typed)).toBe(written)
})

test('a serial number is its letters and digits', () => {
  expect(serialNumber(' c02-xk1 / 9 ')).toBe('C02XK19')
})

test('nothing, or far too much, is no key', () => {
  for (const key of [orderNumber, receiptNumber, postcode, serialNumber]) {
    expect(key(' ')).toBeNull()
    expect(key('9'.repeat(65))).toBeNull()
  }
})

test('a key that is written already stays as it is', () => {
  for (const key of [orderNumber, serialNumber, postcode]) {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (typed) => {
        const written = key(typed)
        fc.pre(written !== null && !written.startsWith("'"))
        expect(key(written as string)).toBe(written)
      }),
    )
  }
})
