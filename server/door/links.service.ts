import { Injectable } from '@nestjs/common'
import { hour, Tries } from '../auth/tries.ts'
import { TicketLinks } from '../notifications/ticket-links.ts'
import type { CustomerWho } from '../platform/access.ts'
import { Clock } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Known, ProofsService } from './proofs.service.ts'

/** The links in messages: whoever comes by one may see and change that one visit, and nothing else of that person. */
@Injectable()
export class LinksService {
  constructor(
    private readonly links: TicketLinks,
    private readonly proofs: ProofsService,
    private readonly tries: Tries,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not_found, too_many_tries */
  async open(ticketId: string, token: string, device: CustomerWho | undefined, network: string): Promise<Known> {
    const limit = { bucket: 'links network', key: network, most: 60, within: hour }
    await this.tries.spend([limit])
    if (!(await this.links.opens(ticketId, token)))
      throw new Refusal('not_found', { sentence: 'This link is not complete, or too old. Open it from the newest message again.' })
    await this.tries.giveBack([limit])
    return this.proofs.byLink(device, async (tx, customer) => {
      await tx.query(
        `INSERT INTO ticket_guest (ticket_id, customer_id, created_at)
         SELECT id, $2::uuid, $3 FROM ticket WHERE id = $1 AND customer_id IS DISTINCT FROM $2::uuid ON CONFLICT DO NOTHING`,
        [ticketId, customer, this.clock.now()],
      )
    })
  }
}
