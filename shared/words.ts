import { z } from 'zod'

/** Text that a person typed: trimmed, bounded, and without the NUL that PostgreSQL cannot keep. */
export const words = (longest: number) =>
  z
    .string()
    .max(longest, `At most ${longest} characters, please.`)
    .refine((text) => !text.includes('\u0000'), 'This text holds a character that cannot be kept.')
    .transform((text) => text.trim())

/** As `words`, but something has to be there. */
export const someWords = (longest: number, ask: string) => words(longest).refine((text) => text.length > 0, ask)

export const id = z.uuid('This is not an id that we know.')
/** A calendar day of a bar's own zone, `2026-03-29`. */
export const day = z.iso.date('A day looks like 2026-03-29.')
/** An instant with its offset, ISO 8601. */
export const instant = z.iso.datetime({ offset: true, error: 'A time looks like 2026-03-29T09:30:00Z.' })

export const nothing = z.object({})
