import { offeredLanguages as offered } from '../words/languages.ts'

/** A language in its own name, with a capital letter: `Deutsch`. */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames([code, 'en'], { type: 'language' }).of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1)
}

/** Codes to choose from, in the order of their names; whatever else staff have entered stays in the list. */
export const languages = (had: string): string[] =>
  [...offered, ...(had && !offered.includes(had) ? [had] : [])].sort((a, b) => languageName(a).localeCompare(languageName(b)))
