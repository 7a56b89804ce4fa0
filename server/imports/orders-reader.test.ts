import { describe, expect, test } from '@jest/globals'
import type { NewPurchase } from '../purchases/new-purchase.ts'
import type { BadRow } from './csv-records.ts'
import { NotAnOrdersExport } from './orders-file.ts'
import { OrdersReader } from './orders-reader.ts'

const titles = [
  'Name',
  'Email',
  'Financial Status',
  'Created at',
  'Total',
  'Lineitem quantity',
  'Lineitem name',
  'Lineitem price',
  'Lineitem sku',
  'Billing Zip',
  'Billing Country',
  'Billing Phone',
  'Shipping Zip',
  'Shipping Country',
  'Shipping Phone',
  'Phone',
  'Note Attributes',
  'Cancelled at',
  'Location',
  'Source',
  'Receipt Number',
]
type Cells = Record<string, string>
const order: Cells = {
  Name: '#1001',
  Email: 'ada@example.com',
  'Financial Status': 'paid',
  'Created at': '2019-03-31 23:50:00 +0200',
  Total: '471.11',
  'Lineitem quantity': '1',
  'Lineitem name': 'Laptop 14"',
  'Lineitem price': '471.11',
  'Lineitem sku': 'LAP',
  Source: 'web',
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csv = (rows: Cells[], columns = titles) =>
  [columns, ...rows.map((row) => columns.map((title) => row[title] ?? ''))].map((cells) => cells.map(quoted).join(',')).join('\n')

function read(text: string | Uint8Array): { purchases: NewPurchase[]; bad: BadRow[] } {
  const bad: BadRow[] = []
  const reader = new OrdersReader({ onBad: (row) => bad.push(row) })
  const purchases = [...reader.push(typeof text === 'string' ? new TextEncoder().encode(text) : text), ...reader.end()]
  return { purchases, bad }
}
const one = (cells: Cells): NewPurchase => {
  const { purchases, bad } = read(csv([{ ...order, ...cells }]))
  expect(bad).toEqual([])
  return purchases[0] as NewPurchase
}

test('an order becomes a purchase, and nothing of it is an amount', () => {
  expect(one({ 'Billing Zip': "'d02 XY45", 'Billing Country': 'IE', 'Billing Phone': '087 123 4567', Location: 'Dublin' })).toEqual({
    number: '1001',
    receipt: null,
    boughtAt: '2019-03-31T23:50:00+02:00',
    boughtOn: '2019-03-31',
    channel: 'web',
    place: 'Dublin',
    billingPostcode: 'D02XY45',
    shippingPostcode: null,
    refunded: false,
    cancelled: false,
    items: [{ position: 0, quantity: 1, sku: 'LAP', name: 'Laptop 14"', serial: null }],
    contacts: [
      { kind: 'email', value: 'ada@example.com' },
      { kind: 'phone', value: '+353871234567' },
    ],
  })
})

describe('further rows of an order', () => {
  const further = { Name: '#1001', 'Lineitem quantity': '2', 'Lineitem name': 'Cable', 'Lineitem price': '9.00' }

  test.each([
    ['repeat the number only', further],
    ['repeat e-mail and time too', { ...further, Email: order.Email as string, 'Created at': order['Created at'] as string }],
    ['repeat nothing', { ...further, Name: '' }],
  ])('%s', (_, row) => {
    const { purchases, bad } = read(csv([order, row, row, { ...order, Name: '#1002' }]))
    expect(bad).toEqual([])
    expect(purchases.map(({ number, items }) => [number, ...items.map(({ name, quantity }) => `${quantity} ${name}`)])).toEqual([
      ['1001', '1 Laptop 14"', '2 Cable', '2 Cable'],
      ['1002', '1 Laptop 14"'],
    ])
  })

  test('a bad one costs its order that item only, and leaves its place free', () => {
    const { purchases, bad } = read(csv([order, { ...further, 'Lineitem quantity': '9.50' }, further]))
    expect(bad).toEqual([{ line: 3, reason: "'Lineitem quantity' is not a whole number" }])
    expect(purchases[0]?.items.map(({ position }) => position)).toEqual([0, 2000])
  })

  test('are not taken for an order of their own when its first row is bad', () => {
    const { purchases, bad } = read(
      csv([order, { ...order, Name: '#1002', 'Created at': 'yesterday' }, { ...further, Name: '#1002' }, { ...order, Name: '#1003' }]),
    )
    expect(bad.map(({ line }) => line)).toEqual([3, 4])
    expect(purchases.map(({ number }) => number)).toEqual(['1001', '1003'])
  })
})

describe('who can be found by it', () => {
  const values = (cells: Cells) => one(cells).contacts.map(({ value }) => value)

  test('e-mail in any case, with spaces around it', () => expect(values({ Email: ' Ada@Example.COM ' })).toEqual(['ada@example.com']))
  test('each address once', () =>
    expect(values({ Phone: '+353871234567', 'Billing Phone': "'+353 87 123 4567" })).toEqual(['ada@example.com', '+353871234567']))
  test('a phone belongs to its own country', () =>
    expect(
      values({
        Email: '',
        'Billing Country': 'IE',
        'Billing Phone': '087 123 4567',
        'Shipping Country': 'DE',
        'Shipping Phone': '030 1234567',
        Phone: '0301234568',
      }),
    ).toEqual(['+49301234568', '+49301234567', '+353871234567']))
  test('a phone without a country of its own takes the other', () =>
    expect(values({ Email: '', 'Shipping Country': 'IE', 'Billing Phone': '087 123 4567' })).toEqual(['+353871234567']))
  test('what is no address is left out, the purchase stays', () => expect(values({ Email: 'none', Phone: 'see notes' })).toEqual([]))
  test('two postcodes, when it went elsewhere', () =>
    expect(one({ 'Billing Zip': '10115', 'Shipping Zip': "'97205" })).toMatchObject({ billingPostcode: '10115', shippingPostcode: '97205' }))
})

test('a till receipt needs neither e-mail nor phone', () => {
  expect(one({ Email: '', Source: 'pos', 'Receipt Number': 'R-21403721' })).toMatchObject({ channel: 'pos', receipt: '21403721', contacts: [] })
})

test.each([
  ['paid', '', false, false],
  ['partially_refunded', '', false, false],
  ['refunded', '', true, false],
  ['voided', '', false, true],
  ['paid', '2019-04-01 10:00:00 +0200', false, true],
])('%s, cancelled at "%s"', (status, cancelledAt, refunded, cancelled) => {
  expect(one({ 'Financial Status': status, 'Cancelled at': cancelledAt })).toMatchObject({ refunded, cancelled })
})

test('serial numbers in the note attributes go to the items in their order', () => {
  const { purchases } = read(csv([{ ...order, 'Lineitem quantity': '3', 'Note Attributes': 'gift: yes\nSerial number: c02-xk1, C02XK2' }]))
  expect(purchases[0]?.items.map(({ position, quantity, serial }) => [position, quantity, serial])).toEqual([
    [0, 1, 'C02XK1'],
    [1, 1, 'C02XK2'],
    [2, 1, null],
  ])
})

test('byte order mark, line breaks of Windows and quoted line breaks', () => {
  const text = `\ufeff${csv([
    { ...order, 'Note Attributes': 'Call first,\nthen "knock"' },
    { ...order, Name: '#1002' },
  ])}\n`.replaceAll('\n', '\r\n')
  expect(read(text)).toMatchObject({ purchases: [{ number: '1001' }, { number: '1002' }], bad: [] })
})

test.each([
  ['2019-02-31 10:00:00 +0000', "'Created at' is not a time such as 2026-03-29 14:05:00 +0100"],
  ['2019-13-01 10:00:00 +0000', "'Created at' is not a time such as 2026-03-29 14:05:00 +0100"],
  ['471.11', "'Created at' is not a time such as 2026-03-29 14:05:00 +0100"],
  ['', 'it is a further row of an order whose first row is not above it'],
])('created at "%s" is reported with its line and quotes nothing', (createdAt, reason) => {
  const { purchases, bad } = read(csv([order, { ...order, Name: '#1002', 'Created at': createdAt }, { ...order, Name: '#1003' }]))
  expect(bad).toEqual([{ line: 3, reason }])
  expect(purchases.map(({ number }) => number)).toEqual(['1001', '1003'])
})

test('a row whose cells have slipped is left out: a price may stand under any title', () => {
  const text = csv([order, { ...order, Name: '#1002' }]).replace('#1002,', '#1002,,')
  expect(read(text)).toMatchObject({ purchases: [{ number: '1001' }], bad: [{ line: 3 }] })
})

describe('a file that is not an orders export is refused with what was expected and what was found', () => {
  test.each([
    [
      'customers',
      'First Name,Last Name,Email,Total Spent\nAda,L,ada@example.com,99.10\n',
      /Expected: .*Name, Email.*Found: 4 columns: "First Name", "Last Name", "Email", "Total Spent"; without Name, Financial Status/,
    ],
    ['an export without its header', csv([order]).split('\n')[1] as string, /Found: 21 columns: \(a value\)/],
    ['an empty file', '', /Found: an empty file/],
    ['a spreadsheet', 'PK\u0003\u0004…', /Found: a ZIP archive or a spreadsheet/],
    ['a text in one column', 'hello\nworld\n', /Found: one column: "hello"/],
    ['something without lines', 'x"'.repeat(400_000), /cannot be read as CSV/],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(NotAnOrdersExport)
    expect(() => read(text)).toThrow(message)
    expect(() => read(text)).not.toThrow(/471\.11|99\.10/)
  })

  test('a text in UTF-16', () => expect(() => read(Buffer.from(`\ufeff${csv([order])}`, 'utf16le'))).toThrow(/UTF-16/))
})
