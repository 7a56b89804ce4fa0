import { ECDH } from 'node:crypto'
import type { PushBody } from '../../../shared/push.ts'
import type { Config } from '../../platform/config.ts'

type Allowing = Pick<Config, 'PUSH_SERVICES' | 'NODE_ENV'>

/**
 * Whether we send anything to this address. Browsers choose it, so that without this list anybody could make us ask any computer
 * that we can reach: only the known push services, by https, on the usual port. A test's own service may be on this machine.
 */
export function isPushService(endpoint: string, { PUSH_SERVICES, NODE_ENV }: Allowing): boolean {
  const { protocol, host, username, password } = new URL(endpoint)
  const allowed = PUSH_SERVICES.split(',')
  if (username || password) return false
  if (NODE_ENV === 'test' && protocol === 'http:') return host.startsWith('127.0.0.1:') && allowed.includes(host)
  return protocol === 'https:' && allowed.some((service) => host === service || host.endsWith(`.${service}`))
}

/** Whether these are keys that something can be encrypted for: a point of the curve P-256, and 16 bytes. */
export function areKeys({ p256dh, auth }: PushBody['keys']): boolean {
  const point = Buffer.from(p256dh, 'base64url')
  if (point.length !== 65 || Buffer.from(auth, 'base64url').length !== 16) return false
  try {
    ECDH.convertKey(point, 'prime256v1')
    return true
  } catch {
    return false
  }
}
