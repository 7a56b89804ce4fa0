import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common'
import { ApiOperation } from '@nestjs/swagger'
import { InjectDataSource } from '@nestjs/typeorm'
import type { FastifyInstance } from 'fastify'
import { DataSource } from 'typeorm'
import { z } from 'zod'
import { id, someWords } from '../../shared/words.ts'
import { configFor } from '../testing/app.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { AsBy, AsStaff, type By, For, type StaffWho } from './access.ts'
import { httpServer } from './http.ts'
import { once } from './idempotency.ts'
import { AppLogger } from './logger.ts'
import { PlatformModule } from './platform.module.ts'
import { Refusal } from './refusal.ts'

const cupBody = z.object({ size: z.number().int().min(1).max(9), name: someWords(20, 'A name, please.') })
const cupsQuery = z.object({ most: z.coerce.number().int().min(1).max(50).default(10) })

/** A room that exists only here: what every real one gets from the platform. */
@Controller()
class Kitchen {
  static filled = 0
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @For('anyone')
  @Get('cups')
  @ApiOperation({ summary: 'Cups', description: 'All of them.' })
  list(@Query({ schema: cupsQuery }) query: z.infer<typeof cupsQuery>) {
    return query
  }

  @For('anyone')
  @Post('cups')
  @ApiOperation({ summary: 'Fill a cup', description: 'Once.' })
  fill(@AsBy() by: By, @Body({ schema: cupBody }) cup: z.infer<typeof cupBody>) {
    return this.database.transaction((tx) =>
      once(tx, by, async () => {
        if (cup.size === 9) throw new Refusal('line_full')
        return { filled: ++Kitchen.filled }
      }),
    )
  }

  @For('supervisor')
  @Get('bars/:bar/cups')
  @ApiOperation({ summary: "A bar's cups", description: 'For its supervisors.' })
  ofBar(@AsStaff() staff: StaffWho, @Param('bar', { schema: id }) bar: string) {
    return { bar, name: staff.name }
  }

  @For('customer')
  @Get('mine')
  @ApiOperation({ summary: 'Mine', description: 'For customers.' })
  mine() {
    return {}
  }

  @For('anyone')
  @Get('broken/:code')
  @ApiOperation({ summary: 'Breaks', description: 'As PostgreSQL would.' })
  broken(@Param('code', { schema: z.string().max(30) }) code: string): never {
    throw Object.assign(new Error('select secret'), { code })
  }
}

@Module({ controllers: [Kitchen] })
class KitchenModule {}

let db: TestDatabase
let app: Awaited<ReturnType<typeof httpServer>>
const bar = randomUUID()
const staff: StaffWho = { kind: 'staff', id: randomUUID(), login: randomUUID(), name: 'Ada', role: 'supervisor', bars: [bar] }

const together = (config = configFor(db)) =>
  httpServer({ module: KitchenModule, imports: [PlatformModule.with(config, db.clock)] }, config, new AppLogger('silent'))

beforeAll(async () => {
  db = await testDatabase()
  app = await together()
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance
  await fastify.ready()
})
afterAll(async () => {
  await app.close()
  await db.close()
})

type Sent = { url: string; method?: 'GET' | 'POST' | 'PUT'; payload?: string | object; headers?: Record<string, string> }
const send = async ({ url, method = 'GET', payload, headers = {} }: Sent) => {
  const type: Record<string, string> = method === 'GET' ? {} : { 'content-type': 'application/json' }
  const answer = await app.inject({ method, url, headers: { ...type, ...headers }, ...(payload === undefined ? {} : { payload }) })
  return { status: answer.statusCode, body: answer.body ? answer.json() : undefined, headers: answer.headers }
}
const problem = async (sent: Sent, status: number, code: string) => {
  const answer = await send(sent)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer).toMatchObject({ status, body: { status, code, type: `urn:aftercare:problem:${code}`, detail: expect.stringMatching(/.{10}/) } })
  return answer.body
}

