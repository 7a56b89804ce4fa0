import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { masked, readAddress } from './address.ts'

describe('an address', () => {
  test.each([
    ['  Ada.Lovelace@Example.COM ', { kind: 'email', address: 'ada.lovelace@example.com' }],
    ['o’brien+shop@mail.example.co.uk', { kind: 'email', address: 'o’brien+shop@mail.example.co.uk' }],
    ['030 901820', { kind: 'phone', address: '+4930901820' }],
    ['0049 (30) 90-18-20', { kind: 'phone', address: '+4930901820' }],
    ['+1 202-555-0143', { kind: 'phone', address: '+12025550143' }],
  ])('%s is understood', (typed, read) => {
    expect(readAddress(typed, 'DE')).toEqual(read)
  })

  test.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a b@example.com',
    'a@b@example.com',
    'ada\u0001@example.com',
    '<x>@example.com',
    '12',
    'call me',
    'ada@example.com\r\nBcc: all@example.com',
  ])('%j is neither', (typed) => {
    expect(readAddress(typed, 'DE')).toBeNull()
  })

  test('nothing that can be typed breaks the reader, and what was read is read the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.emailAddress()), (typed) => {
        const read = readAddress(typed, 'US')
        if (read) expect(readAddress(read.address, 'FR')).toEqual(read)
      }),
    )
  })

  test('masked, it shows its owner which one it is and others nothing to write to', () => {
    expect(masked({ kind: 'email', address: 'ada@example.com' })).toBe('a…@example.com')
    expect(masked({ kind: 'phone', address: '+12025550143' })).toBe('…0143')
  })
})
