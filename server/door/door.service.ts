import { Injectable } from '@nestjs/common'
import type { Asked, Book, DoorMe, Join } from '../../shared/door.ts'
import { BookingsService } from '../bookings/bookings.service.ts'
import { masked } from '../customers/address.ts'
import { Customers } from '../customers/customers.service.ts'
import type { By, CustomerWho } from '../platform/access.ts'
import { OwnTicketsService } from '../queue/own-tickets.service.ts'
import { type Entered, QueueService } from '../queue/queue.service.ts'
import { Eligibility } from './eligibility.ts'
import { Requests } from './requests.ts'

/** Who this device knows, and what they ask for. */
@Injectable()
export class DoorService {
  constructor(
    private readonly eligibility: Eligibility,
    private readonly queue: QueueService,
    private readonly bookings: BookingsService,
    private readonly customers: Customers,
    private readonly own: OwnTicketsService,
    private readonly requests: Requests,
  ) {}

  async me(customerId: string | undefined): Promise<DoorMe> {
    const customer = customerId ? await this.customers.one(customerId) : null
    if (!customer) return { known: false, name: null, proof: null, contacts: [], tickets: [] }
    const [contacts, tickets] = await Promise.all([this.customers.contacts(customer.id), this.own.all(customer.id)])
    return {
      known: true,
      name: customer.name,
      proof: customer.proof,
      contacts: contacts.map((contact) => ({ kind: contact.kind, masked: masked(contact) })),
      tickets,
    }
  }

  async join(who: CustomerWho, by: By, body: Join, network: string): Promise<Asked> {
    const request = await this.requests.read(who, body, network)
    const pass = await this.eligibility.pass(who.id, body.topic)
    return this.asked(who, await this.queue.join(by, pass, request))
  }

  async book(who: CustomerWho, by: By, { start, ...body }: Book, network: string): Promise<Asked> {
    const request = await this.requests.read(who, { ...body, here: false }, network)
    const pass = await this.eligibility.pass(who.id, body.topic)
    return this.asked(who, await this.bookings.book(by, pass, { ...request, start: new Date(start) }))
  }

  private async asked(who: CustomerWho, { ticketId, already }: Entered): Promise<Asked> {
    return { ticket: await this.own.view(who.id, ticketId), already }
  }
}
