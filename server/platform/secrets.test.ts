import { describe, expect, test } from '@jest/globals'
import { hashOfToken, keyedHash, keyFor, newToken, seal, unseal } from './secrets.ts'

const key = keyFor('a secret that only the tests know', 'a test')

describe('secrets', () => {
  test('a token has 256 bits and is kept as another value', () => {
    const { token, hash } = newToken()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(hash).toEqual(hashOfToken(token))
    expect(hash.toString('base64url')).not.toBe(token)
  })

  test('what was sealed opens again, and only with its own key', () => {
    const sealed = seal(key, 'ada@example.com 123456')
    expect(sealed).not.toContain('123456')
    expect(unseal(key, sealed)).toBe('ada@example.com 123456')
    expect(() => unseal(keyFor('a secret that only the tests know', 'something else'), sealed)).toThrow()
    expect(() => unseal(key, `${sealed.slice(0, -2)}AA`)).toThrow()
  })

  test('parts do not run together', () => {
    expect(keyedHash(key, 'ab', 'c')).not.toEqual(keyedHash(key, 'a', 'bc'))
  })
})
