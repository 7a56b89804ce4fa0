import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import type { Beside, ItemView } from '../../shared/beside.ts'
import { Customers } from '../customers/customers.service.ts'
import type { By, StaffWho } from '../platform/access.ts'
import { Items, type Owner } from '../purchases/items.service.ts'
import { CallingService } from '../queue/calling.service.ts'
import { facts } from '../queue/moves.ts'
import { change } from '../queue/tickets.ts'
import { BesideService, type Besides } from '../sessions/beside.service.ts'
import { RunningNotesService } from '../sessions/running-notes.service.ts'

/**
 * What lies beside a ticket while somebody helps. The thing that the help is about is asked for here, of the purchases room, and only
 * once the person was called: whoever waits is nobody's customer of anything. No answer about purchases is kept or goes to the line.
 */
@Injectable()
export class ItemsService {
  constructor(
    private readonly items: Items,
    private readonly customers: Customers,
    private readonly calling: CallingService,
    private readonly besides: BesideService,
    private readonly notes: RunningNotesService,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  /** @throws Refusal not_found */
  async beside(who: StaffWho, barId: string, ticketId: string): Promise<Beside> {
    const ticket = await this.besides.ticket(barId, ticketId)
    const called = wasCalled(ticket)
    const [passedOn, earlier, { notes, mayWrite }, item] = await Promise.all([
      this.besides.passedOn(ticket),
      this.besides.earlier(ticket),
      this.notes.of(who, barId, ticketId),
      called ? this.about(ticket) : null,
    ])
    const noItem = called ? 'no_purchase' : 'not_called'
    return { passedOn, earlier, running: notes, mayWrite, item, noItem: item ? null : noItem }
  }

  /**
   * Everything this person once bought, because they ask about something else. That it was looked at is an event; what was seen is
   * nowhere: the command answers nothing, so that nothing of it is kept for a retry either. @throws Refusal move_not_legal, called_by_other
   */
  async all(by: By, who: StaffWho, barId: string, ticketId: string): Promise<{ items: ItemView[] }> {
    const { customerId } = await this.calling.onOwn(by, who, barId, ticketId, async (tx, ticket) => {
      await change(tx, ticket, 'ticket.itemsShown', () => ticket.mustAllow('showItems'), {})
      return { customerId: ticket.customerId }
    })
    return { items: customerId ? await this.items.of(await this.owner(customerId)) : [] }
  }

  private async about({ id, customerId }: Besides): Promise<ItemView | null> {
    if (!customerId) return null
    const [[said], brought, owner] = await Promise.all([
      this.database.query<{ words: string }[]>(
        `SELECT t.about || ' ' || topic.name AS words FROM ticket t JOIN topic ON topic.id = t.topic_id WHERE t.id = $1`,
        [id],
      ),
      this.database.query<{ serial: string }[]>(`SELECT serial FROM device WHERE ticket_id = $1 AND serial <> ''`, [id]),
      this.owner(customerId),
    ])
    return this.items.about(owner, { serials: brought.map(({ serial }) => serial), words: said?.words ?? '' })
  }

  private async owner(customerId: string): Promise<Owner> {
    return { customerId, contacts: await this.customers.contacts(customerId) }
  }
}

const wasCalled = ({ state }: Besides): boolean => (facts.showItems.in as readonly string[]).includes(state)
