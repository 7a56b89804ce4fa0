import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { DataSource } from 'typeorm'
import { type TestApp, testApp } from '../testing/app.ts'
import { Saturday } from '../testing/saturday.ts'
import { type Scene, scene } from '../testing/scene.ts'
import { verifyBar } from './verifying.ts'

let app: TestApp
let here: Scene
beforeAll(async () => {
  app = await testApp()
  app.clock.travelTo('2026-03-11T10:00:00Z')
  here = await scene(app.db.owner)
  const day = new Saturday(app, here, 5)
  for (let i = 0; i < 120; i++) await day.step()
  await fetch(`${app.url}/api/bars`)
})
afterAll(() => app.close())

const verify = () => app.get(DataSource).transaction('REPEATABLE READ', (em) => verifyBar(em, here.bar))
/** What the check says once something was changed behind the log's back. */
async function meddledWith(sql: string, ...values: unknown[]): Promise<string[]> {
  await app.db.owner.query(sql, values)
  return (await verify()).faults
}

test('after a Saturday the log alone rebuilds the line: every ticket, desk, and what is shown', async () => {
  const { faults, events, tickets } = await verify()
  expect(faults).toEqual([])
  expect(events).toBeGreaterThan(60)
  expect(tickets).toBeGreaterThan(15)
})

test('what was changed behind the log is named: a turn, a desk, the version, a ticket, an event', async () => {
  const [ticket] = (await app.db.owner.query<{ id: string; code: string }>('SELECT id, code FROM ticket WHERE bar_id = $1 LIMIT 1', [here.bar])).rows
  const moved = await meddledWith(`UPDATE ticket SET turn_at = turn_at - interval '1 minute' WHERE id = $1`, ticket?.id)
  expect(moved).toEqual([expect.stringContaining(`${ticket?.code} (${ticket?.id}) stands otherwise`)])
  await app.db.owner.query(`UPDATE ticket SET turn_at = turn_at + interval '1 minute' WHERE id = $1`, [ticket?.id])
  expect((await verify()).faults).toEqual([])

  const [desk] = (await app.db.owner.query<{ number: number }>('SELECT number FROM desk WHERE bar_id = $1 AND staff_id IS NOT NULL', [here.bar])).rows
  expect(await meddledWith(`UPDATE desk SET skills = '{magic}' WHERE bar_id = $1 AND number = $2`, here.bar, desk?.number)).toEqual([
    `desk ${desk?.number} stands otherwise than its events say`,
  ])
  const [{ version }] = (await app.db.owner.query('SELECT version FROM bar WHERE id = $1', [here.bar])).rows
  expect(await meddledWith('DELETE FROM event WHERE bar_id = $1 AND version = $2', here.bar, version)).toContainEqual(
    expect.stringContaining('the bar is at version'),
  )
  expect(
    await meddledWith(`UPDATE event SET data = jsonb_set(data, '{after,state}', '"done"') WHERE bar_id = $1 AND kind = 'ticket.joined'`, here.bar),
  ).toContainEqual(expect.stringContaining('is no move'))
})
