import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { FastifyInstance } from 'fastify'
import { configFor } from '../testing/app.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { httpServer } from './http.ts'
import { AppLogger } from './logger.ts'
import { PlatformModule } from './platform.module.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercare-client-'))
const client = join(folder, 'client')
const script = `console.log(${JSON.stringify('x'.repeat(2000))})`
let db: TestDatabase
let app: Awaited<ReturnType<typeof httpServer>>

class Nothing {}

beforeAll(async () => {
  mkdirSync(join(client, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'hunter2')
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>Aftercare</title>')
  writeFileSync(join(client, 'assets/index-B1x_z-9Q.js'), script)
  writeFileSync(join(client, 'assets/index-B1x_z-9Q.js.br'), brotliCompressSync(script))
  writeFileSync(join(client, 'sw.js'), script)
  db = await testDatabase()
  const config = configFor(db)
  app = await httpServer({ module: Nothing, imports: [PlatformModule.with(config, db.clock)] }, config, new AppLogger('silent'), { client })
  await (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).ready()
})
afterAll(async () => {
  await app.close()
  await db.close()
  rmSync(folder, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

test.each(['/', '/place/k7m4', '/staff'])('%s is a page of the client, never from a cache', async (url) => {
  const page = await get(url)
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache'])
  expect(page.body).toMatch('<title>Aftercare')
})

test('what is named after its content is kept for a year, and comes compressed', async () => {
  const plain = await get('/assets/index-B1x_z-9Q.js')
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(plain.body).toBe(script)
  const small = await get('/assets/index-B1x_z-9Q.js', { 'accept-encoding': 'br, gzip' })
  expect([small.headers['content-encoding'], small.headers['cache-control']]).toEqual(['br', 'public, max-age=31536000, immutable'])
  expect(small.rawPayload.length).toBeLessThan(200)
})

test('the service worker is asked for anew each time, so that a newer one is found', async () => {
  const worker = await get('/sw.js')
  expect(worker.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': expect.stringContaining('javascript') })
  expect(worker.body).toBe(script)
})

test.each(['/api/nothing', '/api', '/assets/other.js', '/favicon.ico'])('%s is not there, and no page pretends otherwise', async (url) => {
  const answer = await get(url)
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
})

test.each(['/../secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%5c..%5csecret.txt'])(
  '%s leads nowhere',
  async (url) => {
    expect((await get(url)).body).not.toMatch('hunter2')
  },
)
