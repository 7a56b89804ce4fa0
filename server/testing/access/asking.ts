import { Agent, request } from 'node:http'
import type { Problem } from '../../../shared/errors.ts'
import { type House, type Person, somewhere } from './house.ts'
import type { Row } from './endpoints.ts'

export type Said = { status: number; type: string; text: string; problem: Problem | null }
export type Sent = { method: string; path: string; headers?: Record<string, string>; body?: string | Buffer }

/** How long (ms) an answer may take, on a machine that does other things too. */
const patience = 20_000
const agent = new Agent({ keepAlive: true, maxSockets: 50 })

/** One request, exactly as it is written: no header is added, nothing is encoded. */
export function ask(url: string, { method, path, headers = {}, body }: Sent): Promise<Said> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const length: Record<string, number> = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const asked = request({ agent, hostname, port, method, path, headers: { ...length, ...headers } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => resolve(said(answer.statusCode ?? 0, answer.headers['content-type'] ?? '', Buffer.concat(chunks).toString())))
    })
    asked.on('error', reject)
    asked.setTimeout(patience, () => asked.destroy(new Error('no answer')))
    asked.end(body)
  })
}

function said(status: number, type: string, text: string): Said {
  return { status, type, text, problem: type.startsWith('application/problem+json') && text !== '' ? (JSON.parse(text) as Problem) : null }
}

/** The request that a row of the table stands for, from this person's own device. */
export async function requestOf(house: House, endpoint: string, row: Row, person: Person): Promise<Sent> {
  const [method = '', template = ''] = endpoint.split(' ')
  const more = (await row.cookies?.(house)) ?? ''
  const send = (await row.send?.(house)) ?? {}
  const id = (await row.id?.(house)) ?? ''
  const known: Record<string, string> = { bar: house.here.bar, desk: house.desk, ticket: house.ticket, session: house.session, device: house.device, id }
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? (row.id ? id : `no ${name}`))
  const cookie = [await house.cookieOf(person), more].filter(Boolean).join('; ')
  const headers = { 'x-forwarded-for': somewhere(), origin: house.app.url, ...(cookie ? { cookie } : {}) }
  if (method === 'GET') return { method, path: `${path}?${new URLSearchParams(send as Record<string, string>)}`, headers }
  return { method, path, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(send) }
}
