import type { ErrorCode, Problem } from '../../shared/errors.ts'
import { common } from '../words/common.ts'
import { serverClock } from './server-clock.ts'

/** `unreachable`: no answer came, so that nobody knows whether it was done. `unexpected`: the server failed or was not understood. */
export type RefusedCode = ErrorCode | 'unreachable' | 'unexpected'

/**
 * Every failed request ends as one of these. `message` is a sentence for the person; `field` names the input to mend; `details`
 * are the other members of the problem+json; `status` is 0 when no answer came.
 */
export class Refused extends Error {
  readonly code: RefusedCode
  readonly status: number
  readonly field: string | null
  readonly details: Record<string, unknown>

  constructor(code: RefusedCode, sentence: string, status: number, field: string | null = null, details: Record<string, unknown> = {}) {
    super(sentence)
    this.name = 'Refused'
    this.code = code
    this.status = status
    this.field = field
    this.details = details
  }

  /** The same request may be sent again, with the same Idempotency-Key: it is not known to have been refused. */
  get worthRetrying(): boolean {
    return this.code === 'unreachable' || this.status >= 500
  }
}

type Options = { signal?: AbortSignal; key?: string }

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && typeof (body as Problem).code === 'string' && typeof (body as Problem).detail === 'string'

async function refusal(response: Response): Promise<Refused> {
  const body: unknown = await response.json().catch(() => null)
  if (!isProblem(body)) return new Refused('unexpected', common.unexpected, response.status)
  return new Refused(body.code, body.detail, response.status, body.field ?? null, body)
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(`/api${path}`, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new Refused('unreachable', common.unreachable, 0)
  }
  const said = response.headers.get('date')
  if (said) serverClock.saidBefore(said)
  // A proxy that answers for a server that is away.
  if ([502, 503, 504].includes(response.status)) throw new Refused('unreachable', common.unreachable, response.status)
  if (!response.ok) throw await refusal(response)
  try {
    return (await response.json()) as T
  } catch {
    throw new Refused('unexpected', common.unexpected, response.status)
  }
}

/** GET `/api` + path. Throws `Refused`; an aborted request throws what `fetch` throws. */
export const get = <T>(path: string, { signal }: Options = {}): Promise<T> =>
  ask<T>(path, { headers: { accept: 'application/json' }, ...(signal && { signal }) })

/** POST `/api` + path as JSON. `key`: the Idempotency-Key of the intent, the same for every retry of it (see `Intent`). */
export const send = <T>(path: string, body: unknown = {}, { signal, key }: Options = {}): Promise<T> =>
  ask<T>(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  })

/** True for a request that was given up on purpose, e.g. because its screen went away. */
export const wasAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

/** Any thrown thing as a sentence for the person. */
export const asRefused = (error: unknown): Refused => (error instanceof Refused ? error : new Refused('unexpected', common.unexpected, 0))
