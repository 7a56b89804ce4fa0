import { type ContactKind, emailKey, phoneKey } from '../../shared/contacts.ts'
import { orderNumber, postcode, receiptNumber } from '../purchases/keys.ts'
import type { NewItem, NewPurchase } from '../purchases/new-purchase.ts'
import type { BadRow } from './csv-records.ts'
import { moment } from './moment.ts'
import type { OrderRow } from './orders-file.ts'
import { giveSerials, serialsIn } from './serials.ts'

type Draft = { name: string; rows: number; purchase: NewPurchase; serials: string[] }

/** Puts the rows of an export together to purchases. Rows of one order stand together; all but the first leave most columns blank. */
export class Orders {
  private draft: Draft | null = null
  /** Name of an order whose first row could not be read: its further rows say too little. */
  private lost: string | null = null
  private readonly phones = new Map<string, string | null>()

  constructor(
    private readonly onBad: (row: BadRow) => void,
    /** Where phones without any country belong. */
    private readonly country?: string,
  ) {}

  /** Takes the next row; returns the purchase before it when this row begins another. */
  take(line: number, row: OrderRow): NewPurchase | null {
    const name = row.name.trim()
    const current = this.draft
    if (current && (name === current.name || (name === '' && row.createdAt.trim() === ''))) {
      this.addItem(current, line, row)
      return null
    }
    const begun = this.begin(name, row)
    if (typeof begun !== 'string') {
      this.draft = begun
      this.lost = null
      this.addItem(begun, line, row)
    } else {
      this.draft = null
      this.onBad({ line, reason: name !== '' && name === this.lost ? 'it belongs to an order whose first row could not be read' : begun })
      this.lost = name
    }
    return current ? finished(current) : null
  }

  end(): NewPurchase | null {
    const last = this.draft
    this.draft = null
    return last ? finished(last) : null
  }

  /** The order that a row begins, or why it cannot. */
  private begin(name: string, row: OrderRow): Draft | string {
    const number = orderNumber(name)
    if (number === null) return name === '' ? 'the order number (Name) is missing' : 'the order number (Name) is too long'
    if (row.createdAt.trim() === '') return 'it is a further row of an order whose first row is not above it'
    const bought = moment(row.createdAt)
    if (bought === null) return "'Created at' is not a time such as 2026-03-29 14:05:00 +0100"
    const status = row.status.trim().toLowerCase()
    const billingPostcode = postcode(row.billingZip)
    const shippingPostcode = postcode(row.shippingZip)
    const purchase: NewPurchase = {
      number,
      receipt: receiptNumber(row.receipt),
      boughtAt: bought.at,
      boughtOn: bought.day,
      channel: row.source.trim().toLowerCase() === 'pos' ? 'pos' : 'web',
      place: clean(row.location, 100),
      billingPostcode,
      shippingPostcode: shippingPostcode === billingPostcode ? null : shippingPostcode,
      refunded: status === 'refunded',
      cancelled: status === 'voided' || row.cancelledAt.trim() !== '',
      items: [],
      contacts: this.contacts(row),
    }
    return { name, rows: 0, purchase, serials: serialsIn(row.attributes) }
  }

  /** A row whose item cannot be read costs its order that item only. It keeps its place, so that a mended file fills the gap. */
  private addItem(draft: Draft, line: number, row: OrderRow): void {
    const position = draft.rows++ * positionsPerRow
    const name = clean(row.itemName, 200)
    const sku = clean(row.sku, 64)
    if (name === null && sku === null) return
    const quantity = row.quantity.trim() === '' ? '1' : row.quantity.trim()
    if (!/^\d{1,6}$/.test(quantity)) {
      this.onBad({ line, reason: "'Lineitem quantity' is not a whole number" })
      return
    }
    const item: NewItem = { position, quantity: Number(quantity), sku, name: name ?? sku ?? '', serial: null }
    draft.purchase.items.push(...giveSerials(item, serialsIn(row.serial, true)))
  }

  private contacts(row: OrderRow): NewPurchase['contacts'] {
    const found = new Map<string, ContactKind>()
    const email = row.email === '' ? null : emailKey(row.email)
    if (email) found.set(email, 'email')
    const [billing, shipping] = [row.billingCountry || row.shippingCountry, row.shippingCountry || row.billingCountry]
    const numbers = [
      [row.phone, shipping],
      [row.shippingPhone, shipping],
      [row.billingPhone, billing],
    ] as const
    for (const [text, country] of numbers) {
      const phone = text === '' ? null : this.phone(text, country || this.country)
      if (phone) found.set(phone, 'phone')
    }
    return Array.from(found, ([value, kind]) => ({ kind, value }))
  }

  /** Reading a phone number is the dearest thing in a row, and an order often names one three times. */
  private phone(text: string, country: string | undefined): string | null {
    const asked = `${country} ${text}`
    const remembered = this.phones.get(asked)
    if (remembered !== undefined) return remembered
    const phone = phoneKey(text, country)
    if (this.phones.size >= 10_000) this.phones.clear()
    this.phones.set(asked, phone)
    return phone
  }
}

/** A row may become several items, one for each serial number. */
const positionsPerRow = 1000

function clean(text: string, longest: number): string | null {
  const words = text.replace(/\s+/g, ' ').trim()
  return words === '' ? null : words.length <= longest ? words : [...words.slice(0, longest)].slice(0, -1).join('')
}

function finished({ purchase, serials }: Draft): NewPurchase {
  if (serials.length === 0 || purchase.items.length === 0) return purchase
  const last = purchase.items.length - 1
  const items = purchase.items.flatMap((item, i) => (item.serial ? [item] : giveSerials(item, i === last ? serials.slice(i) : serials.slice(i, i + 1))))
  return { ...purchase, items }
}
