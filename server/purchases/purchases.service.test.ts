import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readConfig } from '../platform/config.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { Intake } from './intake.ts'
import type { NewPurchase } from './new-purchase.ts'
import { Purchases, type Receipt } from './purchases.service.ts'

let db: TestDatabase
let purchases: Purchases
const config = readConfig({ APP_SECRET: 'a secret that only the tests know' }, () => '')

const bought: NewPurchase = {
  number: '1001',
  receipt: null,
  boughtAt: '2011-03-26T23:30:00-05:00',
  boughtOn: '2011-03-26',
  channel: 'web',
  place: null,
  billingPostcode: 'D02XY45',
  shippingPostcode: '97205',
  refunded: false,
  cancelled: false,
  contacts: [
    { kind: 'email', value: 'ada@example.com' },
    { kind: 'phone', value: '+353871234567' },
  ],
  items: [{ position: 0, quantity: 1, sku: 'CBL', name: 'Cable', serial: null }],
}
const other = (number: string, changes: Partial<NewPurchase>): NewPurchase => ({ ...bought, number, contacts: [], ...changes })

beforeAll(async () => {
  db = await testDatabase()
  purchases = new Purchases(db.sales, config)
  await new Intake(db.sales, db.clock).take('shopify', [
    bought,
    other('EU-7-B', { receipt: '21403721', items: [{ position: 0, quantity: 1, sku: null, name: 'Laptop', serial: 'C02XK1' }] }),
    other('1003', { refunded: true, contacts: [{ kind: 'email', value: 'refunded@example.com' }] }),
    other('1004', {
      cancelled: true,
      contacts: [{ kind: 'email', value: 'cancelled@example.com' }],
      items: [{ position: 0, quantity: 1, sku: null, name: 'Phone', serial: 'CANCELLED1' }],
    }),
  ])
})
afterAll(() => db.close())

describe('by a contact', () => {
  test('whoever once bought anything is helped, however long ago', async () => {
    expect(await purchases.eligibleByContact('email', 'ada@example.com')).toBe(true)
    expect(await purchases.eligibleByContact('phone', '+353871234567')).toBe(true)
  })

  test('an address that nobody bought with is not known, nor is one of the other kind', async () => {
    expect(await purchases.eligibleByContact('email', 'bob@example.com')).toBe(false)
    expect(await purchases.eligibleByContact('phone', 'ada@example.com')).toBe(false)
    expect(await purchases.eligibleByContact('email', '%')).toBe(false)
  })
})

describe('by a receipt', () => {
  test.each<[string, Receipt]>([
    ['order number and day', { number: '#1001', day: '2011-03-26' }],
    ['order number as it is remembered', { number: ' 1001 ', day: '2011-03-26' }],
    ['the day before, seen from elsewhere', { number: '1001', day: '2011-03-25' }],
    ['the day after, seen from elsewhere', { number: '1001', day: '2011-03-27' }],
    ['order number and billing postcode', { number: '1001', postcode: 'd02 xy45' }],
    ['order number and shipping postcode, for a gift', { number: '1001', postcode: '97205-1234' }],
    ['a wrong day does not spoil a right postcode', { number: '1001', day: '2020-01-01', postcode: '97205' }],
    ['letters in any case', { number: '#eu-7-b', day: '2011-03-26' }],
    ['receipt number with its R', { number: 'R-21403721', day: '2011-03-26' }],
    ['receipt number without', { number: '2140 3721', postcode: '97205' }],
    ['serial number and day', { serial: 'c02-xk1', day: '2011-03-26' }],
    ['serial number and postcode', { serial: 'C02XK1', postcode: 'D02 XY45' }],
    ['serial number beside the order', { serial: 'C02XK1', number: 'EU-7-B' }],
    ['a serial number that was typed as the number', { number: 'c02xk1', serial: 'c02xk1', day: '2011-03-26' }],
  ])('%s', async (_, receipt) => {
    expect(await purchases.eligibleByReceipt(receipt)).toBe(true)
  })

  test.each<[string, Receipt]>([
    ['a number alone', { number: '1001' }],
    ['a serial number alone', { serial: 'C02XK1' }],
    ['a day alone', { day: '2011-03-26' }],
    ['a postcode alone', { postcode: '97205' }],
    ['a number that nobody has', { number: '9999', day: '2011-03-26', postcode: '97205' }],
    ['two days off', { number: '1001', day: '2011-03-28' }],
    ['another postcode', { number: '1001', postcode: '97206' }],
    ['the serial number of another order', { number: '1001', serial: 'C02XK1' }],
    ['nothing', {}],
    ['empty words', { number: '', postcode: '', serial: '' }],
  ])('%s is not enough', async (_, receipt) => {
    expect(await purchases.eligibleByReceipt(receipt)).toBe(false)
  })
})

describe('help is not a reward', () => {
  const asked = (rules: Purchases) =>
    Promise.all([
      rules.eligibleByContact('email', 'refunded@example.com'),
      rules.eligibleByReceipt({ number: '1003', day: '2011-03-26' }),
      rules.eligibleByContact('email', 'cancelled@example.com'),
      rules.eligibleByReceipt({ number: '1004', day: '2011-03-26' }),
      rules.eligibleByReceipt({ serial: 'CANCELLED1', day: '2011-03-26' }),
      rules.eligibleByContact('email', 'ada@example.com'),
    ])

  test('what was refunded or cancelled counts', async () => {
    expect(await asked(purchases)).toEqual([true, true, true, true, true, true])
  })
  test('unless the shop says that refunded orders do not', async () => {
    expect(await asked(new Purchases(db.sales, config.with({ COUNT_REFUNDED: false })))).toEqual([false, false, true, true, true, true])
  })
  test('or that cancelled ones do not', async () => {
    expect(await asked(new Purchases(db.sales, config.with({ COUNT_CANCELLED: false })))).toEqual([true, true, false, false, false, true])
  })
})

test('the desk cannot ask by itself: its login does not reach the purchases', async () => {
  await expect(db.desk.query('SELECT FROM sales.purchase')).rejects.toThrow(/permission denied/)
})

test('each question is one statement, whether the answer is yes or no', async () => {
  const asked: string[] = []
  const query = (statement: string, values: unknown[]) => {
    asked.push(statement)
    return db.sales.query(statement, values)
  }
  const room = new Purchases({ query } as unknown as typeof db.sales, config)
  for (const address of ['ada@example.com', 'nobody@example.com']) await room.eligibleByContact('email', address)
  for (const number of ['1001', 'R-21403721', 'nothing']) await room.eligibleByReceipt({ number, day: '2011-03-26' })
  expect(asked).toHaveLength(5)
  expect(new Set(asked).size).toBe(2)
})
