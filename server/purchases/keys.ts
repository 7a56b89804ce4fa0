/**
 * How the things that prove a purchase are written, in the database and when somebody types them: case, spaces and the marks that
 * people leave out do not matter. The importer and the door use the same functions, so that equality is enough to find a purchase.
 */
const longest = 64

function key(text: string, dropped: RegExp): string | null {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text.toUpperCase() : text.normalize('NFKC').toUpperCase().normalize('NFKC')
  // Once more: what is left may compose where something between was dropped.
  const written = plain.trim().replace(/^'/, '').replace(dropped, '').normalize('NFKC')
  return written !== '' && written.length <= longest ? written : null
}

/** `#1001`, ` 1001` and `# 1001` are one order. */
export const orderNumber = (text: string) => key(text, /[\s#]/g)
/** `R-21403721`, `r 21403721` and `21403721` are one receipt. */
export const receiptNumber = (text: string) => key(text, /^[\s#]*R(?=[\s-]*\d)[\s-]*|[\s#]/g)
/** Letters and digits only. */
export const serialNumber = (text: string) => key(text, /[^\p{L}\p{N}]/gu)

/** Letters and digits only; of an American ZIP+4 (`97205-1234`) the five digits, because people know no more. */
export function postcode(text: string): string | null {
  const written = key(text.replace(/^(\s*'?\s*\d{5})-\d{4}\s*$/, '$1'), /[^\p{L}\p{N}]/gu)
  return written !== null && written.length <= 16 ? written : null
}