describe('every refusal is a sentence', () => {
  test('what is wrong in a form is named', async () => {
    const body = await problem({ method: 'POST', url: '/api/cups', payload: { size: 3, name: ' ' } }, 422, 'not_valid')
    expect(body).toMatchObject({ field: 'name', detail: 'A name, please.' })
    expect((await problem({ method: 'POST', url: '/api/cups' }, 422, 'not_valid')).problems).toHaveLength(2)
    expect(await problem({ url: '/api/cups?most=1000' }, 422, 'not_valid')).toMatchObject({ field: 'most' })
  })

  test.each<[string, Sent, number, string]>([
    ['an address that is not there', { url: '/api/nothing' }, 404, 'not_found'],
    ['a file that is not there', { url: '/nothing.png' }, 404, 'not_found'],
    ['a method that is not there', { method: 'PUT', url: '/api/cups' }, 404, 'not_found'],
    ['broken JSON', { method: 'POST', url: '/api/cups', payload: '{"size":' }, 400, 'bad_request'],
    ['a poisoned prototype', { method: 'POST', url: '/api/cups', payload: '{"__proto__":{"size":1}}' }, 400, 'bad_request'],
    [
      'a list that nests without end, with a key',
      { method: 'POST', url: '/api/cups', payload: `${'['.repeat(30_000)}${']'.repeat(30_000)}`, headers: { 'idempotency-key': 'deep' } },
      400,
      'bad_request',
    ],
    ['a list in place of a form', { method: 'POST', url: '/api/cups', payload: '[]' }, 422, 'not_valid'],
    ['a body of 70 kB', { method: 'POST', url: '/api/cups', payload: { size: 1, name: 'x'.repeat(70_000) } }, 413, 'too_large'],
    [
      'a form of another kind',
      { method: 'POST', url: '/api/cups', payload: 'size=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'not_json',
    ],
    ['text that passes for a form', { method: 'POST', url: '/api/cups', payload: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'not_json'],
    ['an address that cannot be read', { url: '/api/broken/%E0%A4%A' }, 400, 'bad_request'],
    ['an address without end', { url: `/api/broken/${'a'.repeat(900)}` }, 400, 'bad_request'],
    ['text that PostgreSQL cannot take', { url: '/api/broken/22021' }, 400, 'bad_request'],
    ['a number beyond its range', { url: '/api/broken/22003' }, 400, 'bad_request'],
    ['a lock that is not had', { url: '/api/broken/55P03' }, 429, 'line_busy'],
    ['a deadlock', { url: '/api/broken/40P01' }, 409, 'try_again'],
  ])('%s', (_, sent, status, code) => problem(sent, status, code))

  test('brackets in a text are no nesting', async () => {
    const more = { list: Array(100).fill('{'), text: '["[[[{{{'.repeat(40) }
    expect(await send({ method: 'POST', url: '/api/cups', payload: { size: 1, name: 'tea', ...more } })).toMatchObject({ status: 201 })
  })

  test('our own fault says nothing of the inside', async () => {
    const body = await problem({ url: '/api/broken/XX000' }, 500, 'unexpected')
    expect(JSON.stringify(body)).not.toMatch(/secret|stack|\.ts/)
  })
})

describe('writes come from our own pages', () => {
  const cup = { method: 'POST', url: '/api/cups', payload: { size: 1, name: 'tea' } } as const

  test('another origin is refused, ours and none at all are not', async () => {
    await problem({ ...cup, headers: { origin: 'https://evil.example' } }, 403, 'foreign_origin')
    await problem({ ...cup, headers: { origin: 'null' } }, 403, 'foreign_origin')
    await problem({ ...cup, headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'foreign_origin')
    expect(await send({ ...cup, headers: { origin: 'http://localhost:3000' } })).toMatchObject({ status: 201 })
    expect(await send(cup)).toMatchObject({ status: 201 })
  })
})

describe('Idempotency-Key', () => {
  const cup = (key: string, size = 2) => ({ method: 'POST' as const, url: '/api/cups', payload: { size, name: 'tea' }, headers: { 'idempotency-key': key } })

  test('ten times the same command, at once, is done once', async () => {
    const before = Kitchen.filled
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(cup('k1'))))
    expect(Kitchen.filled).toBe(before + 1)
    expect(new Set(answers.map(({ body }) => body.filled))).toEqual(new Set([before + 1]))
  })

  test('the same key for something else is refused', async () => {
    await send(cup('k2'))
    await problem(cup('k2', 3), 422, 'key_reused')
  })

  test('a refusal is computed again', async () => {
    await problem(cup('k3', 9), 409, 'line_full')
    await problem(cup('k3', 9), 409, 'line_full')
    const kept = await db.owner.query("SELECT 1 FROM answered WHERE key LIKE '%k3'")
    expect(kept.rowCount).toBe(0)
  })

  test('a key without end is refused', () => problem(cup('k'.repeat(201)), 422, 'not_valid'))
})

describe('who may', () => {
  test('nobody passes where staff or a customer is asked for', async () => {
    await problem({ url: `/api/bars/${bar}/cups` }, 401, 'sign_in_first')
    await problem({ url: '/api/mine' }, 401, 'prove_first')
  })

  test('a supervisor sees their own bar and no other; a specialist neither', async () => {
    let who: StaffWho = staff
    const other = await together()
    const fastify = other.getHttpAdapter().getInstance() as unknown as FastifyInstance
    fastify.addHook('preHandler', async (request) => {
      request.staff = who
    })
    await fastify.ready()
    const asked = async (at: string) => (await other.inject({ url: `/api/bars/${at}/cups` })).json()
    expect(await asked(bar)).toEqual({ bar, name: 'Ada' })
    expect(await asked(randomUUID())).toMatchObject({ code: 'not_your_bar' })
    who = { ...staff, role: 'specialist' }
    expect(await asked(bar)).toMatchObject({ code: 'not_allowed' })
    who = { ...staff, role: 'admin', bars: [] }
    expect(await asked(bar)).toMatchObject({ bar })
    expect(await asked('not-an-id')).toMatchObject({ code: 'not_valid' })
    await other.close()
  })

  test('a handler that nobody thought about stops the start, by name', async () => {
    @Controller()
    class Careless {
      @Get('careless') open() {
        return 1
      }
      @For('anyone') @Post('careless') unchecked(@Body() body: object) {
        return body
      }
    }
    @Module({ controllers: [Careless] })
    class CarelessModule {}
    const config = configFor(db)
    const start = httpServer({ module: CarelessModule, imports: [PlatformModule.with(config, db.clock)] }, config, new AppLogger('silent'))
    await expect(start).rejects.toThrow(/Careless\.open lacks @For.*Careless\.unchecked takes a body/)
  })
})

describe('what the platform itself offers', () => {
  test('health asks the database', async () => {
    expect(await send({ url: '/api/health' })).toMatchObject({ status: 200, body: { status: 'ok', database: 'ok' } })
  })

  test('health fails when every connection is taken', async () => {
    const config = configFor(db).with({ POOL_SIZE: 2 })
    const stuck = await together(config)
    const database = stuck.get(DataSource)
    const held = await Promise.all(
      [1, 2].map(async () => {
        const runner = database.createQueryRunner()
        await runner.connect()
        return runner
      }),
    )
    const answer = await stuck.inject({ url: '/api/health' })
    expect([answer.statusCode, answer.json().status]).toEqual([503, 'failing'])
    await Promise.all(held.map((runner) => runner.release()))
    await stuck.close()
  })

  test('the description holds bodies, queries, params and who may', async () => {
    const { body } = await send({ url: '/api/openapi.json' })
    expect(body.openapi).toBe('3.1.0')
    expect(body.paths['/api/cups'].post.requestBody.content['application/json'].schema).toMatchObject({
      type: 'object',
      required: ['size', 'name'],
      properties: { size: { type: 'integer', minimum: 1, maximum: 9 }, name: { type: 'string', maxLength: 20 } },
    })
    expect(body.paths['/api/cups'].get.parameters).toMatchObject([{ in: 'query', name: 'most', required: false, schema: { maximum: 50 } }])
    expect(body.paths['/api/bars/{bar}/cups'].get.parameters).toMatchObject([{ in: 'path', name: 'bar', schema: { format: 'uuid' } }])
    expect(body.paths['/api/bars/{bar}/cups'].get['x-for']).toBe('supervisor')
  })

  test('pages may run our own scripts only', async () => {
    const { headers } = await send({ url: '/api/health' })
    expect(headers['content-security-policy']).toMatch(/script-src 'self';/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})
