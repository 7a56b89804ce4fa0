import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { CDPSession, Page } from 'playwright-core'
import { board } from '../client/words/board.ts'
import type { By, StaffWho } from '../server/platform/access.ts'
import { CallingService } from '../server/queue/calling.service.ts'
import { DesksService } from '../server/queue/desks.service.ts'
import { QueueService } from '../server/queue/queue.service.ts'
import { SessionsService } from '../server/sessions/sessions.service.ts'
import { found, rounds } from '../server/testing/counts.ts'
import { signIn } from './desk.ts'
import { type House, openHouse, until } from './house.ts'

jest.setTimeout(1_200_000)
/** Only with `npm run prove`: as many changes as a busy place has in about a month. */
const changes = rounds(0, 20_000)
const proving = changes > 0 ? describe : describe.skip

proving('a board that runs for days', () => {
  let house: House
  let page: Page
  let devtools: CDPSession
  let who: StaffWho
  let by: By
  beforeAll(async () => {
    house = await openHouse()
    page = await house.enter({ viewport: { width: 1920, height: 1080 } })
    await signIn(page, house, house.specialist)
    await page.goto(`/board/${house.bar.slug}`)
    await page.getByText(board.nobody).waitFor()
    devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')
    const { rows } = await house.app.db.owner.query<{ id: string; name: string }>('SELECT id, name FROM staff WHERE email = $1', [house.specialist.email])
    const [{ id, name }] = rows as [{ id: string; name: string }]
    who = { kind: 'staff', id, login: id, name, role: 'specialist', bars: [house.bar.id] }
    by = { kind: 'staff', id }
    await house.app.get(DesksService).open(by, who, house.bar.id, house.bar.desks[0] as string)
  })
  afterAll(() => house.close())

  const version = async () => Number((await house.app.db.owner.query('SELECT version FROM bar WHERE id = $1', [house.bar.id])).rows[0].version)

  /** Somebody comes, is called, helped and goes: four changes or more. */
  async function visit(): Promise<string> {
    const { bar, app } = house
    const { ticket } = await app
      .get(QueueService)
      .walkIn(by, bar.id, { topic: bar.topics.advice.id, name: 'Somebody', about: '', contact: '', vouchedBecause: '', proof: 'at_desk' })
    await app.get(CallingService).call(by, who, bar.id, bar.desks[0] as string, ticket.id)
    await app.get(CallingService).start(by, who, bar.id, ticket.id)
    await app.get(SessionsService).finish(by, who, bar.id, ticket.id, { outcome: 'solved', note: '', summary: '' })
    return ticket.code
  }
  /** What the page holds once everything that it let go is collected (bytes, nodes, listeners). */
  async function holds() {
    for (let times = 0; times < 3; times++) await devtools.send('HeapProfiler.collectGarbage')
    const { metrics } = await devtools.send('Performance.getMetrics')
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
    return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') }
  }
  async function play(count: number): Promise<void> {
    for (const start = await version(); (await version()) < start + count; ) for (let visits = 0; visits < 25; visits++) await visit()
    // The last one who waits is on the board: it has heard everything.
    const { bar, app } = house
    const { ticket } = await app
      .get(QueueService)
      .walkIn(by, bar.id, { topic: bar.topics.advice.id, name: 'Last', about: '', contact: '', vouchedBecause: '', proof: 'at_desk' })
    await page.getByText(ticket.code, { exact: true }).waitFor()
    await app.get(CallingService).call(by, who, bar.id, bar.desks[0] as string, ticket.id)
    await app.get(CallingService).start(by, who, bar.id, ticket.id)
    await app.get(SessionsService).finish(by, who, bar.id, ticket.id, { outcome: 'solved', note: '', summary: '' })
    await until('the board is empty again', () => page.getByText(board.nobody).isVisible())
  }

  test(`is as light after ${changes} changes as at first`, async () => {
    await play(changes / 20)
    const before = await holds()
    await play(changes)
    const after = await holds()
    const mb = (bytes: number) => (bytes / 1_048_576).toFixed(2)
    found(
      `Board: heap of the page ${mb(before.heap)} MB after ${changes / 20} changes, ${mb(after.heap)} MB after ${changes} more; nodes ${before.nodes} and ${after.nodes}.`,
    )
    expect(after.heap - before.heap).toBeLessThan(2 * 1_048_576)
    expect([after.nodes - before.nodes < 200, after.listeners - before.listeners < 20]).toEqual([true, true])
  })
})
