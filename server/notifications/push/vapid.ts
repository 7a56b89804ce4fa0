import { createECDH } from 'node:crypto'
import type { Config } from '../../platform/config.ts'
import { keyFor } from '../../platform/secrets.ts'

export type Vapid = { subject: string; publicKey: string; privateKey: string }

/**
 * The key pair by which push services and browsers know this server (VAPID, RFC 8292): the one that is given, or one derived from
 * APP_SECRET, so that all processes have the same without having to keep it anywhere.
 */
export function vapidOf(config: Pick<Config, 'APP_SECRET' | 'VAPID_PRIVATE_KEY' | 'PUBLIC_URL' | 'MAIL_FROM'>): Vapid {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(config.VAPID_PRIVATE_KEY ? Buffer.from(config.VAPID_PRIVATE_KEY, 'base64url') : derived(config.APP_SECRET))
  return { subject: subjectOf(config), publicKey: curve.getPublicKey('base64url'), privateKey: padded(curve.getPrivateKey()).toString('base64url') }
}

/** Nearly every 32 bytes are a key of the curve; the few that are not (one in four thousand millions) are followed by others. */
function derived(secret: string): Buffer {
  for (let round = 0; ; round++) {
    const bytes = keyFor(secret, `key of web push ${round}`)
    try {
      createECDH('prime256v1').setPrivateKey(bytes)
      return bytes
    } catch {
      // The next one.
    }
  }
}

/** Node leaves out zeros in front. */
const padded = (key: Buffer): Buffer => Buffer.concat([Buffer.alloc(32 - key.length), key])

/** Whom a push service may write to when something is wrong. Apple refuses an address of this computer only. */
function subjectOf({ PUBLIC_URL, MAIL_FROM }: Pick<Config, 'PUBLIC_URL' | 'MAIL_FROM'>): string {
  return PUBLIC_URL.startsWith('https:') ? PUBLIC_URL : `mailto:${/<([^<>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM}`
}
