import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import Papa from 'papaparse'
import { family, given, goods, towns } from './demo-people.ts'

/** The feed that demo purchases are imported under, so that they can be removed without touching any other. */
export const demoFeed = 'demo'

/** Purchases that stand in every demo export, one for each way in at the door; the sign-in page and the README name them. */
export const demoPurchases = [
  {
    what: 'a notebook bought long ago',
    email: 'demo+1@example.com',
    number: '#1001',
    receipt: '',
    day: '2012-11-23',
    postcode: 'D08 K7P2',
    serial: 'N12AFT3RCAR',
  },
  { what: 'a charger, and nothing else ever', email: 'demo+2@example.com', number: '#1002', receipt: '', day: '2019-05-04', postcode: '20095', serial: '' },
  { what: 'a gift, paid in cash at the till', email: '', number: '#1003', receipt: 'R-40012345', day: '2024-12-23', postcode: '', serial: 'T24G1FT0001' },
  { what: 'earphones that were sent back', email: 'demo+3@example.com', number: '#1004', receipt: '', day: '2025-02-14', postcode: '60607', serial: '' },
] as const

const bySide = (side: string) =>
  ['Name', 'Street', 'Address1', 'Address2', 'Company', 'City', 'Zip', 'Province', 'Country', 'Phone'].map((title) => `${side} ${title}`)
const columns =
  `Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,${bySide('Billing').join()},${bySide('Shipping').join()},Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References`.split(
    ',',
  )
type Row = Record<string, string>

/**
 * Writes an export with the columns and habits of Shopify's: `count` orders of invented people from 2010 to 2025, the same for
 * the same seed. The first are `demoPurchases`. Amounts are in it, as in a real one: it is the importer that drops them.
 */
export async function writeDemoOrders(path: string, count: number, seed: number): Promise<void> {
  await pipeline(Readable.from(pieces(count, new Dice(seed))), createWriteStream(path))
}

function* pieces(count: number, dice: Dice): Generator<string> {
  let rows: Row[] = []
  let titles = true
  for (let n = 0; n < count; n++) {
    rows.push(...order(n, dice))
    if (rows.length < 500 && n < count - 1) continue
    yield `${Papa.unparse({ fields: columns, data: rows.map((row) => columns.map((title) => row[title] ?? '')) }, { header: titles, newline: '\r\n' })}\r\n`
    titles = false
    rows = []
  }
}

function order(n: number, dice: Dice): Row[] {
  const known = demoPurchases[n]
  const person = dice.below(30_000)
  const town = towns.find(({ zip }) => zip === known?.postcode) ?? (towns[person % towns.length] as (typeof towns)[number])
  const till = known ? known.receipt !== '' : dice.below(4) === 0
  const nameless = till && (known !== undefined || dice.below(5) < 2)
  const name = `#${1001 + n}`
  const created = `${known?.day ?? dice.day()} ${dice.time()} +0000`
  const status = known?.what.includes('sent back')
    ? 'refunded'
    : known
      ? 'paid'
      : dice.one(['paid', 'paid', 'paid', 'paid', 'partially_refunded', 'refunded', 'voided', 'pending'])
  const amount = `${9 + dice.below(1900)}.${10 + dice.below(90)}`
  const whose = nameless ? {} : contact(person, town, known?.email ?? '', dice)
  const [items, serials] = basket(known, amount, dice)
  const first: Row = {
    Name: name,
    'Financial Status': status,
    'Paid at': status === 'pending' ? '' : created,
    'Fulfillment Status': 'fulfilled',
    'Accepts Marketing': 'no',
    Currency: 'EUR',
    Subtotal: amount,
    Shipping: '0.00',
    Taxes: '0.00',
    Total: amount,
    'Discount Amount': '0.00',
    'Created at': created,
    ...items[0],
    ...whose,
    Notes: dice.below(30) === 0 ? 'Doorbell is broken:\r\nplease "knock", thank you' : '',
    'Note Attributes': serials.length > 0 ? `Serial number: ${serials.join(', ')}` : '',
    'Cancelled at': status === 'voided' ? created : '',
    'Refunded Amount': status.includes('refunded') ? amount : '0.00',
    Vendor: 'Demo shop',
    Location: till ? town.city : '',
    Id: String(7_000_000_000_000 + n),
    Source: till ? 'pos' : 'web',
    'Receipt Number': till ? known?.receipt || `R-${dice.digits(8)}` : '',
  }
  return [first, ...items.slice(1).map((item) => ({ Name: name, ...item }))]
}

function contact(person: number, town: (typeof towns)[number], email: string, dice: Dice): Row {
  const address = email || dice.one([`person${person}@example.com`, `Person${person}@Example.com`, ` person${person}@example.com`])
  const full = `${given[person % given.length]} ${family[person % family.length]}`
  const phone = dice.below(2) === 0 ? town.phone(dice.digits(9)) : ''
  return {
    Email: address,
    'Billing Name': full,
    'Billing Address1': `${1 + (person % 80)} Mill Lane, Flat ${1 + (person % 9)}`,
    'Billing City': town.city,
    'Billing Zip': `'${town.zip}`,
    'Billing Country': town.country,
    'Billing Phone': phone.startsWith('+') ? `'${phone}` : phone,
    Phone: dice.below(5) === 0 ? phone : '',
  }
}

function basket(known: (typeof demoPurchases)[number] | undefined, amount: string, dice: Dice): [Row[], string[]] {
  const count = known ? 1 : 1 + Math.floor((dice.below(10) * dice.below(10)) / 30)
  const chosen = Array.from({ length: count }, () => dice.one(goods))
  if (known)
    chosen[0] =
      goods.find(({ serial, name }) => (known.serial ? serial === known.serial[0] : known.what.includes(name.split(',')[0]?.toLowerCase() ?? ''))) ??
      dice.one(goods)
  // Only some tills write serial numbers down, and then for the first thing in the basket.
  const serial = known?.serial || (chosen[0]?.serial && dice.below(3) === 0 ? `${chosen[0].serial}${dice.digits(10)}` : '')
  const rows = chosen.map(({ name, sku }) => ({
    'Lineitem quantity': '1',
    'Lineitem name': name,
    'Lineitem price': amount,
    'Lineitem sku': sku,
    'Lineitem requires shipping': 'true',
    'Lineitem taxable': 'true',
    'Lineitem fulfillment status': 'fulfilled',
    'Lineitem discount': '0.00',
  }))
  return [rows, serial ? [serial] : []]
}

/** Chance that repeats itself (a linear congruential generator; the constants are those of Numerical Recipes). */
class Dice {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  below(sides: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.state / 2 ** 32) * sides)
  }
  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }
  digits(count: number): string {
    let text = ''
    while (text.length < count) text += String(this.below(10_000)).padStart(4, '0')
    return text.slice(0, count)
  }
  day(): string {
    return `${2010 + this.below(16)}-${String(1 + this.below(12)).padStart(2, '0')}-${String(1 + this.below(28)).padStart(2, '0')}`
  }
  time(): string {
    return [this.below(24), this.below(60), this.below(60)].map((part) => String(part).padStart(2, '0')).join(':')
  }
}
