import { type ContactKind, emailKey, phoneKey } from '../../shared/contacts.ts'

/** Where messages go, in the one spelling that is kept: an e-mail address in lower case, a phone number as E.164. */
export type Address = { kind: ContactKind; address: string }

/** Reads what a person typed; null when it is neither. `country` is that of phone numbers without a country code, such as DE. */
export function readAddress(text: string, country: string): Address | null {
  const typed = text.normalize('NFKC').trim()
  // Nothing that could begin a second header or command on its way to a mail server.
  if (/\p{Cc}/u.test(typed)) return null
  const kind = typed.includes('@') ? 'email' : 'phone'
  const address = kind === 'email' ? emailKey(typed) : phoneKey(typed, country)
  return address ? { kind, address } : null
}

/** What kind of address one in the kept spelling is. */
export const kindOf = (address: string): Address => ({ kind: address.includes('@') ? 'email' : 'phone', address })

/** Enough for its owner to know it again: `a…@example.com`, `…4567`. */
export function masked({ kind, address }: Address): string {
  if (kind === 'phone') return `…${address.slice(-4)}`
  const at = address.lastIndexOf('@')
  return `${[...address][0]}…${address.slice(at)}`
}
