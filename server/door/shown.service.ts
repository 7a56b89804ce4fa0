import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { By } from '../platform/access.ts'
import { Line } from '../queue/line.ts'
import { change, ticketOf } from '../queue/tickets.ts'

/** A purchase that is shown while somebody waits already: their open visits say so, and nobody at the desk asks for it again. */
@Injectable()
export class ShownService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly line: Line,
  ) {}

  /** One command for each bar where they have asked for help. */
  async everywhere(customerId: string): Promise<void> {
    const open = await this.database.query<{ id: string; bar: string }[]>(
      "SELECT id, bar_id AS bar FROM ticket WHERE customer_id = $1 AND proof = 'at_desk' AND state IN ('booked', 'waiting', 'called', 'helping', 'held')",
      [customerId],
    )
    const by: By = { kind: 'customer', id: customerId }
    for (const { id, bar } of open) {
      await this.line.change(bar, by, async (tx) => {
        const ticket = await ticketOf(tx, id)
        if (ticket.proof !== 'at_desk') return
        await change(tx, ticket, 'ticket.corrected', () => (ticket.proof = 'proven'), { what: 'proof' })
      })
    }
  }
}
