import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common'
import { ApiExtension } from '@nestjs/swagger'
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

export type Role = 'specialist' | 'supervisor' | 'admin'
/** A person known on this device. `login`: id of the session, not its token. */
export type CustomerWho = { kind: 'customer'; id: string; login: string; proof: 'proven' | 'at_desk' }
/** `bars`: ids of the bars where this person works; an admin works at all of them. */
export type StaffWho = { kind: 'staff'; id: string; login: string; name: string; role: Role; bars: string[] }
/** A paired tablet or television of one bar: nobody's account. Its id is that of its login. */
export type ScreenWho = { kind: 'kiosk' | 'board'; id: string; login: string; name: string; bar: string }
export type Who = { kind: 'nobody' } | CustomerWho | StaffWho | ScreenWho

/** Who gives a command, passed explicitly to every command; `once` carries the Idempotency-Key if there was one. */
export type By = { kind: 'customer' | 'staff' | 'system'; id: string | null; once?: { key: string; hash: Buffer } }
export const bySystem: By = { kind: 'system', id: null }

declare module 'fastify' {
  /** Filled by server/auth in a hook, before anything asks. One request may carry several cookies. */
  interface FastifyRequest {
    staff?: StaffWho | undefined
    customer?: CustomerWho | undefined
    screen?: ScreenWho | undefined
  }
}

export type Audience = 'anyone' | 'customer' | ScreenWho['kind'] | Role
export const audienceKey = 'aftercare:for'

/** Who may call this handler. A handler without it makes the start fail. Staff roles include the higher ones. */
export const For = (audience: Audience): MethodDecorator => applyDecorators(SetMetadata(audienceKey, audience), ApiExtension('x-for', audience))

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>()

/** The customer who asks; in a handler for anyone: the customer, if one is known, or undefined. */
export const AsCustomer = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).customer)
/** The staff member who asks; in a handler for anyone: undefined when nobody is signed in. */
export const AsStaff = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).staff)
/** The paired screen that asks; in a handler for anyone: undefined when this is none. */
export const AsScreen = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).screen)
/** Who gives the command, with the Idempotency-Key of the request. */
export const AsBy = createParamDecorator((_: unknown, context: ExecutionContext): By => {
  const audience = Reflect.getMetadata(audienceKey, context.getHandler()) as Audience
  return byOf(requestOf(context), audience)
})

export function byOf(request: FastifyRequest, audience: Audience): By {
  const { staff, customer } = request
  // At a kiosk stands somebody whom nobody knows yet, whoever else may be known in its browser.
  if (audience === 'kiosk') return { kind: 'customer', id: null, ...onceOf(request, request.screen?.id ?? '') }
  const who = audience === 'customer' ? customer : audience === 'anyone' ? (customer ?? staff) : staff
  return { kind: who?.kind ?? 'customer', id: who?.id ?? null, ...onceOf(request, who ? '' : fingerprint(request)) }
}

/** `from`: whose keys these are, where `By` does not say it. */
function onceOf(request: FastifyRequest, from: string): Pick<By, 'once'> {
  const key = request.headers['idempotency-key']
  if (key === undefined) return {}
  if (typeof key !== 'string' || key.length === 0 || key.length > 200) {
    throw new Refusal('not_valid', { field: 'Idempotency-Key', sentence: 'An Idempotency-Key has 1 to 200 characters.' })
  }
  return { once: { key: from ? `${from} ${key}` : key, hash: commandHash(request) } }
}

/** The same key means the same command only with the same address and body. */
const commandHash = (request: FastifyRequest): Buffer =>
  createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? {})}`)
    .digest()

/** Somebody unknown still asks from somewhere: their keys are not those of everybody who is unknown. */
const fingerprint = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(`${request.ip}\n${request.headers['user-agent'] ?? ''}`)
    .digest('base64url')
    .slice(0, 16)
