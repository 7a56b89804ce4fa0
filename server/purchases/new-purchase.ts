import type { ContactKind } from '../../shared/contacts.ts'

/** A purchase as a feed brings it. Keys are written by `keys.ts` and `shared/contacts.ts`; there is no place for an amount. */
export type NewPurchase = {
  number: string
  receipt: string | null
  /** ISO 8601 with its offset. */
  boughtAt: string
  /** Day on the receipt, `2026-03-29`. */
  boughtOn: string
  channel: 'web' | 'pos'
  place: string | null
  billingPostcode: string | null
  shippingPostcode: string | null
  refunded: boolean
  cancelled: boolean
  items: NewItem[]
  contacts: { kind: ContactKind; value: string }[]
}

/** `position`: the how-manieth row of its order in the feed. */
export type NewItem = { position: number; quantity: number; sku: string | null; name: string; serial: string | null }

/** A purchase and the id that it has, or is given now. */
export type Numbered = { id: string; purchase: NewPurchase }
