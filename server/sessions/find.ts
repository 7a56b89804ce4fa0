import { phoneKey } from '../../shared/contacts.ts'

/** What somebody may have meant by what they typed; more than one of these may be so. */
export type Meant = {
  /** A ticket's code, in capitals. */
  code: string | null
  /** The beginning of an e-mail address, or a whole phone number as E.164. */
  address: string | null
  /** The words of a name. */
  words: string[]
}

/** Longest first: the rarest is looked up by the index, the others only sift what it found. */
export function meant(typed: string, country: string): Meant {
  const text = typed.normalize('NFKC').trim()
  const code = text.replace(/[\s#-]/g, '').toUpperCase()
  const email = /^[^\s@]+@\S*$/.test(text) ? text.toLowerCase() : null
  const words = email ? [] : text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return {
    code: /^[2-9A-Z]{4}$/.test(code) ? code : null,
    address: email ?? phoneKey(text, country),
    words: words.sort((a, b) => b.length - a.length).slice(0, 5),
  }
}

/** Whether trigrams can find this word: shorter ones would be looked for in every row. */
export const indexable = (word: string): boolean => /[\p{L}\p{N}]{3}/u.test(word)

/** As LIKE takes it, every character meaning itself. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
