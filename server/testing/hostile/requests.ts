import type { OpenAPIObject } from '@nestjs/swagger'
import type { Sent } from '../access/asking.ts'
import type { randomFrom } from '../random.ts'
import { bodies, headers, numbers, others, segments, strings } from './values.ts'

type Dice = ReturnType<typeof randomFrom>
type Schema = { type?: string; format?: string; enum?: string[]; maxLength?: number; minimum?: number; maximum?: number; properties?: Record<string, Schema> }
type Parameter = { name: string; in: string; schema: Schema }
type Operation = { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> } }
export type Endpoint = { method: string; path: string; parameters: Parameter[]; fields: Record<string, Schema> }
/** Values that are right for a field of this name, as far as any is. */
export type Known = Record<string, string | undefined>

export function endpointsOf({ paths }: OpenAPIObject): Endpoint[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as unknown as Record<string, Operation>).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      fields: requestBody?.content['application/json']?.schema.properties ?? {},
    })),
  )
}

/** A value as the schema wants it; where the field's name says what it is about, one that is there. */
function right(name: string, { type, format, enum: choice, minimum = 0, maximum = 10 }: Schema, known: Known, dice: Dice): unknown {
  if (choice) return dice.pick(choice)
  if (known[name] !== undefined && dice.chance(0.9)) return known[name]
  if (type === 'boolean') return dice.chance(0.5)
  if (type === 'integer' || type === 'number') return minimum + Math.floor(dice.next() * (maximum - minimum + 1))
  if (format === 'date') return '2026-03-11'
  if (format === 'date-time') return '2026-03-11T09:00:00Z'
  return dice.pick(['Ada', 'a', '1234', 'ada@example.com', 'Two words'])
}

const wrong = (dice: Dice): unknown => dice.pick(dice.chance(0.6) ? strings : dice.chance(0.5) ? numbers : others)
/** Percent-encoded bytes; unlike encodeURIComponent it takes half a pair too. */
const encoded = (text: string): string => [...Buffer.from(text.slice(0, 8_000))].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** One request to this endpoint that is right but for some of it, or wrong throughout. */
export function hostile(endpoint: Endpoint, known: Known, dice: Dice): Sent {
  const inPath = dice.chance(0.15)
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (inPath ? segmentOf(dice) : (known[name] ?? 'none')))
  const query = queryOf(endpoint, known, dice)
  const method = dice.chance(0.03) ? dice.pick(['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND', 'GET', 'POST']) : endpoint.method
  const strange: Record<string, string> = dice.chance(0.2) ? dice.pick(headers) : {}
  const key: Record<string, string> = dice.chance(0.1) ? { 'idempotency-key': `key ${Math.floor(dice.next() * 20)}` } : {}
  const sent = { method, path: query ? `${path}?${query}` : path, headers: { ...key, ...strange } }
  if (method === 'GET' || method === 'HEAD') return sent
  return { ...sent, headers: { 'content-type': 'application/json', ...sent.headers }, body: bodyOf(endpoint, known, dice) }
}

const segmentOf = (dice: Dice): string => (dice.chance(0.5) ? dice.pick(segments) : encoded(dice.pick(strings)))

function bodyOf({ fields }: Endpoint, known: Known, dice: Dice): string | Buffer {
  if (dice.chance(0.15)) return dice.pick(bodies)
  const names = Object.keys(fields)
  const body: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, right(name, fields[name] as Schema, known, dice)]))
  for (let faults = Math.floor(dice.next() * 3); faults > 0; faults--) {
    const name =
      names.length > 0 && dice.chance(0.85) ? dice.pick(names) : dice.pick(['id', 'role', 'customerId', 'version', 'constructor', 'hasOwnProperty', 'é\u0000'])
    if (dice.chance(0.2)) delete body[name]
    else body[name] = wrong(dice)
  }
  return JSON.stringify(body)
}

function queryOf({ parameters }: Endpoint, known: Known, dice: Dice): string {
  const said = parameters
    .filter((parameter) => parameter.in === 'query' && dice.chance(0.6))
    .flatMap(({ name, schema }) => {
      const value = dice.chance(0.4) ? wrong(dice) : right(name, schema, known, dice)
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
      const one = `${name}=${encoded(text.slice(0, 3_000))}`
      return dice.chance(0.1) ? [one, dice.pick([one, `${name}[a]=b`, `${name}[]=`, name])] : [one]
    })
  if (dice.chance(0.1))
    said.push(dice.pick(['__proto__[x]=1', 'constructor=1', 'a=%', 'b=%ff', '&&&==', `${'c'.repeat(2_000)}=1`, '%00=%00', '__proto__=1&__proto__=2']))
  return said.join('&')
}
