import { createHmac } from 'node:crypto'

/** The four digits that are shown in the store on one day and prove that somebody stands there. */
export function digitsOf(barId: string, day: string, secret: string): string {
  const hash = createHmac('sha256', secret).update(`digits:${barId}:${day}`).digest()
  return String(hash.readUInt32BE(0) % 10_000).padStart(4, '0')
}
