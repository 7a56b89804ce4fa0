import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { LoggerService } from '@nestjs/common'
import type { Asked } from '../../shared/door.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { Browser, codeTo, mailsTo } from '../testing/browser.ts'
import { scene } from '../testing/scene.ts'

let app: TestApp
const others: TestApp[] = []
/** Closed at the end, whatever happens: a server that goes on would keep the tests from ending. */
const another = async (settings: Parameters<typeof testApp>[0]): Promise<TestApp> => {
  const other = await testApp(settings)
  others.push(other)
  return other
}
const logged: string[] = []
const write = (...said: unknown[]) =>
  void logged.push(said.map((word) => (word instanceof Error ? `${word.message} ${word.stack}` : JSON.stringify(word))).join(' '))
const logger: LoggerService = { log: write, error: write, warn: write, debug: write, verbose: write, fatal: write }

beforeAll(async () => {
  app = await testApp()
  app.nest.useLogger(logger)
})
afterAll(() => Promise.all([app, ...others].map((server) => server.close())))

/** Every text of the whole database, jobs and purchases included, in which this stands. */
async function whereIs(secret: string): Promise<string[]> {
  const columns =
    "SELECT table_schema AS s, table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema IN ('public', 'pgboss', 'sales') AND data_type IN ('text', 'json', 'jsonb', 'character varying', 'ARRAY')"
  const { rows } = await app.db.owner.query<{ s: string; t: string; c: string }>(columns)
  const found = await Promise.all(
    rows.map(async ({ s, t, c }) => {
      const { rowCount } = await app.db.owner.query(`SELECT 1 FROM "${s}"."${t}" WHERE "${c}"::text ~ $1`, [`(^|[^0-9A-Za-z])${secret}([^0-9A-Za-z]|$)`])
      return rowCount ? `${s}.${t}.${c}` : ''
    }),
  )
  return found.filter(Boolean)
}

test('no code and no token stands in the database, in a job or in the log', async () => {
  const here = await scene(app.db.owner)
  const who = new Browser(app)
  await who.post('/door/codes', { address: 'ada@example.com' })
  // The queue is looked at twice: with the code on its way, and when it went out.
  const { rows } = await app.db.owner.query("SELECT data::text FROM pgboss.job WHERE name = 'code'")
  expect(rows).toHaveLength(1)
  expect(rows[0].data).not.toContain('ada@example.com')
  const waiting = JSON.stringify(rows)
  const code = await codeTo(app, 'ada@example.com')
  expect(waiting).not.toContain(code)
  await who.post('/door/codes/verify', { address: 'ada@example.com', code: code === '000000' ? '000001' : '000000' })
  await who.post('/door/codes/verify', { address: 'ada@example.com', code })
  const { ticket } = (await who.post<Asked>('/door/join', { bar: here.bar, topic: here.topics.quick, name: 'Ada' })).body
  const letter = (await mailsTo(app, 'ada@example.com')).at(-1)
  const link = /#k=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? 'no link'
  expect(link).toHaveLength(43)
  await new Browser(app).post('/door/open', { ticket: ticket.id, token: link })
  // The search itself finds what is there.
  expect(await whereIs('ada@example.com')).toEqual(expect.arrayContaining(['public.contact.address']))
  for (const secret of [code, link, who.cookies.get('aftercare'), who.cookies.get('aftercare_asked')]) {
    expect(secret).toBeTruthy()
    expect(await whereIs(secret ?? '')).toEqual([])
    expect(logged.join('\n')).not.toContain(secret)
  }
})

test('a mail server that fails is logged and tried again, without code or address', async () => {
  const failing = await another({ SMTP_URL: 'smtp://127.0.0.1:1' })
  failing.nest.useLogger(logger)
  logged.length = 0
  await new Browser(failing).post('/door/codes', { address: 'eve@example.com' })
  await failing.jobs.drain()
  expect(logged.join('\n')).toMatch(/could not be sent: ESOCKET|ECONNREFUSED/)
  expect(logged.join('\n')).not.toMatch(/eve@example\.com|\b\d{6} is your code/)
  const { rows } = await failing.db.owner.query("SELECT state, output::text FROM pgboss.job WHERE name = 'code'")
  expect(rows).toMatchObject([{ state: 'retry' }])
  expect(rows[0].output).not.toContain('eve')
})
