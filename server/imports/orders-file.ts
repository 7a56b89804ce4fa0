/**
 * The columns of Shopify's orders export that say who bought what and when. All others, every amount among them, are dropped here:
 * nothing behind this file ever sees them.
 */
const titles = {
  name: 'Name',
  email: 'Email',
  status: 'Financial Status',
  createdAt: 'Created at',
  quantity: 'Lineitem quantity',
  itemName: 'Lineitem name',
  sku: 'Lineitem sku',
  /** Not Shopify's own: where a feed carries serial numbers. */
  serial: 'Lineitem serial number',
  attributes: 'Note Attributes',
  billingZip: 'Billing Zip',
  billingCountry: 'Billing Country',
  billingPhone: 'Billing Phone',
  shippingZip: 'Shipping Zip',
  shippingCountry: 'Shipping Country',
  shippingPhone: 'Shipping Phone',
  phone: 'Phone',
  cancelledAt: 'Cancelled at',
  location: 'Location',
  source: 'Source',
  receipt: 'Receipt Number',
} as const
const required = ['Name', 'Email', 'Financial Status', 'Created at', 'Lineitem quantity', 'Lineitem name'] as const

type Column = keyof typeof titles
export type OrderRow = Record<Column, string>

/** The file is something else. The message says what was expected and what was found; it is for whoever runs the import. */
export class NotAnOrdersExport extends Error {
  constructor(found: string) {
    super(`This is not an orders export. Expected: a CSV file in UTF-8 whose first line names the columns ${required.join(', ')}. Found: ${found}.`)
    this.name = 'NotAnOrdersExport'
  }
}

/** Learns from the header where each column stands; what it returns picks them out of a row. Throws NotAnOrdersExport. */
export function readHeader(header: string[]): (fields: string[]) => OrderRow {
  const places = new Map(header.map((title, place) => [title.trim().toLowerCase(), place]))
  const missing = required.filter((title) => !places.has(title.toLowerCase()))
  if (missing.length > 0) throw new NotAnOrdersExport(`${describe(header)}; without ${missing.join(', ')}`)
  const columns = Object.keys(titles) as Column[]
  const where = columns.map((column) => places.get(titles[column].toLowerCase()) ?? -1)
  return (fields) => {
    const row = {} as OrderRow
    for (let i = 0; i < columns.length; i++) row[columns[i] as Column] = fields[where[i] as number] ?? ''
    return row
  }
}

/** A file without a header begins with an order: its values, amounts among them, are not repeated. */
function describe(header: string[]): string {
  const shown = header.slice(0, 8).map((title) => (/^\p{L}[\p{L} _-]{0,39}$/u.test(title.trim()) ? `"${title.trim()}"` : '(a value)'))
  return `${header.length === 1 ? 'one column' : `${header.length} columns`}: ${shown.join(', ')}${header.length > 8 ? ', …' : ''}`
}
