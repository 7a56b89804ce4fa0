import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { readConfig } from './config.ts'
import { between, table } from './settings-table.ts'

const secret = () => 'made once'

describe('settings', () => {
  test('need nothing at all', () => {
    const config = readConfig({}, secret)
    expect(config).toMatchObject({ PORT: 3000, APP_SECRET: 'made once', PUBLIC_URL: 'http://localhost:3000', COUNT_REFUNDED: true, production: false })
  })

  test('that are empty count as missing, and what is not ours is not looked at', () => {
    expect(readConfig({ PORT: '', SMTP_URL: '', PATH: '/bin' }, secret)).not.toHaveProperty('PATH')
  })

  test('are refused all at once, each by name', () => {
    const wrong = {
      PORT: '99999',
      SMTP_URL: 'mail.example.org',
      REDIS_URL: 'localhost:6379',
      SHOP_COUNTRY: 'Germany',
      APP_SECRET: 'short',
      COUNT_REFUNDED: 'maybe',
    }
    expect(() => readConfig(wrong, secret)).toThrow(/^PORT wants/)
    for (const name of Object.keys(wrong)) expect(() => readConfig(wrong, secret)).toThrow(`${name} wants`)
  })

  test('make no secret for production', () => {
    expect(() => readConfig({ NODE_ENV: 'production' }, secret)).toThrow('APP_SECRET is missing')
  })

  test('keep only the origin of the public address', () => {
    expect(readConfig({ PUBLIC_URL: 'https://help.example.org/some/page' }, secret).PUBLIC_URL).toBe('https://help.example.org')
  })

  test('stand in the README, all of them, as they are described here', () => {
    expect(between(readFileSync('README.md', 'utf8'))).toBe(table())
  })
})
