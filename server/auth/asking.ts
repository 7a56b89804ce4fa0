import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CustomerLogins } from '../customers/customer-logins.ts'
import type { CustomerWho, StaffWho } from '../platform/access.ts'
import { Cookies } from './cookies.ts'
import { LostLogins } from './lost-logins.ts'
import { StaffLogins } from './staff-logins.ts'

export type Asker = { staff?: StaffWho; customer?: CustomerWho }

/** Who is asking. Fills `request.staff` and `request.customer` before any guard looks; one query for each cookie. */
@Injectable()
export class Asking implements OnModuleInit {
  constructor(
    private readonly server: HttpAdapterHost,
    private readonly cookies: Cookies,
    private readonly staff: StaffLogins,
    private readonly customers: CustomerLogins,
    private readonly lost: LostLogins,
  ) {}

  onModuleInit(): void {
    // Commands without a server (demo content, an admin's first account) are asked by nobody.
    const fastify = this.server.httpAdapter?.getInstance<FastifyInstance | undefined>()
    fastify?.addHook('onRequest', (request, reply) => this.fill(request, reply))
  }

  /** Who sent this Cookie header; for a socket's handshake. */
  async whoOfCookies(header: string | undefined): Promise<Asker> {
    const { staff, customer } = await this.read(header)
    return { ...(staff ? { staff } : {}), ...(customer ? { customer: customer.who } : {}) }
  }

  /** Whether somebody who was known before still is, with the same rights at least; for a socket, which was asked once. */
  stillValid(who: StaffWho | CustomerWho): Promise<boolean> {
    return who.kind === 'staff' ? this.staff.stillValid(who) : this.customers.stillValid(who.login)
  }

  /** Called at once with the id of each login that ends in this process. Returns how to stop listening. */
  onLost(listener: (login: string) => void): () => void {
    return this.lost.onLost(listener)
  }

  private async fill(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    // Pages and scripts are the same for everybody and cost no query. Nobody is let in here; whoever is not read stays unknown.
    if (!request.url.startsWith('/api')) return
    const { staff, customer } = await this.read(request.headers.cookie)
    request.staff = staff ?? undefined
    request.customer = customer?.who
    if (customer?.renew) this.cookies.give(reply, 'customer', customer.token)
  }

  private async read(header: string | undefined) {
    const staffToken = this.cookies.read(header, 'staff')
    const token = this.cookies.read(header, 'customer')
    const [staff, customer] = await Promise.all([staffToken ? this.staff.who(staffToken) : null, token ? this.customers.who(token) : null])
    return { staff, customer: customer && token ? { ...customer, token } : null }
  }
}
