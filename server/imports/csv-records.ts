import Papa from 'papaparse'

export type CsvRecord = { line: number; fields: string[] }
/** A row that was left out. `line` counts from 1 as an editor does. The reason quotes nothing of the row: it may hold a price. */
export type BadRow = { line: number; reason: string }

/** A quoted cell with line breaks reaches at most so far (characters); beyond, its quotation mark is taken for a slip. */
const longestRecord = 1 << 18

/**
 * Cuts the text of a CSV file into records and has them read by Papa Parse, a block at a time. Papa alone knows no line numbers,
 * and takes a quotation mark that is never closed for the beginning of a cell as long as the file; here it costs its own line only.
 * Give it text in pieces of any size, then `end()`.
 */
export class CsvRecords {
  private rest = ''
  private line = 1
  /** Columns of the header; every row has to have as many, or its cells may stand under the wrong title. */
  private width: number | null = null

  /** Records and bad rows, in their order. */
  push(text: string): (CsvRecord | BadRow)[] {
    // A line break of two characters may be cut in the middle: its first half waits for the second.
    this.rest += text
    const held = this.rest.endsWith('\r') ? '\r' : ''
    const found = this.cut(held ? this.rest.slice(0, -1) : this.rest, false)
    this.rest += held
    return found
  }

  end(text = ''): (CsvRecord | BadRow)[] {
    return this.cut(this.rest + text, true)
  }

  /** Lines read so far. */
  get lines(): number {
    return this.line - 1
  }

  private cut(given: string, atEnd: boolean): (CsvRecord | BadRow)[] {
    const text = given.includes('\r') ? given.replaceAll('\r\n', '\n') : given
    const quotes = new Quotes(text)
    const found: (CsvRecord | BadRow)[] = []
    let block: Span[] = []
    let at = 0
    while (at < text.length) {
      const span = this.span(text, at, quotes, atEnd)
      if (span === 'more') break
      const firstEnd = endOfLine(text, at)
      if (span === 'unclosed' || (span.breaks > 0 && !this.whole(text.slice(at, span.end)))) {
        this.read(text, block, found)
        block = []
        found.push({ line: this.line++, reason: 'a quotation mark is opened and not closed, or stands inside a cell' })
        at = firstEnd + 1
        continue
      }
      if (span.end > at) block.push(span)
      this.line += span.breaks + 1
      at = span.end + 1
    }
    this.read(text, block, found)
    this.rest = text.slice(at)
    return found
  }

  /** The record that begins at `at`: it ends with the first line break that has an even number of quotation marks before it. */
  private span(text: string, at: number, quotes: Quotes, atEnd: boolean): Span | 'more' | 'unclosed' {
    let open = false
    let breaks = 0
    for (let from = at; ; breaks++) {
      let end = text.indexOf('\n', from)
      const last = end === -1
      if (last && !atEnd) return text.length - at <= longestRecord ? 'more' : 'unclosed'
      if (last) end = text.length
      if (quotes.oddBetween(from, end)) open = !open
      if (!open) return { line: this.line, at, end, breaks }
      if (last || end - at > longestRecord) return 'unclosed'
      from = end + 1
    }
  }

  private read(text: string, spans: Span[], found: (CsvRecord | BadRow)[]): void {
    const [first, last] = [spans[0], spans.at(-1)]
    if (!first || !last) return
    const block = text.slice(first.at, last.end)
    const { data, errors } = Papa.parse<string[]>(block, habits)
    const fine = errors.length === 0 && data.length === spans.length && !block.includes('\0')
    for (const [i, { line, at, end }] of spans.entries()) {
      const fields = fine ? (data[i] as string[]) : this.fields(text.slice(at, end))
      if (fields === null) found.push({ line, reason: 'its quotation marks or characters cannot be read' })
      else if (this.width !== null && fields.length !== this.width) found.push({ line, reason: `it has ${fields.length} cells, the header ${this.width}` })
      else {
        this.width ??= fields.length
        found.push({ line, fields })
      }
    }
  }

  /** Is this text of several lines one record, or has a slip in the first line run them together? */
  private whole(record: string): boolean {
    const fields = this.fields(record)
    return fields !== null && (this.width === null || fields.length === this.width)
  }

  /** One record read by itself; null when it is none. */
  private fields(record: string): string[] | null {
    const { data, errors } = Papa.parse<string[]>(record, habits)
    return errors.length === 0 && data.length === 1 && !record.includes('\0') ? (data[0] as string[]) : null
  }
}

const habits = { delimiter: ',', newline: '\n', skipEmptyLines: true } as const

type Span = { line: number; at: number; end: number; breaks: number }

const endOfLine = (text: string, at: number) => {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

/** Looks for each quotation mark of a text once, though most lines ask for the next one and have none. */
class Quotes {
  private soughtFrom = Number.POSITIVE_INFINITY
  private next = -1

  constructor(private readonly text: string) {}

  oddBetween(from: number, end: number): boolean {
    // After a slip, reading goes on at an earlier place than the search has reached.
    if (from < this.soughtFrom || (this.next !== -1 && this.next < from)) this.seek(from)
    let odd = false
    while (this.next !== -1 && this.next < end) {
      odd = !odd
      this.seek(this.next + 1)
    }
    return odd
  }

  private seek(from: number): void {
    this.soughtFrom = from
    this.next = this.text.indexOf('"', from)
  }
}
