import { Intake } from '../purchases/intake.ts'
import type { NewPurchase } from '../purchases/new-purchase.ts'
import type { TestApp } from './app.ts'

let orders = 1000

/** Somebody once bought something. Returns its order number; day 2024-05-01, postcode 10115 unless said otherwise. */
export async function bought(app: TestApp, { email, phone, ...more }: Partial<NewPurchase> & { email?: string; phone?: string } = {}): Promise<string> {
  const number = String(++orders)
  const contacts: NewPurchase['contacts'] = [
    ...(email ? [{ kind: 'email' as const, value: email }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ]
  const day = { boughtAt: '2024-05-01T12:00:00Z', boughtOn: '2024-05-01', billingPostcode: '10115', shippingPostcode: null }
  const rest = {
    receipt: null,
    channel: 'web',
    place: null,
    refunded: false,
    cancelled: false,
    items: [{ position: 1, quantity: 1, sku: null, name: 'Lamp', serial: `SN${number}X` }],
  } as const
  await app.get(Intake).take('test', [{ ...rest, ...day, items: [...rest.items], number, contacts, ...more }])
  return number
}
