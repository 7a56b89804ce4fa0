import { z } from 'zod'
import type { BarView } from './bars.ts'
import { receiptBody } from './door.ts'
import type { Told } from './line.ts'
import { pairingLength, type ScreenKind, screenKinds } from './pairing.ts'
import { id, someWords, words } from './words.ts'

export const newScreenBody = z.object({ kind: z.enum(screenKinds), name: someWords(40, 'A name for this screen, please: where does it stand?') })
export const pairBody = z.object({
  code: z
    .string()
    .max(64)
    .transform((text) => text.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .refine((text) => text.length === pairingLength, `The code has ${pairingLength} letters and digits.`),
})

/** A screen as supervisors see it. Times are ISO; `seenAt`: to the minute. A screen that never was paired has only `codeUntil`. */
export type ScreenRow = { id: string; kind: ScreenKind; name: string; madeAt: string; codeUntil: string | null; pairedAt: string | null; seenAt: string | null }
export type NewScreen = { screen: ScreenRow /** Shown this once; kept nowhere. */; code: string }
/** What a paired screen knows of itself. */
export type ScreenView = { id: string; kind: ScreenKind; name: string; bar: { id: string; slug: string; name: string; zone: string } }
export type ScreenMe = { screen: ScreenView | null }

// --- at the kiosk ------------------------------------------------------------------------------------------------------------

export const checkInBody = z
  .object({
    code: words(16)
      .transform((text) => text.toUpperCase().replace(/[^A-Z0-9]/g, ''))
      .default(''),
    /** From a code that was scanned. */
    ticket: id.optional(),
  })
  .refine(({ code, ticket }) => code !== '' || ticket, { message: 'Four letters and digits, please: they stand in your confirmation.', path: ['code'] })
export const addressBody = z.object({ address: someWords(254, 'An e-mail address or a phone number, please.') })
export const kioskJoinBody = z.object({
  topic: id,
  name: someWords(60, 'A name that we can call, please.'),
  about: words(500).default(''),
  /** None: the purchase is shown at the desk. */
  receipt: receiptBody.nullable().default(null),
})
export type KioskJoin = z.infer<typeof kioskJoinBody>

/**
 * A place as the tablet tells it to whoever stands before it: no name, no contact. `desk`: set once called. `held`: something of this
 * visit rests here, and whether it is ready; null for everybody else.
 */
export type KioskPlace = {
  code: string
  topic: string
  ahead: number
  told: Told
  desk: number | null
  bookedFor: string | null
  held: 'ready' | 'not_yet' | null
}
export type KioskJoined = KioskPlace & { /** Led to the place that this person had already. */ already: boolean }
/** The answer to an address: the same whether anybody is known by it or not. */
export type AddressHeard = { heard: true }
export type KioskStart = { screen: ScreenView; bar: BarView }
