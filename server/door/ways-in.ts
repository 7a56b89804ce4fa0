import { Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CodeSent, DoorMe } from '../../shared/door.ts'
import { Cookies } from '../auth/cookies.ts'
import { type Address, readAddress } from '../customers/address.ts'
import type { CustomerWho } from '../platform/access.ts'
import { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { newToken } from '../platform/secrets.ts'
import { CodesService, validMinutes } from './codes.service.ts'
import { DoorService } from './door.service.ts'
import { type Known, ProofsService } from './proofs.service.ts'
import { ShownService } from './shown.service.ts'

type Device = CustomerWho | undefined

/** Coming in and going out: what happens to the cookies of the device. */
@Injectable()
export class WaysIn {
  constructor(
    private readonly codes: CodesService,
    private readonly proofs: ProofsService,
    private readonly door: DoorService,
    private readonly shown: ShownService,
    private readonly cookies: Cookies,
    private readonly config: Config,
  ) {}

  /** A code is bound to the browser that asks for it, by a cookie of its own. */
  async ask(typed: string, network: string, request: FastifyRequest, reply: FastifyReply): Promise<CodeSent> {
    const address = this.address(typed)
    const asked = this.cookies.read(request.headers.cookie, 'asked') ?? newToken().token
    await this.codes.send(address, asked, network)
    this.cookies.give(reply, 'asked', asked)
    return { sent: true, validMinutes }
  }

  async verify(body: { address: string; code: string }, device: Device, network: string, request: FastifyRequest): Promise<Known> {
    const address = this.address(body.address)
    await this.codes.guess(address, body.code, this.cookies.read(request.headers.cookie, 'asked'), network)
    return this.proofs.byAddress(address, device)
  }

  async in(reply: FastifyReply, known: Promise<Known>): Promise<DoorMe> {
    const { customer, token } = await known
    if (token) this.cookies.give(reply, 'customer', token)
    const me = await this.door.me(customer)
    if (me.proof !== 'proven' || me.tickets.every(({ proof }) => proof !== 'at_desk')) return me
    await this.shown.everywhere(customer)
    return this.door.me(customer)
  }

  async out(reply: FastifyReply, device: Device): Promise<DoorMe> {
    await this.proofs.forget(device)
    this.cookies.take(reply, 'customer')
    this.cookies.take(reply, 'asked')
    return this.door.me(undefined)
  }

  private address(typed: string): Address {
    const address = readAddress(typed, this.config.SHOP_COUNTRY)
    if (!address) throw new Refusal('not_valid', { field: 'address', sentence: 'This is neither an e-mail address nor a phone number that we can read.' })
    if (address.kind === 'phone' && !this.config.SMS_URL) throw new Refusal('phone_not_offered', { field: 'address' })
    return address
  }
}
