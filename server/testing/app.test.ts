import { expect, test } from '@jest/globals'
import { testApp } from './app.ts'

test('the whole server stands on a database of its own, at a time that stands still', async () => {
  const app = await testApp()
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
  expect(await app.db.desk.query('SELECT count(*) AS bars FROM bar')).toEqual([{ bars: 0 }])
  expect(app.clock.now()).toEqual(app.clock.now())
  await app.close()
})
