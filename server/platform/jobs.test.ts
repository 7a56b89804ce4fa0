import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Logger } from '@nestjs/common'
import { configFor } from '../testing/app.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { Jobs } from './jobs.ts'

let db: TestDatabase
beforeAll(async () => {
  Logger.overrideLogger(false)
  db = await testDatabase()
})
afterAll(() => db.close())

/** Two processes would be two of these. */
async function someJobs(mode: 'running' | 'by hand' = 'by hand') {
  const jobs = new Jobs(configFor(db, { JOBS: mode }))
  const seen: string[] = []
  let failing = 0
  jobs.work<{ to: string }>('mail', async ({ to }) => {
    if (failing-- > 0) throw new Error('the mail server is away')
    seen.push(to)
  })
  await jobs.onApplicationBootstrap()
  const send = (to: string, thenFail = false) =>
    db.desk.transaction(async (tx) => {
      await jobs.send(tx, 'mail', { to })
      if (thenFail) throw new Error('the command was refused')
    })
  return { jobs, seen, send, failNext: (times: number) => (failing = times), stop: () => jobs.beforeApplicationShutdown() }
}
const until = async (done: () => boolean) => {
  for (let tries = 0; !done() && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 25))
}

test('a message exists exactly if the command that sends it does', async () => {
  const { jobs, seen, send, stop } = await someJobs()
  await send('ada')
  await expect(send('bob', true)).rejects.toThrow('refused')
  expect(await jobs.drain()).toBe(1)
  expect(seen).toEqual(['ada'])
  await stop()
})

test('what fails is tried again, later', async () => {
  const { jobs, seen, send, failNext, stop } = await someJobs()
  failNext(1)
  await send('carol')
  await jobs.drain()
  const { rows } = await db.owner.query("SELECT state, retry_count, start_after > now() AS later FROM pgboss.job WHERE data->>'to' = 'carol'")
  expect(rows).toEqual([{ state: 'retry', retry_count: 0, later: true }])
  await db.owner.query('UPDATE pgboss.job SET start_after = now()')
  await jobs.drain()
  expect(seen).toEqual(['carol'])
  await stop()
})

test('two processes share the work and do nothing twice', async () => {
  const [one, two] = [await someJobs('running'), await someJobs('running')]
  for (let n = 0; n < 40; n++) await one.send(`p${n}`)
  await until(() => one.seen.length + two.seen.length >= 40)
  expect([...one.seen, ...two.seen].sort()).toEqual(Array.from({ length: 40 }, (_, n) => `p${n}`).sort())
  await Promise.all([one.stop(), two.stop()])
})

test('a job whose process died is taken up by another', async () => {
  const { jobs, seen, send, stop } = await someJobs()
  await send('dora')
  await db.owner.query("UPDATE pgboss.job SET state = 'active', started_on = now() - interval '2 minutes' WHERE data->>'to' = 'dora'")
  await jobs.drain()
  expect(seen).toEqual([])
  await jobs.tidy()
  await db.owner.query("UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'")
  await jobs.drain()
  expect(seen).toEqual(['dora'])
  await stop()
})
