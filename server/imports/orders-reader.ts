import type { NewPurchase } from '../purchases/new-purchase.ts'
import { type BadRow, type CsvRecord, CsvRecords } from './csv-records.ts'
import { Orders } from './orders.ts'
import { NotAnOrdersExport, type OrderRow, readHeader } from './orders-file.ts'

type Reading = { country?: string | undefined; onBad: (row: BadRow) => void }

/** Bytes of an orders export in, purchases out. Knows nothing of a database. */
export class OrdersReader {
  private readonly decoder = new TextDecoder('utf-8')
  private readonly records = new CsvRecords()
  private readonly orders: Orders
  private pick: ((fields: string[]) => OrderRow) | null = null
  private begun = false

  constructor(private readonly reading: Reading) {
    this.orders = new Orders(reading.onBad, reading.country)
  }

  /** Lines read so far. */
  get lines(): number {
    return this.records.lines
  }

  push(bytes: Uint8Array): NewPurchase[] {
    if (!this.begun && bytes.length > 0) {
      this.begun = true
      refuseOtherEncodings(bytes)
    }
    return this.together(this.records.push(this.decoder.decode(bytes, { stream: true })))
  }

  end(): NewPurchase[] {
    const purchases = this.together(this.records.end(this.decoder.decode()))
    if (this.pick === null) throw new NotAnOrdersExport('an empty file')
    const last = this.orders.end()
    return last ? [...purchases, last] : purchases
  }

  private together(records: (CsvRecord | BadRow)[]): NewPurchase[] {
    const purchases: NewPurchase[] = []
    for (const record of records) {
      if (this.pick === null) this.pick = headerOf(record)
      else if ('reason' in record) this.reading.onBad(record)
      else {
        const finished = this.orders.take(record.line, this.pick(record.fields))
        if (finished) purchases.push(finished)
      }
    }
    return purchases
  }
}

function headerOf(record: CsvRecord | BadRow): (fields: string[]) => OrderRow {
  if ('reason' in record) throw new NotAnOrdersExport('a first line that cannot be read as CSV')
  return readHeader(record.fields)
}

function refuseOtherEncodings(bytes: Uint8Array): void {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) throw new NotAnOrdersExport('a text in UTF-16; save it as "CSV UTF-8"')
  if (first === 0x50 && second === 0x4b) throw new NotAnOrdersExport('a ZIP archive or a spreadsheet; unpack it, or save it as "CSV UTF-8"')
  if (first === 0x1f && second === 0x8b) throw new NotAnOrdersExport('a compressed file; unpack it first')
}
