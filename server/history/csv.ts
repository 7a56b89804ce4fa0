/** A text file that any spreadsheet opens as a table: UTF-8 with a byte order mark, RFC 4180, lines ended by CRLF. */
export const byteOrderMark = '\ufeff'

export type Cell = string | number | null

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\r\n`

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = defused(value)
  return /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * People type what they like, and a spreadsheet runs what begins with = + - @. An apostrophe before it makes it text. Also behind a line
 * break, a semicolon or a tab: a spreadsheet set to another separator than the comma begins a new cell there, and does not care about
 * our quotes. (https://owasp.org/www-community/attacks/CSV_Injection)
 */
export const defused = (text: string): string => text.replace(/^(?=[\t\r\n])/, "'").replace(/(^|[;\t\r\n])(?=[\s"'\p{Cc}]*[=+\-@＝＋－＠])/gu, "$1'")
