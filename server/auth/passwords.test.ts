import { expect, test } from '@jest/globals'
import { argon2id, hash } from 'argon2'
import { checkPassword, hashPassword } from './passwords.ts'

test('a password is kept as argon2id and known again, however the keyboard composes its letters', async () => {
  const stored = await hashPassword('bücher und tee')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/)
  expect(await checkPassword(stored, 'bücher und tee'.normalize('NFD'))).toEqual({ right: true, fresh: null })
  expect(await checkPassword(stored, 'bucher und tee')).toEqual({ right: false, fresh: null })
})

test('nobody has no password, and a broken hash is nobody’s', async () => {
  expect(await checkPassword(null, '')).toEqual({ right: false, fresh: null })
  expect(await checkPassword('not a hash', 'not a hash')).toEqual({ right: false, fresh: null })
})

test('a hash from cheaper days is replaced', async () => {
  const old = await hash('open sesame', { type: argon2id, memoryCost: 1024, timeCost: 2, parallelism: 1 })
  const { right, fresh } = await checkPassword(old, 'open sesame')
  expect(right).toBe(true)
  expect(await checkPassword(fresh, 'open sesame')).toEqual({ right: true, fresh: null })
})
