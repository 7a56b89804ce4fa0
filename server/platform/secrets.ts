import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** A random 256-bit token for a cookie or a link, and the hash under which it is kept: who reads the database can use neither. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

/** A token is random enough for a plain hash. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A key of its own for each purpose, from the one APP_SECRET (HKDF, RFC 5869). */
export const keyFor = (secret: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))

/** Hash of something that could be guessed (an address, a code): worthless without the key. */
export const keyedHash = (key: Buffer, ...parts: (string | Buffer)[]): Buffer => {
  const hmac = createHmac('sha256', key)
  // Lengths first, so that no two lists of parts run together into one.
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:`).update(part)
  return hmac.digest()
}

/** Encrypts (AES-256-GCM) what has to lie in the database for a moment, such as a code on its way to the mail. */
export function seal(key: Buffer, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** @throws Error when it was sealed with another key or changed since */
export function unseal(key: Buffer, text: string): string {
  const bytes = Buffer.from(text, 'base64url')
  const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString('utf8')
}
