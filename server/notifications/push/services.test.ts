import { expect, test } from '@jest/globals'
import { isPushService } from './services.ts'

const production = { PUSH_SERVICES: 'fcm.googleapis.com,push.apple.com', NODE_ENV: 'production' } as const
test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://web.push.apple.com/abc', true],
  ['https://notpush.apple.com/abc', false],
  ['https://fcm.googleapis.com.example.org/abc', false],
  ['https://fcm.googleapis.com@10.0.0.1/abc', false],
  ['https://fcm.googleapis.com:8443/abc', false],
  ['http://fcm.googleapis.com/abc', false],
  ['https://localhost/abc', false],
  ['http://127.0.0.1:5432/', false],
  ['https://169.254.169.254/latest', false],
  ['https://[::1]/abc', false],
  ['file:///etc/passwd', false],
])('%s is the address of a push service: %s', (endpoint, is) => {
  expect(isPushService(endpoint, production)).toBe(is)
})
