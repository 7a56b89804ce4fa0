/** Pictures of a line, told apart by some bytes. */
import { createHash } from 'node:crypto'
import type { Audience, Lines } from '../../shared/line.ts'

/** The same for lines that say the same, in whatever order their keys came. */
export function fingerprint(line: Lines[Audience]): string {
  return createHash('sha1').update(JSON.stringify(line, inOrder)).digest('base64')
}

const inOrder = (_key: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
