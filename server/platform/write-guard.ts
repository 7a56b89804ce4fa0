import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import { Refusal } from './refusal.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])
const json = /^application\/json\s*(;|$)/i
const longestBody = 64 * 1024
/** No form nests deeper than a few levels; thousands of them make JSON.stringify, which recurses, run out of stack. */
const deepest = 32

/**
 * The origins that may write and open sockets: the public one, and the one that the request itself was addressed to. A page of
 * another site cannot choose the Host that a browser sends, and a name that was bent to our address has none of our cookies.
 */
export function isSameOrigin(
  config: Config,
  headers: { origin?: string | undefined; host?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined },
): boolean {
  const { origin, host } = headers
  if (origin === undefined) return headers['sec-fetch-site'] === undefined || ['same-origin', 'none'].includes(String(headers['sec-fetch-site']))
  if (origin === config.PUBLIC_URL) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/**
 * Writes want JSON and the same origin: a form or a link on another site can send neither. Holds for every route there is,
 * whatever its path. JSON is the only body that is read at all, and 64 kB of it.
 */
export function guardWrites(fastify: FastifyInstance, config: Config): void {
  fastify.addHook('onRequest', async (request: FastifyRequest) => {
    if (harmless.has(request.method)) return
    if (!isSameOrigin(config, request.headers)) throw new Refusal('foreign_origin')
    if (!json.test(request.headers['content-type'] ?? '')) throw new Refusal('not_json')
  })
  fastify.removeAllContentTypeParsers()
  const parse = fastify.getDefaultJsonParser('error', 'error')
  fastify.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: longestBody }, (request, body, done) => {
    if (body === '') done(null, {})
    else if (nestsDeeper(body as string, deepest)) done(new Refusal('bad_request'))
    else parse(request, body as string, done)
  })
}

/** Whether this JSON opens more lists and objects inside one another. Brackets in strings do not count. One look at each character, whatever they are. */
function nestsDeeper(json: string, most: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length && depth <= most; at++) {
    const sign = json[at]
    if (sign === '"') inString = !inString
    else if (inString) at += sign === '\\' ? 1 : 0
    else if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') depth--
  }
  return depth > most
}
