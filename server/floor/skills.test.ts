import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { DataSource } from 'typeorm'
import type { StaffMe } from '../../shared/auth.ts'
import type { BarBehind } from '../../shared/floor.ts'
import type { StaffDesk } from '../../shared/line.ts'
import type { StaffWho } from '../platform/access.ts'
import { verifyBar } from '../queue/verifying.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser } from '../testing/browser.ts'
import { type Scene, scene, staffMember } from '../testing/scene.ts'
import { connect, staffCookie } from '../testing/sockets.ts'

let app: TestApp
let here: Scene
let supervisor: Browser
let bo: Browser
let bosId: string
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.travelTo('2026-03-10T10:00:00Z')
  here = await scene(app.db.owner)
  bosId = (here.staff[0] as StaffWho).id
  supervisor = await signedIn(await staffMember(app.db.owner, [here.bar], 'supervisor', 'Boss'))
  bo = await signedIn({ id: bosId })
})

async function signedIn({ id }: Pick<StaffWho, 'id'>): Promise<Browser> {
  const browser = new Browser(app)
  const [name = '', value = ''] = (await staffCookie(app, id)).split('=')
  browser.cookies.set(name, value)
  return browser
}
const set = (skills: string[]) => supervisor.post<{ skills: string[] }>(`/staff/${bosId}/skills`, { skills })
const bar = (path: string) => `/bars/${here.bar}${path}`
const desk = (path: string, at = 0) => bo.post<StaffDesk & { code: string }>(bar(`/desks/${here.desks[at]}/${path}`))
const logFaults = async () => (await app.get(DataSource).transaction('REPEATABLE READ', (em) => verifyBar(em, here.bar))).faults

test('whom an open desk calls next follows at once: its screen hears it, and the log rebuilds it', async () => {
  await bo.post(bar('/walk-ins'), { topic: here.topics.special, name: 'Kim' })
  await desk('open')
  expect((await desk('call-next')).body.code).toBe('nobody_to_call')
  const socket = await connect(app, await staffCookie(app, bosId))
  await socket.emitWithAck('watch', { bar: here.bar, audience: 'staff' })
  const heard = new Promise<unknown>((resolve) => {
    socket.once('change', resolve)
  })
  expect((await set([' repair ', 'audio', 'repair'])).body.skills).toEqual(['audio', 'repair'])
  expect(await heard).toMatchObject({ changes: [{ news: { desk: { id: here.desks[0], number: 1, skills: ['audio', 'repair'] } } }] })
  socket.close()
  expect(await logFaults()).toEqual([])
  const called = (await desk('call-next')).body
  expect(called).toMatchObject({ name: 'Kim', state: 'called' })

  await bo.post(bar(`/tickets/${called.id}/put-back`))
  await set([])
  expect((await desk('call-next')).body.code).toBe('nobody_to_call')
  // Pressed twice: the line is told nothing twice.
  await set([])
  const { rows } = await app.db.owner.query("SELECT data->'skills' AS skills FROM event WHERE bar_id = $1 AND kind = 'desk.skillsChanged' ORDER BY version", [
    here.bar,
  ])
  expect(rows.map(({ skills }) => skills)).toEqual([['audio', 'repair'], []])
  expect(await logFaults()).toEqual([])
})

test('of a closed desk nothing is told; it opens with what its specialist can do by then', async () => {
  expect((await set(['repair'])).status).toBe(200)
  expect((await bo.get<StaffMe>('/staff/me')).body.skills).toEqual(['repair'])
  const { specialists, topics, skills } = (await supervisor.get<BarBehind>(bar('/floor'))).body
  expect(specialists.find(({ id }) => id === bosId)).toMatchObject({ name: 'Specialist 1', skills: ['repair'] })
  expect(topics.find(({ id }) => id === here.topics.special)?.skills).toEqual(['repair'])
  expect(skills).toEqual(['repair'])
  const { rows } = await app.db.owner.query('SELECT version FROM bar WHERE id = $1', [here.bar])
  expect(Number(rows[0].version)).toBe(0)
  expect((await desk('open', 1)).body).toMatchObject({ number: 2, skills: ['repair'] })
})

test('somebody of another bar, or nobody at all, has no skills to set here', async () => {
  const elsewhere = await scene(app.db.owner)
  for (const stranger of [elsewhere.staff[0]?.id, here.bar])
    expect((await supervisor.post(`/staff/${stranger}/skills`, { skills: ['repair'] })).body).toMatchObject({
      code: 'not_found',
      detail: 'We do not know this colleague.',
    })
})

test('a desk that opens in the same moment does not open with what was before', async () => {
  for (let round = 0; round < 15; round++) {
    const skills = round % 2 === 0 ? ['repair'] : []
    await Promise.all([set(skills), desk('open')])
    const { rows } = await app.db.owner.query('SELECT d.skills AS at_desk, s.skills FROM desk d JOIN staff s ON s.id = d.staff_id WHERE s.id = $1', [bosId])
    expect(rows).toEqual([{ at_desk: skills, skills }])
    await desk('close')
  }
})

test('two supervisors at once: one of them is told what the other has set, and overwrites nothing', async () => {
  const boss = await signedIn(await staffMember(app.db.owner, [here.bar], 'supervisor', 'Chief'))
  const sets = (by: Browser, skills: string[], seen: string[]) => by.post<{ skills: string[] }>(`/staff/${bosId}/skills`, { skills, seen })
  const now = async () => (await bo.get<StaffMe>('/staff/me')).body.skills
  for (const open of [false, true]) {
    if (open) await desk('open')
    let seen = await now()
    for (let round = 0; round < 8; round++) {
      const lists = [[`${open} ${round} a`], [`${open} ${round} b`]] as [string[], string[]]
      const answers = await Promise.all([sets(supervisor, lists[0], seen), sets(boss, lists[1], seen)])
      const won = answers.findIndex(({ status }) => status === 200)
      expect(await now()).toEqual(lists[won])
      expect(answers[1 - won]?.body).toMatchObject({
        ...{ code: 'skills_changed', skills: lists[won], name: 'Specialist 1' },
        detail: 'Somebody changed what Specialist 1 can do meanwhile. This is how it stands now.',
      })
      seen = lists[won] as string[]
    }
    // In whatever order it is said; and what was set already may be set again, since its answer may have been lost.
    for (let press = 0; press < 2; press++) expect((await sets(boss, ['b', 'a'], press ? ['old'] : [...seen, ...seen])).body.skills).toEqual(['a', 'b'])
  }
  expect(await logFaults()).toEqual([])
})
