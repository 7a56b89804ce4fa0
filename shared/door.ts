import { z } from 'zod'
import { day, id, instant, someWords, words } from './words.ts'
import type { TicketView } from './queue.ts'

const address = someWords(254, 'An e-mail address or a phone number, please.')

export const codeBody = z.object({ address })
export const verifyBody = z.object({
  address,
  code: z
    .string()
    .max(32)
    .transform((text) => text.replace(/\D/g, ''))
    .refine((text) => text.length === 6, 'The code has six digits.'),
})

/** An order, receipt or serial number, with the day or the postcode. */
export const receiptBody = z
  .object({ number: someWords(64, 'The number on the order or receipt, please.'), day: day.optional(), postcode: words(16).optional() })
  .refine((body) => body.day || body.postcode, { message: 'Also the day or the postcode, please: one of them is enough.', path: ['day'] })

/** From a message's link, `/t/<ticket>#k=<token>`. */
export const openBody = z.object({ ticket: id, token: z.string().max(100) })

const request = {
  bar: id,
  topic: id,
  way: z.enum(['store', 'phone', 'video']).default('store'),
  name: someWords(60, 'A name that we can call, please.'),
  about: words(500).default(''),
  /** Where messages go, if anywhere: e-mail address or phone. Apart from the name, it may be somebody else's. */
  contact: words(254).default(''),
  /** The help is for somebody else than the person who asks. */
  forSomebodyElse: z.boolean().default(false),
}
/** `here`: the person is in the store already. */
export const joinBody = z.object({ ...request, here: z.boolean().default(false) })
export const bookBody = z.object({ ...request, start: instant })
export type Join = z.infer<typeof joinBody>
export type Book = z.infer<typeof bookBody>

/** The answer to a code that was asked for: the same whether the address is known or not. */
export type CodeSent = { sent: true; validMinutes: number }
export type DoorMe = {
  known: boolean
  name: string | null
  proof: 'proven' | 'at_desk' | null
  /** Masked, e.g. `a…@example.com`; only one's own. */
  contacts: { kind: 'email' | 'phone'; masked: string }[]
  tickets: TicketView[]
}
export type Asked = { ticket: TicketView /** true when the person was led to a place that they already had. */; already: boolean }
