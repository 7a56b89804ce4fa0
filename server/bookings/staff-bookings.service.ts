import { Injectable } from '@nestjs/common'
import type { BookFor } from '../../shared/bookings.ts'
import type { StaffTicket, Way } from '../../shared/line.ts'
import type { By } from '../platform/access.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { Line, type LineTx } from '../queue/line.ts'
import { QueueService } from '../queue/queue.service.ts'
import { staffTicket } from '../queue/views.ts'
import { BookingsService } from './bookings.service.ts'

type Known = { proof: 'proven' | 'at_desk'; address: string | null }

/**
 * Booking for somebody who rings up or stands there, perhaps without a phone. Seats and times are the same for everybody; how many times one
 * person may have, and how often one may ask, are limits against hoarding by machines, and bind nobody who was talked to.
 */
@Injectable()
export class StaffBookingsService {
  constructor(
    private readonly line: Line,
    private readonly queue: QueueService,
    private readonly bookings: BookingsService,
  ) {}

  /** @throws Refusal slot_taken, slot_not_offered, topic_not_here, booked_already (a customer whom we know), not_valid, not_found */
  book(by: By, barId: string, { start, topic, customer, contact: typed, way, name, about }: BookFor): Promise<StaffTicket> {
    return this.line.change(barId, by, async (tx) => {
      const known = customer ? await knownCustomer(tx, customer, way) : null
      const contact = this.queue.contact(typed) ?? known?.address ?? null
      if (way === 'phone' && !contact?.startsWith('+'))
        throw new Refusal('not_valid', { field: 'contact', sentence: 'A phone number, please: we call them there.' })
      const who = { person: customer ?? newId(tx.now), customerId: customer ?? null, proof: known?.proof ?? 'at_desk' }
      return staffTicket(await this.bookings.enter(tx, { ...who, topicId: topic, way, name, about, contact, start: new Date(start) }))
    })
  }
}

/** Proof, and the verified address that messages go to unless another is given; whoever is to be rung needs a number. @throws Refusal not_found */
async function knownCustomer(tx: LineTx, customerId: string, way: Way): Promise<Known> {
  const [customer] = await tx.em.query<Known[]>(
    `SELECT c.proof, (SELECT address FROM contact k WHERE k.customer_id = c.id AND ($2 <> 'phone' OR k.kind = 'phone') ORDER BY verified_at, id LIMIT 1) AS address
     FROM customer c WHERE c.id = $1`,
    [customerId, way],
  )
  if (!customer) throw new Refusal('not_found', { sentence: 'We do not know this customer.', field: 'customer' })
  return customer
}
