import { z } from 'zod'
import type { Break } from './line.ts'
import { breaks } from './line.ts'
import type { Outcome } from './outcomes.ts'
import { notesBody } from './queue.ts'
import { instant } from './words.ts'

/**
 * Words that are saved while somebody types them: bounded, and kept to the letter. A space at the end is the beginning of the next
 * word, so that nothing is trimmed before the help ends.
 */
const asTyped = (longest: number) =>
  z
    .string()
    .max(longest, `At most ${longest} characters, please.`)
    .refine((text) => !text.includes('\u0000'), 'This text holds a character that cannot be kept.')

/** `seen`: the revision that the typist had before their eyes. Another one is there by now: 409 `notes_changed`, with what it says. */
const seen = z.number().int().min(0).max(2_000_000_000)
export const runningNotesBody = z.object({ note: asTyped(4000), summary: asTyped(4000), seen })
export type RunningNotesBody = z.infer<typeof runningNotesBody>
/** Notes of help that has ended. With `seen`, words that somebody else wrote meanwhile are not overwritten either. */
export const lateNotesBody = notesBody.extend({ seen: seen.optional() })
export type LateNotes = z.infer<typeof lateNotesBody>

/** Notes of help that goes on. `revision` rises with every change; `writtenBy` is a name, null while nothing was written. */
export type RunningNotes = { note: string; summary: string; revision: number; writtenAt: string | null; writtenBy: string | null }

/** One earlier help of the same customer, or of this same visit before it was passed on (`sameVisit`). `name`: whom it was for. */
export type EarlierVisit = {
  sessionId: string
  ticketId: string
  sameVisit: boolean
  endedAt: string
  bar: string
  topic: string
  name: string
  by: string
  minutes: number | null
  outcome: Outcome | null
  note: string
  summary: string
}

/** A thing that somebody once bought. Never an amount. `boughtOn`: a calendar day. */
export type ItemView = { name: string; sku: string | null; serial: string | null; boughtOn: string }
/** Why no item is shown. `not_called`: only help that was called knows what it is about; `no_purchase`: none is known of this person. */
export type NoItem = 'not_called' | 'no_purchase'

/** What a colleague wanted the next one to know when they passed the visit on, here or from another bar. `by`: a name. */
export type PassedOn = { words: string; by: string | null; at: string }

/** What lies beside a ticket while one helps. `passedOn`: the last that was said, as long as the visit lives. `running`: null while nobody helps; `mayWrite`: whether these notes are one's own to write. */
export type Beside = {
  passedOn: PassedOn | null
  earlier: EarlierVisit[]
  running: RunningNotes | null
  mayWrite: boolean
  item: ItemView | null
  noItem: NoItem | null
}

/** A break, and when one means to be back: an instant, at most 12 hours ahead. */
export const breakBody = z.object({ why: z.enum(breaks), until: instant })
export type BreakBody = { why: Break; until: string }
export const longestBreak = 12 * 3_600_000
/** Silently asks a supervisor to come, or says that one came. */
export const wantSupervisorBody = z.object({ wanted: z.boolean() })
