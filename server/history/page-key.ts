import { z } from 'zod'
import { id } from '../../shared/words.ts'
import { Refusal } from '../platform/refusal.ts'

/** The last visit of a page: the next one begins after it. `joinedAt` as PostgreSQL writes it, to the microsecond. */
export type Key = { joinedAt: string; id: string }

const key = z.object({ joinedAt: z.iso.datetime({ precision: 6 }), id })

/** Opaque to clients. */
export const keyText = ({ joinedAt, id }: Key): string => Buffer.from(`${joinedAt} ${id}`).toString('base64url')

/** @throws Refusal not_valid: it did not come from a page before. */
export function readKey(text: string): Key {
  const [joinedAt, id] = Buffer.from(text, 'base64url').toString('utf8').split(' ')
  const read = key.safeParse({ joinedAt, id })
  if (!read.success) throw new Refusal('not_valid', { field: 'after', sentence: 'This is not the end of a page that we gave. Begin with the first page.' })
  return read.data
}
