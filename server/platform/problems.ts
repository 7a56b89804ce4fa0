import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm'
import type { ErrorCode } from '../../shared/errors.ts'
import { problemOf, Refusal } from './refusal.ts'
import { postgresCode } from './transaction.ts'

/**
 * What PostgreSQL says when the data or the crowd is the cause. Codes: PostgreSQL manual, appendix A. Whoever knows better (a seat
 * that was taken, say) turns the error into a refusal of their own before it comes here.
 */
const byPostgres: Record<string, ErrorCode> = {
  '22P02': 'bad_request', // invalid text representation
  '22021': 'bad_request', // character that cannot be kept
  '22P05': 'bad_request', // untranslatable character
  '22003': 'bad_request', // number out of range
  '22001': 'bad_request', // text too long
  '22007': 'bad_request', // not a date
  '22008': 'bad_request', // date out of range
  '23502': 'bad_request', // null where something has to be
  '23503': 'not_found', // names something that is not there
  '23514': 'bad_request', // check violated
  '23505': 'try_again', // somebody was first
  '23P01': 'try_again', // overlaps what somebody else has
  '40001': 'try_again', // serialization failure
  '40P01': 'try_again', // deadlock
  '55P03': 'line_busy', // lock not had in time
  '57014': 'line_busy', // statement took too long
}
const byStatus: Record<number, ErrorCode> = { 404: 'not_found', 405: 'method_not_allowed', 413: 'too_large', 415: 'not_json', 429: 'too_many_tries' }

/** Of PostgreSQL (57P0x: it stops, crashed, starts; 08xxx, 53300: no connection to be had) and of the operating system. */
const awayCode = /^(57P0[1-3]|08\d\d\d|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
/** What `pg` says of a connection that ended under a statement; it has no code. */
const awayWords = /^(Connection terminated|Client has encountered a connection error|Client was closed)/
/** What TypeORM says of one that ended between two statements of a transaction. */
const gone = [QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError]

/** Whether the database cannot be reached, or left while it was asked. */
function isAway(error: unknown): boolean {
  const { message } = (error ?? {}) as { message?: unknown }
  if (gone.some((kind) => error instanceof kind)) return true
  return awayCode.test(postgresCode(error) ?? '') || (typeof message === 'string' && awayWords.test(message))
}

/** Whatever went wrong, as a refusal that says so; undefined when it is our own fault. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const code = byPostgres[postgresCode(error) ?? '']
  if (code) return new Refusal(code)
  if (isAway(error)) return new Refusal('records_away', { retryAfter: 2 })
  const { message, statusCode } = (error ?? {}) as { message?: string; statusCode?: number }
  if (message === 'timeout exceeded when trying to connect') return new Refusal('line_busy')
  const status = error instanceof HttpException ? error.getStatus() : statusCode
  if (status === undefined || status >= 500 || status < 400) return undefined
  return new Refusal(byStatus[status] ?? 'bad_request')
}

/** Sends a refusal; its `retryAfter` (seconds) also goes into the header of that name. */
export function answer(reply: FastifyReply, refusal: Refusal): void {
  const { retryAfter } = refusal.details
  if (typeof retryAfter === 'number') reply.header('retry-after', String(Math.ceil(retryAfter)))
  reply.status(refusal.status).header('content-type', 'application/problem+json; charset=utf-8').header('cache-control', 'no-store')
  reply.send(JSON.stringify(problemOf(refusal)))
}

/** The one place that turns what was thrown into an answer. What is our own fault is logged, and the answer says nothing of it. */
@Catch()
export class Problems implements ExceptionFilter {
  private readonly log = new Logger('Problems')

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const reply = http.getResponse<FastifyReply>()
    if (reply.sent || reply.raw.headersSent) return
    const refusal = refusalOf(error) ?? this.ourFault(error, request)
    answer(reply, refusal)
  }

  private ourFault(error: unknown, request: FastifyRequest): Refusal {
    const stack = error instanceof Error ? error.stack : String(error)
    this.log.error(`${request.method} ${request.routeOptions?.url ?? 'unknown route'} failed`, stack)
    return new Refusal('unexpected')
  }
}
