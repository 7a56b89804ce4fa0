import type { NewPurchase } from '../purchases/new-purchase.ts'
import { type BadRow, CsvRecords } from './csv-records.ts'
import { Orders } from './orders.ts'
import { NotAnOrdersExport, type OrderRow, readHeader } from './orders-file.ts'

type Reading = { country?: string | undefined; onBad: (row: BadRow) => void }

/** Bytes of an orders export in, purchases out. Knows nothing of a database. */
export class OrdersReader {
  private readonly decoder = new TextDecoder('utf-8')
  private readonly records: CsvRecords
  private readonly orders: Orders
  private pick: ((fields: string[]) => OrderRow) | null = null
  private begun = false

  constructor({ country, onBad }: Reading) {
    this.orders = new Orders(onBad, country)
    this.records = new CsvRecords((row) => {
      if (this.pick === null) throw new NotAnOrdersExport('a first line that cannot be read as CSV')
      onBad(row)
    })
  }

  /** Lines read so far. */
  get lines(): number {
    return this.records.lines
  }

  *push(bytes: Uint8Array): Generator<NewPurchase> {
    if (!this.begun && bytes.length > 0) {
      this.begun = true
      refuseOtherEncodings(bytes)
    }
    for (const { line, fields } of this.records.push(this.decoder.decode(bytes, { stream: true }))) yield* this.row(line, fields)
  }

  *end(): Generator<NewPurchase> {
    for (const { line, fields } of this.records.end(this.decoder.decode())) yield* this.row(line, fields)
    if (this.pick === null) throw new NotAnOrdersExport('an empty file')
    const last = this.orders.end()
    if (last) yield last
  }

  private *row(line: number, fields: string[]): Generator<NewPurchase> {
    if (this.pick === null) {
      this.pick = readHeader(fields)
      return
    }
    const finished = this.orders.take(line, this.pick(fields))
    if (finished) yield finished
  }
}

function refuseOtherEncodings(bytes: Uint8Array): void {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) throw new NotAnOrdersExport('a text in UTF-16; save it as "CSV UTF-8"')
  if (first === 0x50 && second === 0x4b) throw new NotAnOrdersExport('a ZIP archive or a spreadsheet; unpack it, or save it as "CSV UTF-8"')
  if (first === 0x1f && second === 0x8b) throw new NotAnOrdersExport('a compressed file; unpack it first')
}
