import { serialNumber } from '../purchases/keys.ts'
import type { NewItem } from '../purchases/new-purchase.ts'

/**
 * Serial numbers where a feed carries them: in a column of their own (`bare`), or in the order's note attributes, a line each, as
 * apps at the till write them: `Serial number: C02XK1, C02XK2`.
 */
export function serialsIn(text: string, bare = false): string[] {
  if (text === '') return []
  const lists = bare ? [text] : Array.from(text.matchAll(/^\s*(?:serial(?: (?:number|no\.?))?s?|s\/n|imei)\s*[:=]\s*(.+)$/gim), (found) => found[1] as string)
  const serials = lists.flatMap((list) => list.split(/[,;|\n]/)).map(serialNumber)
  return [...new Set(serials.filter((serial) => serial !== null))].slice(0, 100)
}

/** One item for each serial number, and one for what is left of the quantity. */
export function giveSerials(item: NewItem, serials: string[]): NewItem[] {
  if (serials.length === 0) return [item]
  const marked = serials.map((serial, i) => ({ ...item, position: item.position + i, quantity: 1, serial }))
  const left = item.quantity - serials.length
  return left > 0 ? [...marked, { ...item, position: item.position + serials.length, quantity: left }] : marked
}
