import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

export type ContactKind = 'email' | 'phone'

/** An e-mail address as it is stored and compared, or null when it is none. Lower case throughout: providers that tell case apart are unheard of. */
export function emailKey(text: string): string | null {
  const address = text.trim().replace(/^'/, '').toLowerCase()
  return address.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(address) ? address : null
}

/**
 * A phone number as E.164 (`+353871234567`), or null when it can be none. `country` (ISO 3166, two letters) is where a number
 * without a country code belongs. Numbers only have to be possible, not assigned: numbering plans grow faster than packages.
 *
 * Costs 6 to 9 µs; whoever reads millions remembers answers.
 */
export function phoneKey(text: string, country?: string): string | null {
  const typed = text.trim().replace(/^'\s*/, '')
  if (typed.length > 40) return null
  // People write 00 for the plus everywhere, also in countries whose own prefix for abroad is 011 or 010.
  const abroad = typed.startsWith('00') ? possible(`+${typed.slice(2)}`) : null
  const home = country?.trim().toUpperCase() ?? ''
  return abroad ?? possible(typed, isSupportedCountry(home) ? home : undefined)
}

function possible(text: string, defaultCountry?: CountryCode): string | null {
  const parsed = parsePhoneNumberFromString(text, { ...(defaultCountry ? { defaultCountry } : {}), extract: false })
  return parsed?.isPossible() ? parsed.number : null
}
