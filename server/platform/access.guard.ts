import { type CanActivate, type ExecutionContext, Injectable, type OnApplicationBootstrap, type Type } from '@nestjs/common'
import { PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/internal'
import { DiscoveryService, MetadataScanner } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { type Audience, audienceKey, type Role, type ScreenWho, type StaffWho } from './access.ts'
import { Refusal } from './refusal.ts'

const rank: Record<Role, number> = { specialist: 1, supervisor: 2, admin: 3 }
/** Nest's numbers for what comes from outside: body, query, param. */
const fromOutside = /^[345]:/

/** Lets in whom `@For` names. Decides by the handler that will run, never by the path. */
@Injectable()
export class AccessGuard implements CanActivate, OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true
    const audience = Reflect.getMetadata(audienceKey, context.getHandler()) as Audience | undefined
    if (!audience) throw new Refusal('not_allowed')
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    if (audience === 'anyone') return true
    if (audience === 'customer') {
      if (!request.customer) throw new Refusal('prove_first')
      return true
    }
    if (audience === 'kiosk' || audience === 'board') return isScreen(request, audience)
    if (!request.staff) throw new Refusal('sign_in_first')
    if (rank[request.staff.role] < rank[audience]) throw new Refusal('not_allowed')
    const { bar } = request.params as { bar?: string }
    if (bar !== undefined && !worksAt(request.staff, bar)) throw new Refusal('not_your_bar')
    return true
  }

  /** A handler that nobody thought about must not be reachable, and nothing may come in unchecked: the start fails with their names. */
  onApplicationBootstrap(): void {
    const handlers = this.discovery.getControllers().flatMap(({ metatype }) => this.handlersOf(metatype as Type))
    const open = handlers.filter(({ handler }) => !Reflect.hasMetadata(audienceKey, handler)).map(({ name }) => `${name} lacks @For(…)`)
    const unchecked = handlers
      .filter(({ metatype, method }) => takesUnchecked(metatype, method))
      .map(({ name }) => `${name} takes a body, query or param without a schema`)
    const wrong = [...open, ...unchecked]
    if (wrong.length > 0) throw new Error(wrong.join('; '))
  }

  private handlersOf(metatype: Type) {
    return this.scanner
      .getAllMethodNames(metatype.prototype)
      .map((method) => ({ metatype, method, name: `${metatype.name}.${method}`, handler: metatype.prototype[method] as object }))
      .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
  }
}

/** A screen does what its kind does, at its own bar. */
function isScreen({ screen, params }: FastifyRequest, kind: ScreenWho['kind']): true {
  if (screen?.kind !== kind) throw new Refusal('pair_first')
  const { bar = screen.bar } = params as { bar?: string }
  if (bar.toLowerCase() !== screen.bar) throw new Refusal('not_your_bar')
  return true
}

/** Whether this person may act at the bar; for sockets as well as for routes. */
export const worksAt = (staff: StaffWho, bar: string): boolean => staff.role === 'admin' || staff.bars.includes(bar.toLowerCase())

/** Whether the person has at least this role. */
export const hasRole = (staff: StaffWho, role: Role): boolean => rank[staff.role] >= rank[role]

function takesUnchecked(metatype: Type, method: string): boolean {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, metatype, method) ?? {}) as Record<string, { schema?: unknown }>
  return Object.entries(args).some(([kind, { schema }]) => fromOutside.test(kind) && !schema)
}
