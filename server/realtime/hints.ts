import { z } from 'zod'
import { id } from '../../shared/words.ts'
import type { Word } from '../platform/redis.ts'
import type { Hint } from '../queue/line.ts'

/** What processes tell each other after a commit: this bar is now at this version. What happened is read from the log. */
export const moved: Word<Hint> = { name: 'line moved', shape: z.object({ barId: id, version: z.number().int().min(0) }) }
