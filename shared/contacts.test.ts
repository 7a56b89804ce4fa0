import { describe, expect, test } from '@jest/globals'
import { emailKey, phoneKey } from './contacts.ts'

describe('a phone number is the same number however it is written', () => {
  test.each([
    ['+353 87 123 4567', 'IE', '+353871234567'],
    ["'+353871234567", 'DE', '+353871234567'],
    ["' +353 (87) 123-4567", undefined, '+353871234567'],
    ['087 123 4567', 'IE', '+353871234567'],
    ['087 123 4567', ' ie ', '+353871234567'],
    ['00353 87 1234567', 'IE', '+353871234567'],
    ['00353 87 1234567', 'US', '+353871234567'],
    ['011 353 87 123 4567', 'US', '+353871234567'],
    ['0049 (0)30 1234567', 'JP', '+49301234567'],
    ['030/1234567', 'DE', '+49301234567'],
    ['(312) 555-0142', 'US', '+13125550142'],
    ['312.555.0142', 'US', '+13125550142'],
    ['1 312 555 0142', 'US', '+13125550142'],
    ['090-1234-5678', 'JP', '+819012345678'],
    ['(11) 91234-5678', 'BR', '+5511912345678'],
    ['٠٨٧ ١٢٣ ٤٥٦٧', 'IE', '+353871234567'],
  ])('%s from %s', (written, country, e164) => {
    expect(phoneKey(written, country)).toBe(e164)
  })

  test.each([
    ['087 123 4567', undefined],
    ['087 123 4567', 'Ireland'],
    ['12', 'IE'],
    ['call my mother', 'IE'],
    ['', 'IE'],
    ['+353871234567 or +353871234568 or +353871234569', 'IE'],
  ])('%s from %s is none', (written, country) => {
    expect(phoneKey(written, country)).toBeNull()
  })

  test('writing a number that is written already changes nothing', () => {
    expect(phoneKey('+353871234567', 'US')).toBe('+353871234567')
  })
})

test('an e-mail address is trimmed and in lower case', () => {
  expect(emailKey('  Ada.Lovelace@Example.COM ')).toBe('ada.lovelace@example.com')
  expect(emailKey("'ada@example.com")).toBe('ada@example.com')
  expect(emailKey('ada+shop@example.com')).toBe('ada+shop@example.com')
})

test.each([
  '',
  'ada',
  'ada@',
  '@example.com',
  'ada@example',
  'a da@example.com',
  'a@b@example.com',
  'ada@example.com, bob@example.com',
  `${'a'.repeat(250)}@example.com`,
])('%s is no e-mail address', (text) => {
  expect(emailKey(text)).toBeNull()
})
