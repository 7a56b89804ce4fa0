import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { Intake } from './intake.ts'
import type { NewPurchase } from './new-purchase.ts'

let db: TestDatabase
let intake: Intake
beforeAll(async () => {
  db = await testDatabase()
  intake = new Intake(db.sales, db.clock)
})
beforeEach(() => db.owner.query('TRUNCATE sales.purchase, sales.item, sales.contact_key'))
afterAll(() => db.close())

const purchase = (number: string, changes: Partial<NewPurchase> = {}): NewPurchase => ({
  number,
  receipt: null,
  boughtAt: '2020-02-29T12:00:00Z',
  boughtOn: '2020-02-29',
  channel: 'pos',
  place: 'Tab\there\\ and "there"',
  billingPostcode: null,
  shippingPostcode: null,
  refunded: false,
  cancelled: false,
  items: [{ position: 0, quantity: 1, sku: null, name: 'Ünïcode 王\n\\N', serial: null }],
  contacts: [{ kind: 'email', value: `${number}@example.com` }],
  ...changes,
})
const all = async (table: string) => (await db.owner.query(`SELECT * FROM sales.${table} ORDER BY 1, 2, 3`)).rows

test('every character arrives as it was', async () => {
  await intake.take('shopify', [purchase('1')])
  expect(await all('purchase')).toMatchObject([{ place: 'Tab\there\\ and "there"', receipt: null, bought_on: '2020-02-29' }])
  expect(await all('item')).toMatchObject([{ name: 'Ünïcode 王\n\\N', sku: null }])
})

test('the same number of two feeds is two purchases', async () => {
  expect(await intake.take('dublin', [purchase('1')])).toEqual({ added: 1, known: 0 })
  expect(await intake.take('berlin', [purchase('1')])).toEqual({ added: 1, known: 0 })
})

test('known purchases get what was missing, and nothing is taken back', async () => {
  await intake.take('shopify', [purchase('1', { refunded: true, contacts: [] }), purchase('2')])
  const second = { position: 1000, quantity: 2, sku: 'X', name: 'Cable', serial: null }
  const mended = purchase('1', { cancelled: true, items: [second], contacts: [{ kind: 'phone', value: '+353871234567' }] })
  expect(await intake.take('shopify', [mended, purchase('3')])).toEqual({ added: 1, known: 1 })
  expect(await all('purchase')).toMatchObject([
    { number: '1', refunded: true, cancelled: true },
    { number: '2', refunded: false, cancelled: false },
    { number: '3' },
  ])
  expect((await all('item')).map(({ position }) => position)).toEqual([0, 1000, 0, 0])
  expect((await all('contact_key')).map(({ value }) => value)).toEqual(['+353871234567', '2@example.com', '3@example.com'])
})

test('an order that stands twice in a batch is one purchase', async () => {
  expect(await intake.take('shopify', [purchase('1'), purchase('2'), purchase('1', { refunded: true }), purchase('1')])).toEqual({ added: 2, known: 2 })
  expect(await all('purchase')).toMatchObject([{ number: '1', refunded: true }, { number: '2' }])
})

test('a batch comes whole or not at all', async () => {
  const broken = purchase('2', { items: [{ position: 0, quantity: Number.NaN, sku: null, name: 'x', serial: null }] })
  await expect(intake.take('shopify', [purchase('1'), broken])).rejects.toThrow()
  expect(await all('purchase')).toEqual([])
  expect(await intake.take('shopify', [purchase('1')])).toEqual({ added: 1, known: 0 })
})

test('ten imports of the same orders at once, in any order, bring them once', async () => {
  const orders = Array.from({ length: 200 }, (_, n) => purchase(String(n)))
  const taken = await Promise.all(Array.from({ length: 10 }, (_, n) => intake.take('shopify', n % 2 ? orders : [...orders].reverse())))
  expect(taken.reduce((sum, { added }) => sum + added, 0)).toBe(200)
  expect(await all('item')).toHaveLength(200)
})

test('a feed can be forgotten, and only that one', async () => {
  await intake.take('demo', [purchase('1')])
  await intake.take('shopify', [purchase('1')])
  await intake.forget('demo')
  expect(await all('purchase')).toMatchObject([{ source: 'shopify' }])
  expect(await all('item')).toHaveLength(1)
  expect(await all('contact_key')).toHaveLength(1)
})
