import type { Page } from 'playwright-core'
import { screens } from '../client/words/screens.ts'
import type { ScreenKind } from '../shared/pairing.ts'
import { button } from './customer.ts'
import type { House } from './house.ts'
import { signIn } from './desk.ts'

/** A supervisor makes a screen; its code is typed on the device of this page. Answers the supervisor's page, on the list. */
export async function pair(house: House, device: Page, kind: ScreenKind, name: string): Promise<Page> {
  const supervisor = await house.enter()
  await signIn(supervisor, house, house.supervisor, '/screens')
  await supervisor.getByRole('radio', { name: screens.kinds[kind].name }).check()
  await supervisor.getByLabel(screens.name).fill(name)
  await button(supervisor, screens.make).click()
  const code = (await supervisor.getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/).textContent()) ?? ''
  await device.goto('/screen')
  await device.getByLabel(screens.device.label).fill(code)
  await button(device, screens.device.go).click()
  await device.waitForURL(kind === 'kiosk' ? /\/kiosk$/ : /\/board\//)
  return supervisor
}
