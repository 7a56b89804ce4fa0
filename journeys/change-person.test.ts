import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { auth } from '../client/words/auth.ts'
import { violationsOf } from './axe.ts'
import { tablet } from './browser.ts'
import { signIn } from './desk.ts'
import { type House, openHouse } from './house.ts'

jest.setTimeout(120_000)
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const exactly = (name: string) => ({ name, exact: true })

test('a colleague sets a PIN and takes over a shared tablet with it, by keyboard and by touch; the desk page stays', async () => {
  const [own, shared] = await Promise.all([house.enter(), house.enter(tablet)])
  await Promise.all([signIn(own, house, house.second), signIn(shared, house, house.specialist, `/desk/${house.bar.slug}`)])

  await own.getByRole('button', exactly(auth.you(house.second.name))).click()
  await own.getByRole('button', exactly(auth.myPin)).click()
  await own.getByLabel(auth.newPin).fill('1234')
  await own.getByLabel(auth.password, { exact: true }).fill(house.password)
  await own.getByRole('button', exactly(auth.keepPin)).click()
  await own.getByText(auth.easyPin).waitFor()
  await own.getByLabel(auth.newPin).fill('2580')
  await own.getByRole('button', exactly(auth.keepPin)).click()
  await own.getByText(auth.pinKept).waitFor()

  const address = shared.url()
  await shared.getByRole('button', exactly(auth.you(house.specialist.name))).click()
  await shared.getByRole('button', exactly(auth.changePerson)).click()
  await shared.getByRole('button', { name: house.second.name }).click()
  await shared.getByLabel(auth.pin, { exact: true }).and(shared.locator(':focus')).waitFor()
  await shared.keyboard.type('1470')
  await shared.keyboard.press('Enter')
  await shared.getByRole('alert').getByText('That PIN is not right.').waitFor()
  expect(await violationsOf(shared)).toEqual([])
  for (const digit of ['2', '5', '8', '0']) await shared.getByRole('button', exactly(digit)).click()
  await shared.getByRole('button', exactly(auth.goOn)).click()
  await shared.getByRole('button', exactly(auth.you(house.second.name))).waitFor()
  expect(shared.url()).toBe(address)
})
