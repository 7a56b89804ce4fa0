import type { Page } from 'playwright-core'
import type { StaffTicket } from '../shared/line.ts'
import type { House } from './house.ts'

/** What happens behind a journey, without walking through the pages: asked with the cookies of the person at this browser. */
export async function ask<T>(page: Page, method: 'GET' | 'POST', path: string, body: object = {}): Promise<T> {
  const answer = await page.evaluate(
    async ([method, path, body]) => {
      const init = method === 'GET' ? {} : { method, headers: { 'content-type': 'application/json' }, body }
      const answer = await fetch(`/api${path}`, init)
      return { ok: answer.ok, text: await answer.text() }
    },
    [method, path, JSON.stringify(body)] as const,
  )
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.text}`)
  return JSON.parse(answer.text) as T
}

/** Somebody comes to the desk without a phone. `page`: a specialist's; `vouchedBecause`: empty where the purchase is still to be shown. */
export async function walksIn(page: Page, { bar }: Pick<House, 'bar'>, name: string, vouchedBecause = 'Receipt seen'): Promise<StaffTicket> {
  const body = { topic: bar.topics.advice.id, name, vouchedBecause, proof: vouchedBecause ? 'vouched' : 'at_desk' }
  return (await ask<{ ticket: StaffTicket }>(page, 'POST', `/bars/${bar.id}/walk-ins`, body)).ticket
}
