import { Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CustomerLogins } from '../customers/customer-logins.ts'
import type { CustomerWho, ScreenWho, StaffWho } from '../platform/access.ts'
import { Cookies } from './cookies.ts'
import { LostLogins } from './lost-logins.ts'
import { ScreenLogins } from './screen-logins.ts'
import { StaffLogins } from './staff-logins.ts'

export type Asker = { staff?: StaffWho; customer?: CustomerWho; screen?: ScreenWho }

/** Who is asking. Fills `request.staff`, `request.customer` and `request.screen` before any guard looks; one query for each cookie. */
@Injectable()
export class Asking implements OnModuleInit {
  constructor(
    private readonly server: HttpAdapterHost,
    private readonly cookies: Cookies,
    private readonly staff: StaffLogins,
    private readonly customers: CustomerLogins,
    private readonly screens: ScreenLogins,
    private readonly lost: LostLogins,
  ) {}

  onModuleInit(): void {
    // Commands without a server (demo content, an admin's first account) are asked by nobody.
    const fastify = this.server.httpAdapter?.getInstance<FastifyInstance | undefined>()
    fastify?.addHook('onRequest', (request, reply) => this.fill(request, reply))
  }

  /** Who sent this Cookie header; for a socket's handshake. */
  async whoOfCookies(header: string | undefined): Promise<Asker> {
    const { staff, customer, screen } = await this.read(header)
    return { ...(staff ? { staff } : {}), ...(customer ? { customer: customer.who } : {}), ...(screen ? { screen: screen.who } : {}) }
  }

  /** Which of these, who were known before, still are, with the same rights at least: their logins. For sockets, which were asked once. */
  async stillValid(whos: (StaffWho | ScreenWho)[]): Promise<Set<string>> {
    const [staff, screens] = await Promise.all([
      this.staff.stillValid(whos.filter((who) => who.kind === 'staff')),
      this.screens.stillValid(whos.flatMap((who) => (who.kind === 'staff' ? [] : [who.id]))),
    ])
    return new Set([...staff, ...screens])
  }

  /** Called at once with the id of each login that ends in this process. Returns how to stop listening. */
  onLost(listener: (login: string) => void): () => void {
    return this.lost.onLost(listener)
  }

  private async fill(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    // Pages and scripts are the same for everybody and cost no query. Nobody is let in here; whoever is not read stays unknown.
    if (!request.url.startsWith('/api')) return
    const { staff, customer, screen } = await this.read(request.headers.cookie)
    request.staff = staff ?? undefined
    request.customer = customer?.who
    request.screen = screen?.who
    if (customer?.renew) this.cookies.give(reply, 'customer', customer.token)
    if (screen?.renew) this.cookies.give(reply, 'screen', screen.token)
  }

  private async read(header: string | undefined) {
    const staffToken = this.cookies.read(header, 'staff')
    const token = this.cookies.read(header, 'customer')
    const screenToken = this.cookies.read(header, 'screen')
    const [staff, customer, screen] = await Promise.all([
      staffToken ? this.staff.who(staffToken) : null,
      token ? this.customers.who(token) : null,
      screenToken ? this.screens.who(screenToken) : null,
    ])
    return { staff, customer: customer && token ? { ...customer, token } : null, screen: screen && screenToken ? { ...screen, token: screenToken } : null }
  }
}
