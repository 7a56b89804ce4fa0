import { z } from 'zod'
import { timeBody } from './bookings.ts'
import { comforts, holds, urgencies } from './line.ts'
import { outcomes } from './outcomes.ts'
import { stepOutBody } from './queue.ts'
import { id, someWords, words } from './words.ts'

/** What staff send to move a ticket; each answers with the ticket as it is afterwards. Empty bodies are `nothing` of words.ts. */

/** The ticket's version on the screen where this was pressed. Given, the move is refused (`moved_since`) when somebody has moved the ticket since. */
const seen = z.int().min(0).optional()
/** Taken back is the last move; with `seen`, only if the screen knew it (`undo_over` otherwise). */
export const undoBody = z.object({ seen })

/** Somebody goes, asks for ten more minutes, or gives up a booked time, as staff say for them. */
export const saidForBody = z.object({ seen })
export const outForBody = stepOutBody.extend({ seen })
export const timeForBody = timeBody.extend({ seen })

/** `because`: needed for whoever is not next for this desk; the history shows it. */
export const callBody = z.object({ ticket: id, because: words(200).optional() })

export const holdBody = z.object({ for: z.enum(holds) })
/** At the specialist's own open desk. */
export const resumeBody = z.object({ desk: id })
/** With a desk: called to it. Without: may be collected, and stays with us until then. */
export const readyBody = z.object({ desk: id.optional() })
/** `to`: to whom it was given or sent. The rest as in finishing; minutes are those of handing over. */
export const collectBody = z.object({
  how: z.enum(['collected', 'sent']),
  to: someWords(200, 'To whom did it go?'),
  outcome: z.enum(outcomes).optional(),
  note: words(4000).default(''),
  summary: words(4000).default(''),
  minutes: z.number().min(0).max(1440).optional(),
})
export type Collect = z.infer<typeof collectBody>

/** For another topic, to a specialist, to another bar, or several of these together; `words`: what the colleague should know. */
export const transferBody = z
  .object({ topic: id.optional(), staff: id.optional(), bar: id.optional(), words: words(500).default(''), seen })
  .refine(({ topic, staff, bar }) => Boolean(topic || staff || bar), { message: 'Pass on to whom, or for what?', path: ['topic'] })
export type Transfer = z.infer<typeof transferBody>

/** The ticket that goes on. */
export const mergeBody = z.object({ into: id, seen })
/** The ticket of the person who is really being helped. */
export const wrongPersonBody = z.object({ right: id, seen })

/** `why: null` takes the urgency back; to make somebody urgent a reason is needed, which the history shows. */
export const urgentBody = z
  .object({ why: z.enum(urgencies).nullable(), because: words(200).default(''), seen })
  .refine(({ why, because }) => why === null || because !== '', { message: 'A reason, in a few words, please.', path: ['because'] })
export type Urgent = z.infer<typeof urgentBody>

export const topicBody = z.object({ topic: id, seen })

/** BCP 47, such as `de` or `pt-BR`; empty: none was asked for. A specialist speaks it with the skill `speaks:de`. */
export const language = z
  .string()
  .max(35)
  .regex(/^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/, 'A language looks like de or pt-BR.')
export const helpsFields = {
  people: z.int().min(1).max(20),
  language,
  comforts: z.array(z.enum(comforts)).max(comforts.length),
  seat: words(60),
}
/** What is given is changed; an empty contact takes it away. */
export const correctBody = z.object({ name: someWords(60, 'A name to call, please.'), about: words(500), contact: words(254), ...helpsFields, seen }).partial()
export type Correct = z.infer<typeof correctBody>
