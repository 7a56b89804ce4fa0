import { spawnSync } from 'node:child_process'
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
  expect(events).toBeGreaterThan(40)
  expect(tickets).toBeGreaterThan(15)
})

/** `npm run verify`, as an administrator types it. */
function command(): { status: number | null; said: string } {
  const { owner, desk, sales } = app.db.urls
  const its = { DATABASE_URL: owner, DESK_DATABASE_URL: desk, SALES_DATABASE_URL: sales, APP_SECRET: 'x'.repeat(32), NODE_ENV: 'production' }
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...its }
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'verify'], { env, encoding: 'utf8' })
  return { status, said: stdout }
}

test('the command says so and ends well; where a row stands otherwise it names bar and ticket and does not', async () => {
  const sound = command()
  expect(sound.said).toMatch(/^1 bar, \d\d+ events, \d\d+ visits in [\d.]+ s: the log and the tables say the same\n$/)
  expect(sound.status).toBe(0)
  const { rows } = await app.db.owner.query('SELECT b.slug, t.id, t.code FROM ticket t JOIN bar b ON b.id = t.bar_id WHERE b.id = $1 LIMIT 1', [here.bar])
  const [{ slug, id, code }] = rows
  await app.db.owner.query('UPDATE ticket SET place = place + 1 WHERE id = $1', [id])
  const broken = command()
  await app.db.owner.query('UPDATE ticket SET place = place - 1 WHERE id = $1', [id])
  expect(broken.said).toMatch(new RegExp(`^${slug}:\n  ${code} \\(${id}\\) has another .*\n1 bar, .*: 1 bar not as the log says\n$`))
  expect(broken.status).toBe(1)
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
